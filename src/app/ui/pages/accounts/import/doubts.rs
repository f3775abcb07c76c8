//! Rows that look as if they were about no account, each with a box to take it all the same.

use leptos::prelude::*;
use linchpin::exchange::import::{Doubt, DoubtKind};
use linchpin::exchange::table::RawTable;

use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{
    fmt, t,
    texts::import::{doubt as words, problem},
};
use crate::app::ui::components::{Checkbox, LabelKind, LongTable};

/// The rows with what they look like.
pub(super) fn doubts(state: ImportState) -> AnyView {
    // What is taken is read by each box, so that pressing one leaves the table and the focus where they are.
    let rows = Memo::new(move |_| {
        let plan = state.plan.get().and_then(Result::ok);
        let undecided = |doubt: &Doubt| Doubt { is_taken: false, ..doubt.clone() };
        plan.map(|plan| plan.doubts.iter().map(undecided).collect::<Vec<_>>()).unwrap_or_default()
    });
    (move || Some(rows.get()).filter(|rows| !rows.is_empty()).map(|rows| section(state, rows))).into_any()
}

fn section(state: ImportState, rows: Vec<Doubt>) -> AnyView {
    let title = words::title(rows.len());
    let count = rows.len();
    let row = move |place: usize| rows.get(place).map_or_else(|| ().into_any(), |doubt| row(state, doubt));
    let heads = [problem::ROW, words::TAKE, problem::FOUND, words::LOOKS_LIKE].map(t);
    view! {
        <section class="stack import__list">
            <h3>{title.clone()}</h3>
            <p class="note">{t(words::NOTE)}</p>
            <LongTable label=title heads=heads count=count row=row />
        </section>
    }
    .into_any()
}

fn row(state: ImportState, doubt: &Doubt) -> AnyView {
    let number = doubt.row;
    let is_taken = Signal::derive(move || {
        state.plan.with(|plan| match plan {
            Some(Ok(plan)) => plan.doubts.iter().any(|doubt| doubt.row == number && doubt.is_taken),
            _ => false,
        })
    });
    let control = if doubt.has_name {
        let label = words::take_row(fmt::integer(f64::from(number)), &doubt.found);
        view! {
            <Checkbox
                label=label
                label_kind=LabelKind::Hidden
                checked=is_taken
                on_change=move |taken| state.choose_row(number, taken)
            />
        }
        .into_any()
    } else {
        view! { <span class="note">{t(words::NO_NAME)}</span> }.into_any()
    };
    let what = state.table.with_untracked(|table| table.as_ref().map(|table| looks_like(table, doubt.kind)));
    view! {
        <tr>
            <th scope="row">{fmt::integer(f64::from(number))}</th>
            <td>{control}</td>
            <td>
                <bdi class="import__found">{doubt.found.clone()}</bdi>
            </td>
            <td>
                <bdi class="import__found">{what}</bdi>
            </td>
        </tr>
    }
    .into_any()
}

/// What a row looks like.
pub(super) fn looks_like(table: &RawTable, kind: DoubtKind) -> String {
    match kind {
        DoubtKind::Total => t(words::TOTAL).to_owned(),
        DoubtKind::TotalOfBelow => t(words::TOTAL_OF_BELOW).to_owned(),
        DoubtKind::Heading { column: Some(column) } => words::heading_of(column_name(table, column)),
        DoubtKind::Heading { column: None } => t(words::HEADING).to_owned(),
        DoubtKind::PerhapsHeading => t(words::PERHAPS_HEADING).to_owned(),
        DoubtKind::Note => t(words::IS_NOTE).to_owned(),
    }
}
