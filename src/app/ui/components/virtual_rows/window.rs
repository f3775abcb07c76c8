//! The window over the rows: which of them are built, and how it moves.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::ui::alive::Alive;
use crate::app::ui::scroll_port::ScrollPort;

/// Rows kept above the window, so that the next turn of the wheel finds them built.
const ABOVE: usize = 4;
/// Rows kept beyond the window's height, above and below together.
const SPARE: usize = 10;
/// The window over the rows. The page makes it, hands it to [`VirtualRows`] and scrolls through it.
#[derive(Clone, Copy)]
pub struct RowWindow {
    pub(super) scroller: NodeRef<html::Div>,
    pub(super) head: NodeRef<html::Thead>,
    pub(super) foot: NodeRef<html::Tfoot>,
    pub(super) body: NodeRef<html::Tbody>,
    pub(super) start: RwSignal<usize>,
    pub(super) slots: RwSignal<usize>,
    pub(super) count: RwSignal<usize>,
    pub(super) row: StoredValue<f64>,
    alive: Alive,
}

impl RowWindow {
    /// A window at the first row.
    pub fn new() -> Self {
        Self {
            scroller: NodeRef::new(),
            head: NodeRef::new(),
            foot: NodeRef::new(),
            body: NodeRef::new(),
            start: RwSignal::new(0),
            slots: RwSignal::new(0),
            count: RwSignal::new(0),
            row: StoredValue::new(36.0),
            alive: Alive::here(),
        }
    }

    /// Scrolls as little as needed to see a row whole. Its view is there after the next microtask.
    pub fn reveal(self, row: usize) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let height = self.row.get_value();
        let head = self.head.get_untracked().map_or(0, |head| head.offset_height());
        let foot = self.foot.get_untracked().map_or(0, |foot| foot.offset_height());
        let port = ScrollPort::of(scroller.into());
        let seen = port.height() - f64::from(head + foot);
        let (top, bottom) = (row as f64 * height, (row + 1) as f64 * height);
        let now = port.top();
        if top < now {
            port.scroll_to(top);
        } else if bottom > now + seen {
            port.scroll_to((bottom - seen).ceil());
        }
        // The scroll event comes with the next frame; the row should be there before.
        self.follow_scroll();
    }

    /// The element of a row, if it is built now.
    pub fn row_element(self, row: usize) -> Option<HtmlElement> {
        let place = row.checked_sub(self.start.get_untracked())?;
        let rows = self.body.get_untracked()?.children();
        rows.item(u32::try_from(place).ok()?)?.dyn_into().ok()
    }

    /// The row that Tab leads to: the wanted one where it has a view now, else the first row that is seen.
    pub fn tab_row(self, wanted: usize) -> usize {
        let (start, slots) = (self.start.get(), self.slots.get());
        let last = self.count.get().saturating_sub(1);
        if (start..start + slots).contains(&wanted) { wanted } else { (start + ABOVE).min(last) }
    }

    /// Whether an element is the scroll region itself, which takes the focus when the focused row leaves the window.
    pub fn is_region(self, element: &Element) -> bool {
        self.scroller.get_untracked().is_some_and(|scroller| scroller.is_same_node(Some(element)))
    }

    /// How many rows fit the window whole: what Page Up and Page Down move by.
    pub fn page_rows(self) -> usize {
        let height = self.scroller.get_untracked().map_or(0.0, |scroller| ScrollPort::of(scroller.into()).height());
        places((height / self.row.get_value() - 1.0).max(1.0))
    }

    /// Does something once the table shows what was just changed, and before the next key comes.
    pub fn soon(self, act: impl FnOnce() + 'static) {
        self.alive.soon(act);
    }

    /// Does something before the next frame is drawn, if the table is still there then.
    fn next_frame(self, act: impl FnOnce() + 'static) {
        self.alive.next_frame(act);
    }

    pub(super) fn follow_scroll(self) {
        // A scroll is told of in the next frame too.
        if !self.alive.is() {
            return;
        }
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let first = places(ScrollPort::of(scroller.into()).top() / self.row.get_value());
        // By twos: half as many updates while the wheel turns.
        let wanted = first.saturating_sub(ABOVE) & !1;
        let last = self.count.get_untracked().saturating_sub(self.slots.get_untracked());
        let next = wanted.min(last);
        self.go_to(next);
    }

    pub(super) fn go_to(self, next: usize) {
        let now = self.start.get_untracked();
        if next != now {
            self.release_focus(next);
            self.start.set(next);
            self.turn_rows(now, next);
        }
    }

    /// A slot that is about to show another row must not keep a half-typed text: the table takes the focus, so the
    /// control hears `change` and `blur` while its row is still its own.
    fn release_focus(self, next: usize) {
        let (Some(body), Some(scroller)) = (self.body.get_untracked(), self.scroller.get_untracked()) else { return };
        let Some(active) = document().active_element().filter(|active| body.contains(Some(active))) else { return };
        let kept = next..next + self.slots.get_untracked();
        let start = self.start.get_untracked();
        let leaves = (0..body.children().length())
            .filter(|place| !kept.contains(&(start + *place as usize)))
            .filter_map(|place| body.children().item(place))
            .any(|row| row.contains(Some(&active)));
        if leaves {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = scroller.focus_with_options(&options);
        }
    }

    /// Slot `k` shows the rows `i ≡ k (mod slots)`, so a scroll is a rotation: take the shorter way around.
    fn turn_rows(self, before: usize, after: usize) {
        let (Some(body), slots) = (self.body.get_untracked(), self.slots.get_untracked()) else { return };
        if slots == 0 {
            return;
        }
        let forward = (after % slots + slots - before % slots) % slots;
        for _ in 0..forward.min(slots - forward) {
            let (Some(first), Some(last)) = (body.first_element_child(), body.last_element_child()) else { return };
            let _ = if forward <= slots - forward { put_after(&last, &first) } else { put_before(&first, &last) };
        }
    }

    /// Measures a row and the window, and makes as many slots as are needed. They start anew, in order.
    pub(super) fn measure(self) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let style = window().get_computed_style(&scroller).ok().flatten();
        let token = style.and_then(|style| style.get_property_value("--virtual-row").ok()).unwrap_or_default();
        if let Ok(row) = token.trim().trim_end_matches("px").parse::<f64>() {
            self.row.set_value(row.max(16.0));
        }
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0);
        self.set_slots(places((height / self.row.get_value()).ceil()) + SPARE);
    }

    pub(super) fn set_slots(self, slots: usize) {
        if slots != self.slots.get_untracked() {
            self.start.set(0);
            self.slots.set(slots);
            // New slots stand in order from the first row; once they are built, go to where the person is.
            self.next_frame(move || self.follow_scroll());
        }
    }
}

impl Default for RowWindow {
    fn default() -> Self {
        Self::new()
    }
}

fn put_after(place: &Element, moved: &Element) -> Option<()> {
    place.parent_node()?.insert_before(moved, place.next_sibling().as_ref()).ok().map(drop)
}

fn put_before(place: &Element, moved: &Element) -> Option<()> {
    place.parent_node()?.insert_before(moved, Some(place)).ok().map(drop)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows: small and not negative")]
fn places(number: f64) -> usize {
    number.max(0.0) as usize
}
