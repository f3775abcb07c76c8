//! The top bar: the workbook's name, whether it is saved, undo and redo, search and commands, export.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{keys::palette_keys, model::ShellModel};
use crate::app::{
    i18n::{t, texts},
    ui::components::{Button, Icon, IconButton, Mirror, Tone, icons},
};

/// The bar over every page.
#[component]
pub fn TopBar(
    /// What the frame shows.
    model: ShellModel,
    /// Opens search and commands.
    on_palette: Callback<()>,
) -> impl IntoView {
    let open = move || model.name.with(Option::is_some);
    let undo = Signal::derive(move || {
        model.undo.get().map_or_else(|| t(texts::shell::NOTHING_TO_UNDO).to_owned(), texts::shell::undo_what)
    });
    let redo = Signal::derive(move || {
        model.redo.get().map_or_else(|| t(texts::shell::NOTHING_TO_REDO).to_owned(), texts::shell::redo_what)
    });
    let can_not_undo = Signal::derive(move || model.undo.with(Option::is_none));
    let can_not_redo = Signal::derive(move || model.redo.with(Option::is_none));
    view! {
        <header class="shell__top">
            <Show when=open>
                <WorkbookName model=model />
            </Show>
            <div
                class="shell__status"
                class:shell__status--problem=move || model.status.with(|status| status.tone == Tone::Danger)
                role="status"
            >
                <div class="shell__status-text" hidden=move || model.status.with(|status| status.text.is_empty())>
                    {move || model.status.get().text}
                </div>
            </div>
            <div class="shell__tools">
                <Show when=open>
                    <IconButton
                        label=undo
                        icon=icons::UNDO
                        mirror=Mirror::WithReading
                        disabled=can_not_undo
                        on_click=model.on_undo
                    />
                    <IconButton
                        label=redo
                        icon=icons::REDO
                        mirror=Mirror::WithReading
                        disabled=can_not_redo
                        on_click=model.on_redo
                    />
                </Show>
                <button
                    type="button"
                    class="button button--secondary shell__palette"
                    aria-haspopup="dialog"
                    aria-keyshortcuts="Control+K Meta+K"
                    aria-label=t(texts::shell::COMMANDS)
                    on:click=move |_| on_palette.run(())
                >
                    <Icon icon=icons::SEARCH />
                    <span class="shell__palette-label">{t(texts::shell::COMMANDS)}</span>
                    <kbd dir="ltr">{palette_keys()}</kbd>
                </button>
                <Show when=open>
                    <span class="shell__export">
                        <Button icon=icons::DOWNLOAD on_click=model.on_export>
                            <span class="shell__export-label">{t(texts::shell::EXPORT)}</span>
                        </Button>
                    </span>
                </Show>
            </div>
        </header>
    }
}

/// The name, renamed where it stands: Enter or leaving keeps it, Escape brings the old one back.
#[component]
fn WorkbookName(model: ShellModel) -> impl IntoView {
    let name = move || model.name.get().unwrap_or_default();
    let on_change = move |event: ev::Event| {
        let typed = event_target_value(&event).trim().to_owned();
        if typed.is_empty() {
            restore(&event, model);
        } else {
            model.on_rename.run(typed);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        match event.key().as_str() {
            "Enter" => drop(input.blur()),
            "Escape" => {
                restore(&event, model);
                drop(input.blur());
            }
            _ => {}
        }
    };
    view! {
        <input
            class="shell__name"
            type="text"
            dir="auto"
            maxlength="120"
            autocomplete="off"
            spellcheck="false"
            aria-label=t(texts::shell::NAME)
            title=t(texts::shell::NAME)
            readonly=move || !model.editable.get()
            prop:value=name
            on:change=on_change
            on:keydown=on_key
        />
    }
}

fn restore(event: &ev::Event, model: ShellModel) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(&model.name.get_untracked().unwrap_or_default());
    }
}
