//! The first visit: what this is, where the data stay, and four doors.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::actions::{Actions, Door};
use crate::app::i18n::{Text, fmt, t, texts::workbooks as words};
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
    let door_to = move |door: Door| Callback::new(move |()| spawn_local(actions.enter(door)));
    let file = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    view! {
        <section class="welcome">
            <div class="welcome__text">
            <h1 class="welcome__title" id=PAGE_TITLE_ID tabindex="-1">
                {t(words::first::TITLE)}
            </h1>
            <p class="welcome__line">{t(words::first::WHAT)}</p>
            <p class="welcome__line">{t(words::first::WHERE)}</p>
            <p class="welcome__line">{t(words::first::SHARE)}</p>
            <ul class="welcome__doors" aria-label=t(words::doors::LABEL)>
                {door(icons::STAR, words::doors::SAMPLE, words::doors::SAMPLE_NOTE, door_to(Door::Sample))}
                {door(icons::PASTE, words::doors::PASTE, words::doors::PASTE_NOTE, door_to(Door::Paste))}
                {door(icons::OPEN, words::doors::FILE, words::doors::FILE_NOTE, file)}
                {door(icons::ADD, words::doors::EMPTY, words::doors::EMPTY_NOTE, door_to(Door::Empty))}
            </ul>
            </div>
            {glimpse()}
            <input
                type="file"
                hidden
                tabindex="-1"
                accept=".json,.csv,.tsv,.txt,.xlsx"
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

/// A glimpse of the matrix beside the words: decoration, so it is hidden from screen readers and has no words.
fn glimpse() -> AnyView {
    // How long the name is, in percent, and its scores.
    const ROWS: [(u8, [u8; 4]); 7] = [
        (72, [10, 9, 10, 9]),
        (54, [9, 10, 8, 8]),
        (86, [8, 9, 9, 7]),
        (62, [9, 6, 7, 8]),
        (44, [6, 8, 5, 6]),
        (78, [5, 4, 7, 5]),
        (58, [3, 5, 2, 4]),
    ];
    let row = |(place, (length, scores)): (usize, (u8, [u8; 4]))| {
        let total = f64::from(scores.iter().copied().sum::<u8>()) / 4.0;
        let score = |score: u8| {
            view! {
                <span class=format!("glimpse__score heat heat--{score}")>{fmt::integer(f64::from(score))}</span>
            }
        };
        view! {
            {(place == 3).then(|| view! { <span class="glimpse__cut"></span> })}
            <span class="glimpse__name" style:inline-size=format!("{length}%")></span>
            {scores.map(score).into_iter().collect_view()}
            <span class="glimpse__total">{fmt::score_total(total)}</span>
        }
    };
    view! {
        <div class="glimpse" aria-hidden="true">
            {ROWS.into_iter().enumerate().map(row).collect_view()}
        </div>
    }
    .into_any()
}
