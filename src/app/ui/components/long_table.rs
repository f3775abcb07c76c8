//! A table in the flow of the page: its first rows whole, and all of them when asked.

use leptos::prelude::*;

use super::button::{Button, ControlSize};
use crate::app::i18n::{fmt, t, texts};

/// So many rows are shown at first.
const FIRST: usize = 10;
/// More rows than this are counted, not shown.
const MOST: usize = 1_000;

/// The table. Below it stands how many rows there are more.
#[component]
pub fn LongTable(
    /// Its name.
    label: String,
    /// What stands over its columns.
    heads: [&'static str; 4],
    /// How many rows there are.
    count: usize,
    /// A row by its place.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let shown = move || if is_whole.get() { count.min(MOST) } else { count.min(FIRST) };
    let head = heads.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view();
    let rows = move || (0..shown()).map(|place| row.run(place)).collect_view();
    let below = (count > FIRST).then(|| {
        let all = fmt::integer(count.min(MOST) as f64);
        let text = move || {
            if is_whole.get() { t(texts::components::SHOW_FEWER).to_owned() } else { texts::components::show_all(&all) }
        };
        let rest = move || {
            (is_whole.get() && count > MOST)
                .then(|| view! { <span class="note">{texts::common::words::and_more(count - MOST)}</span> })
        };
        view! {
            <div class="row">
                <Button size=ControlSize::Small on_click=move |()| is_whole.update(|it| *it = !*it)>{text}</Button>
                {rest}
            </div>
        }
    });
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=label>
            <table class="table table--compact">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {below}
    }
}
