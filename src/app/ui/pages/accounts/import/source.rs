//! Where the table comes from: a file or a pasted block.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::exchange::table::{MAX_BYTES, TableError};
use web_sys::File;

use super::state::{ImportState, Source};
use crate::app::i18n::{fmt, t, texts, texts::import as words};
use crate::app::platform::file::{FileProblem, read_bytes};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Banner, FileDrop, TextArea, Tone};

/// A file to choose or drop, and a box to paste into.
#[component]
pub fn SourceStep(
    /// The import.
    state: ImportState,
) -> impl IntoView {
    let alive = Alive::here();
    let pasting = StoredValue::new(false);
    let on_files = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            spawn_local(take_file(alive, state, file));
        }
    };
    let on_input = move |typed: String| {
        state.pasted.set(typed);
        // A block that was pasted is whole; one that is being typed is not.
        if pasting.get_value() {
            pasting.set_value(false);
            read_pasted(state);
        }
    };
    view! {
        <div class="stack stack--loose">
            <FileDrop
                label=t(words::CHOOSE_FILE)
                note=words::file_note(fmt::file_size(MAX_BYTES as u64))
                accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                on_files=on_files
            />
            <div on:paste=move |_| pasting.set_value(true)>
                <TextArea
                    label=t(words::PASTE)
                    help=t(words::PASTE_HELP)
                    value=state.pasted
                    rows=8
                    on_input=on_input
                />
            </div>
        </div>
    }
}

/// Reads what stands in the box.
pub fn read_pasted(state: ImportState) {
    let text = state.pasted.get_untracked();
    if !text.trim().is_empty() {
        state.take_source(Source::Pasted(text.into()));
    }
}

/// Why there is no table, or why it cannot be taken in.
pub fn error_banner(error: String) -> AnyView {
    view! { <Banner tone=Tone::Danger title=t(words::CANNOT_READ)>{error}</Banner> }.into_any()
}

/// Reads a file that was chosen or dropped.
pub async fn take_file(alive: Alive, state: ImportState, file: File) {
    let name = file.name();
    let read = read_bytes(&file, MAX_BYTES as u64).await;
    // The page may have been left while a large file was read.
    if !alive.is() {
        return;
    }
    match read {
        Ok(bytes) => state.take_source(Source::File(name.into(), bytes.into())),
        Err(FileProblem::TooLarge { bytes }) => {
            state.start_again();
            let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
            state.fail(&TableError::TooLarge { bytes, limit: MAX_BYTES });
        }
        Err(_) => {
            state.start_again();
            state.error.set(Some(t(texts::files::open::UNREADABLE).to_owned()));
        }
    }
}
