//! `FileDrop`: opens files by a button, or by dropping them on it or beside it.

use leptos::{ev, html, prelude::*};
use web_sys::File;

use super::icon::{Icon, IconSize, icons};
use super::stray_drop::{StrayDrops, files_of};

/// How many files are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileCount {
    /// The first one.
    #[default]
    One,
    /// All of them.
    Many,
}

/// A button that opens files and an area to drop them on.
#[component]
pub fn FileDrop(
    /// The button's words: "Choose a file".
    #[prop(into)]
    label: Signal<String>,
    /// What is taken and how: "or drop it here · JSON, CSV, up to 50 MB".
    #[prop(into)]
    note: Signal<String>,
    /// Kinds the file picker shows first: ".csv,.txt". Anything can be dropped.
    #[prop(into)]
    accept: String,
    /// How many files are taken.
    #[prop(optional)]
    count: FileCount,
    /// The files, never none.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // Entering a child fires a leave of the parent: the depth tells when the files have really left.
    let depth = RwSignal::new(0_i32);
    let take = move |mut files: Vec<File>| {
        if count == FileCount::One {
            files.truncate(1);
        }
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    let on_pick = move |_| {
        if let Some(input) = input.get_untracked() {
            take(files_of(input.files()));
            // The same file may be chosen again after it was mended.
            input.set_value("");
        }
    };
    let on_drop = move |event: ev::DragEvent| {
        event.prevent_default();
        depth.set(0);
        take(files_of(event.data_transfer().and_then(|data| data.files())));
    };
    if let Some(drops) = use_context::<StrayDrops>() {
        drops.take_here(Callback::new(move |files| {
            take(files);
            true
        }));
    }
    view! {
        <div
            class="file-drop"
            class:file-drop--over=move || { depth.get() > 0 }
            on:dragenter=move |event| {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
            }
            on:dragover=move |event| event.prevent_default()
            on:dragleave=move |_| depth.update(|depth| *depth = (*depth - 1).max(0))
            on:drop=on_drop
        >
            <Icon icon=icons::FILE_UP size=IconSize::Large />
            <button
                type="button"
                class="button button--secondary"
                on:click=move |_| {
                    if let Some(input) = input.get_untracked() {
                        input.click();
                    }
                }
            >
                {move || label.get()}
            </button>
            <p class="file-drop__note">{move || note.get()}</p>
            <input
                type="file"
                hidden
                tabindex="-1"
                accept=accept
                multiple=count == FileCount::Many
                aria-label=move || label.get()
                on:change=on_pick
                node_ref=input
            />
        </div>
    }
}
