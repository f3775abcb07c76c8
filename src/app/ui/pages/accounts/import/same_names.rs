//! Names that stand in several cities, with a box that makes an account of each.

use leptos::prelude::*;
use linchpin::exchange::import::SameName;

use super::state::ImportState;
use crate::app::i18n::{fmt, t, texts, texts::import::same_name as words};
use crate::app::ui::components::{Checkbox, LongTable};

/// The names with their places, and the box.
pub(super) fn same_names(state: ImportState) -> AnyView {
    // The same names stand there whatever is chosen, so that pressing the box leaves it where it is, with the focus.
    let names = Memo::new(move |_| {
        let plan = state.plan.get().and_then(Result::ok);
        plan.map(|plan| plan.same_names.clone()).unwrap_or_default()
    });
    (move || Some(names.get()).filter(|names| !names.is_empty()).map(|names| section(state, names))).into_any()
}

fn section(state: ImportState, names: Vec<SameName>) -> AnyView {
    let count = names.len();
    let title = words::title(count);
    let row = move |place: usize| names.get(place).map_or_else(|| ().into_any(), row);
    let heads = [texts::common::terms::ACCOUNT, words::PLACES, words::ROWS, words::COUNT].map(t);
    view! {
        <section class="stack import__list">
            <h3>{title.clone()}</h3>
            <p class="note">{t(words::NOTE)}</p>
            <Checkbox
                label=t(words::BOX)
                checked=Signal::derive(move || state.is_by_place())
                on_change=move |by_place| state.choose_by_place(by_place)
            />
            <LongTable label=title heads=heads count=count row=row />
        </section>
    }
    .into_any()
}

fn row(name: &SameName) -> AnyView {
    let rows: Vec<String> = name.rows.iter().map(|row| fmt::integer(f64::from(*row))).collect();
    view! {
        <tr>
            <th scope="row">
                <bdi class="import__found">{name.name.clone()}</bdi>
            </th>
            <td>
                <bdi class="import__found">{fmt::joined(&name.places)}</bdi>
            </td>
            <td>{fmt::joined(&rows)}</td>
            <td>{fmt::integer(name.rows.len() as f64)}</td>
        </tr>
    }
    .into_any()
}
