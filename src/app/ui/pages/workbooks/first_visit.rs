//! The first visit: what this is, where the data stay, and four doors.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::actions::Actions;
use crate::app::i18n::{Text, t, texts::workbooks as words};
use crate::app::ui::components::{Icon, IconRef, IconSize, PAGE_TITLE_ID, icons};

/// What a newcomer sees.
#[component]
pub fn FirstVisit(
    /// What the doors do.
    actions: Actions,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let pick = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.item(0)) {
            spawn_local(actions.open_file(chosen));
        }
        input.set_value("");
    };
    let sample = Callback::new(move |()| spawn_local(async move { actions.open_sample().await }));
    let paste = Callback::new(move |()| spawn_local(async move { actions.start_with_paste().await }));
    let empty = Callback::new(move |()| spawn_local(async move { actions.start_empty().await }));
    let file = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    view! {
        <section class="welcome">
            <h1 class="welcome__title" id=PAGE_TITLE_ID tabindex="-1">
                {t(words::first::TITLE)}
            </h1>
            <p class="welcome__line">{t(words::first::WHAT)}</p>
            <p class="welcome__line">{t(words::first::WHERE)}</p>
            <p class="welcome__line">{t(words::first::SHARE)}</p>
            <ul class="welcome__doors" aria-label=t(words::doors::LABEL)>
                {door(icons::STAR, words::doors::SAMPLE, words::doors::SAMPLE_NOTE, sample)}
                {door(icons::PASTE, words::doors::PASTE, words::doors::PASTE_NOTE, paste)}
                {door(icons::OPEN, words::doors::FILE, words::doors::FILE_NOTE, file)}
                {door(icons::ADD, words::doors::EMPTY, words::doors::EMPTY_NOTE, empty)}
            </ul>
            <input
                type="file"
                hidden
                tabindex="-1"
                accept=".json,.csv,.tsv,.txt"
                aria-label=t(words::doors::FILE)
                on:change=pick
                node_ref=input
            />
        </section>
    }
}

fn door(icon: IconRef, name: Text, note: Text, on_click: Callback<()>) -> AnyView {
    let note_id = crate::app::ui::components::element_id("door");
    view! {
        <li>
            <button type="button" class="door" aria-describedby=note_id.clone() on:click=move |_| on_click.run(())>
                <Icon icon=icon size=IconSize::Large />
                <span class="door__name">{t(name)}</span>
            </button>
            <p class="door__note" id=note_id>
                {t(note)}
            </p>
        </li>
    }
    .into_any()
}
