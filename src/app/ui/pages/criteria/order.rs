//! Dragging a criterion to another place of a list.

use leptos::{ev, html, prelude::*};
use linchpin::model::CriterionId;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is being dragged, and where it would come to stand.
#[derive(Clone, Copy)]
pub struct Drag {
    list: NodeRef<html::Ol>,
    dragged: RwSignal<Option<CriterionId>>,
    place: RwSignal<usize>,
}

impl Drag {
    /// Nothing is dragged; the rows are the children of the list.
    pub fn new(list: NodeRef<html::Ol>) -> Self {
        Self { list, dragged: RwSignal::new(None), place: RwSignal::new(0) }
    }

    /// Whether a criterion is being dragged.
    pub fn is_dragged(self, id: CriterionId) -> bool {
        self.dragged.get() == Some(id)
    }

    /// Where the line stands that shows the new place, in px from the list's top; none while nothing is dragged.
    pub fn line(self) -> Option<f64> {
        self.dragged.get()?;
        let place = self.place.get();
        let list = self.list.get_untracked()?;
        let top = list.get_bounding_client_rect().top();
        let rows = rows(&list);
        let edge = match rows.get(place) {
            Some(row) => row.get_bounding_client_rect().top(),
            None => rows.last()?.get_bounding_client_rect().bottom(),
        };
        Some(edge - top)
    }

    /// Takes hold of a criterion.
    pub fn start(self, id: CriterionId, event: &ev::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        if let Some(handle) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Without the capture the drag ends at the handle's edge; it then simply does nothing.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        self.dragged.set(Some(id));
        self.follow(event);
    }

    /// Follows the pointer.
    pub fn follow(self, event: &ev::PointerEvent) {
        if self.dragged.with_untracked(Option::is_none) {
            return;
        }
        let Some(list) = self.list.get_untracked() else { return };
        let y = f64::from(event.client_y());
        let middle = |row: &Element| {
            let rect = row.get_bounding_client_rect();
            rect.top() + rect.height() / 2.0
        };
        self.place.set(rows(&list).iter().filter(|row| middle(row) < y).count());
    }

    /// Lets go of the criterion that stood at a place, and gives the place it is to stand at: where the line is.
    pub fn drop_from(self, from: usize) -> Option<usize> {
        self.dragged.get_untracked()?;
        self.dragged.set(None);
        let gap = self.place.get_untracked();
        // The gaps behind it close by one when it is taken out.
        Some(if gap > from { gap - 1 } else { gap })
    }

    /// Lets it go where it was.
    pub fn cancel(self) {
        self.dragged.set(None);
    }
}

fn rows(list: &Element) -> Vec<Element> {
    let children = list.children();
    (0..children.length()).filter_map(|at| children.item(at)).filter(|row| row.tag_name() == "LI").collect()
}
