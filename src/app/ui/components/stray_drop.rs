//! Files that are dropped beside every place for them: the page takes them as if they were dropped on its place. Where it
//! has none, it is said where files go. The browser never leaves the page for them.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, File, FileList};

use super::badge::Tone;
use super::toast::Toasts;
use crate::app::i18n::{t, texts};

/// Takes files, or says that they cannot be taken now.
type Take = Callback<Vec<File>, bool>;

/// The places on the page that take files: a handle, copied freely. The shell makes it once and provides it.
#[derive(Clone, Copy)]
pub struct StrayDrops(StoredValue<Places>);

// The places by their numbers, the one that came last at the end.
#[derive(Default)]
struct Places {
    made: u32,
    list: Vec<(u32, Take)>,
}

impl StrayDrops {
    /// Listens for files that no place has taken.
    pub fn listen(toasts: Toasts) -> Self {
        let drops = Self(StoredValue::new(Places::default()));
        let over = window_event_listener(ev::dragover, |event| {
            if has_files(&event) {
                event.prevent_default();
            }
        });
        let drop = window_event_listener(ev::drop, move |event| {
            if event.default_prevented() || !has_files(&event) {
                return;
            }
            event.prevent_default();
            let files = files_of(event.data_transfer().and_then(|data| data.files()));
            let last = drops.0.with_value(|places| places.list.last().map(|(_, take)| *take));
            if !files.is_empty() && last.and_then(|take| take.try_run(files)) != Some(true) {
                toasts.tell(Tone::Neutral, t(texts::components::DROP_ELSEWHERE));
            }
        });
        on_cleanup(move || {
            over.remove();
            drop.remove();
        });
        drops
    }

    /// Gives the files to what is being built now, as long as it is there. What is built later, such as a dialog above
    /// it, comes first.
    pub fn take_here(self, take: Take) {
        let place = self.0.try_update_value(|places| {
            places.made += 1;
            places.list.push((places.made, take));
            places.made
        });
        on_cleanup(move || {
            self.0.try_update_value(|places| places.list.retain(|(other, _)| Some(*other) != place));
        });
    }
}

/// Whether a dialog stands above the page, which the page should not act behind.
pub fn is_covered() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// The files of a list.
pub fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|place| list.item(place)).collect()).unwrap_or_default()
}

// Texts and rows of the page itself are dragged, too: they are not ours.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}
