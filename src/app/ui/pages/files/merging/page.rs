//! The records that differ, so many at a time.

use leptos::{html, prelude::*};

use super::Merging;
use super::record::record;
use crate::app::i18n::{fmt, t, texts::files::merging as words};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ControlSize};

/// So many records make a page.
const OF_PAGE: usize = 20;

/// The page that is looked at, and the way to the next one.
#[component]
pub fn Pages(
    /// What differs.
    merging: Merging,
) -> impl IntoView {
    let found = Memo::new(move |_| merging.found());
    let wanted = RwSignal::new(0);
    // What is looked for begins at its first page.
    Effect::new(move || {
        found.track();
        wanted.set(0);
    });
    let page = Memo::new(move |_| wanted.get().min(found.with(Vec::len).saturating_sub(1) / OF_PAGE));
    let list = NodeRef::<html::Ul>::new();
    let alive = Alive::here();
    let turn = move |to: usize| {
        wanted.set(to);
        alive.soon(move || {
            if let Some(list) = list.get_untracked() {
                list.scroll_into_view();
            }
        });
    };
    let rows = move || {
        let places = found.get();
        let rows = merging.rows();
        let of_page = places.iter().skip(page.get() * OF_PAGE).take(OF_PAGE);
        of_page.map(|place| record(merging, &rows[*place].name, &rows[*place].difference)).collect_view()
    };
    view! {
        <div class="merge__heads" aria-hidden="true">
            <span></span>
            <span>{t(words::HERE)}</span>
            <span>{t(words::FILE)}</span>
        </div>
        <ul class="merge__records" role="list" aria-live="off" node_ref=list>
            {rows}
        </ul>
        {move || {
            let count = found.with(Vec::len);
            if count == 0 {
                return view! { <p class="muted">{t(words::NOT_FOUND)}</p> }.into_any();
            }
            (count > OF_PAGE).then(|| pager(page, count, turn)).into_any()
        }}
    }
}

fn pager(page: Memo<usize>, count: usize, turn: impl Fn(usize) + Copy + Send + Sync + 'static) -> AnyView {
    let last = (count - 1) / OF_PAGE;
    let number = |number: usize| fmt::integer(number as f64);
    let range = move || {
        let first = page.get() * OF_PAGE;
        words::range(number(first + 1), number((first + OF_PAGE).min(count)), number(count))
    };
    view! {
        <div class="row row--end">
            <span class="note number">{range}</span>
            <Button
                size=ControlSize::Small
                disabled=Signal::derive(move || page.get() == 0)
                on_click=Callback::new(move |()| turn(page.get_untracked().saturating_sub(1)))
            >
                {t(words::PREVIOUS)}
            </Button>
            <Button
                size=ControlSize::Small
                disabled=Signal::derive(move || page.get() >= last)
                on_click=Callback::new(move |()| turn(page.get_untracked() + 1))
            >
                {t(words::NEXT)}
            </Button>
        </div>
    }
    .into_any()
}
