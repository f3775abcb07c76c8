//! The command palette: everything that can be done or opened, found by typing.

use leptos::{ev, html, prelude::*};

use super::{
    matching::rank,
    model::{PaletteItem, ShellModel},
    overlays::Typed,
    rail::icon_of,
    router::Router,
};
use crate::app::{
    i18n::{t, texts},
    ui::components::{Icon, dialog::show_modal_and_return_focus, element_id, icons},
};

/// More than this is not read but searched further.
const MOST: usize = 40;

/// Search and commands, while open.
#[component]
pub fn Palette(
    /// What the frame shows and can do.
    model: ShellModel,
    /// Where the person is.
    router: Router,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Opens the list of keys.
    help: RwSignal<bool>,
    /// What was typed before it was there.
    typed: StoredValue<Typed>,
) -> impl IntoView {
    let taken = move || typed.try_update_value(std::mem::take).unwrap_or_default();
    let shown = move || view! { <OpenPalette model=model router=router open=open help=help typed=taken() /> };
    view! { {move || open.get().then(shown)} }
}

#[component]
fn OpenPalette(
    model: ShellModel,
    router: Router,
    open: RwSignal<bool>,
    help: RwSignal<bool>,
    typed: Typed,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    show_modal_and_return_focus(dialog);
    let query = RwSignal::new(typed.text);
    let chosen = RwSignal::new(0_usize);
    let own = StoredValue::new(own_items(model, router, help));
    let found = Memo::new_with_compare(
        move |_| {
            let query = query.get();
            let mut items = own.get_value();
            items.extend(model.find.run(query.trim().to_owned()));
            rank(&query, items, |item| &item.label, MOST)
        },
        |_, _| true,
    );
    let id = element_id("palette");
    let list_id = format!("{id}-list");
    let option_id = {
        let id = id.clone();
        move |place: usize| format!("{id}-{place}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || option_id(chosen.get())
    };
    let run = move |place: usize| {
        if let Some(item) = found.with_untracked(|found| found.get(place).cloned()) {
            // First the dialog goes, so that what is opened next receives the focus.
            open.set(false);
            item.on_select.run(());
        }
    };
    // Where nothing is found, the field says so and waits for other letters.
    Effect::new(move || {
        if typed.is_entered {
            run(0);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let here = chosen.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.set((here + 1) % count),
            "ArrowUp" if count > 0 => chosen.set((here + count - 1) % count),
            "Enter" => run(here),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(place, item): (usize, PaletteItem)| {
        let option = option_id(place);
        let shown = option.clone();
        Effect::new(move || {
            if chosen.get() == place {
                scroll_into_view(&shown);
            }
        });
        view! {
            <li
                class="palette__item"
                id=option
                role="option"
                aria-selected=move || (chosen.get() == place).to_string()
                on:mousemove=move |_| chosen.set(place)
                on:click=move |_| run(place)
            >
                {item.icon.map(|icon| view! { <Icon icon=icon /> })}
                <bdi class="truncate">{item.label}</bdi>
                <span class="palette__group">{item.group}</span>
            </li>
        }
    };
    let none = move || {
        let typed = query.get();
        found.with(Vec::is_empty).then(|| view! { <p class="palette__none">{texts::shell::nothing_found(typed)}</p> })
    };
    view! {
        <dialog
            class="dialog dialog--palette"
            aria-label=t(texts::shell::COMMANDS)
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                open.set(false);
            }
            on:mousedown=move |event: ev::MouseEvent| {
                if event.target() == event.current_target() {
                    open.set(false);
                }
            }
            node_ref=dialog
        >
            <div class="palette">
                <input
                    class="palette__input"
                    type="text"
                    dir="auto"
                    role="combobox"
                    autocomplete="off"
                    autofocus
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls=list_id.clone()
                    aria-activedescendant=active_id
                    aria-label=t(texts::shell::COMMANDS)
                    placeholder=t(texts::shell::COMMANDS_HINT)
                    prop:value=query.get_untracked()
                    on:input=move |event| {
                        query.set(event_target_value(&event));
                        chosen.set(0);
                    }
                    on:keydown=on_key
                />
                {none}
                <ul class="palette__list" role="listbox" id=list_id aria-label=t(texts::shell::COMMANDS)>
                    {move || found.get().into_iter().enumerate().map(&option).collect_view()}
                </ul>
            </div>
        </dialog>
    }
}

/// What the frame itself offers: the pages, undo and redo, export, the list of keys.
fn own_items(model: ShellModel, router: Router, help: RwSignal<bool>) -> Vec<PaletteItem> {
    let group = t(texts::shell::GROUP_COMMAND).to_owned();
    let command = |label: String, icon, on_select| PaletteItem { label, group: group.clone(), icon, on_select };
    let mut items = Vec::new();
    for route in model.routes.get_untracked() {
        items.push(PaletteItem {
            label: t(route.name()).to_owned(),
            group: t(texts::shell::GROUP_PAGE).to_owned(),
            icon: Some(icon_of(route)),
            on_select: Callback::new(move |()| router.go(route)),
        });
    }
    if let Some(what) = model.undo.get_untracked() {
        items.push(command(texts::shell::undo_what(what), Some(icons::UNDO), model.on_undo));
    }
    if let Some(what) = model.redo.get_untracked() {
        items.push(command(texts::shell::redo_what(what), Some(icons::REDO), model.on_redo));
    }
    if model.name.with_untracked(Option::is_some) {
        items.push(command(t(texts::shell::EXPORT_WORKBOOK).to_owned(), Some(icons::DOWNLOAD), model.on_export));
    }
    let keys = t(texts::shell::shortcuts::TITLE).to_owned();
    items.push(command(keys, Some(icons::KEYBOARD), Callback::new(move |()| help.set(true))));
    items
}

fn scroll_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
