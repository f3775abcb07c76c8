//! The table of a chart's numbers.

use leptos::prelude::*;

use crate::app::{
    i18n::{fmt, texts},
    ui::components::ColumnKind,
};

/// More rows than this are the accounts' own table.
const MOST: usize = 500;

/// The same numbers as in the picture, written out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableData {
    /// What the table shows.
    pub caption: String,
    /// The columns: names with units, and what stands in them. The first names the row.
    pub columns: Vec<(String, ColumnKind)>,
    /// The rows, each with as many texts as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The table.
#[component]
pub fn ChartTable(
    /// What it shows.
    data: TableData,
) -> impl IntoView {
    let TableData { caption, columns, rows } = data;
    let total = rows.len();
    let class = |kind: ColumnKind| if kind == ColumnKind::Number { "cell--number" } else { "" };
    let kinds: Vec<ColumnKind> = columns.iter().map(|(_, kind)| *kind).collect();
    let head = columns.into_iter().map(|(name, kind)| view! { <th scope="col" class=class(kind)>{name}</th> });
    let row = |texts: Vec<String>| {
        let cells = texts.into_iter().enumerate().map(|(place, text)| {
            if place == 0 {
                view! { <th scope="row"><bdi>{text}</bdi></th> }.into_any()
            } else {
                view! { <td class=class(kinds.get(place).copied().unwrap_or_default())>{text}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let note = (total > MOST).then(|| {
        let (shown, total) = (fmt::integer(MOST as f64), fmt::integer(total as f64));
        view! { <p class="note">{texts::charts::table_cut(shown, total)}</p> }
    });
    let label = caption.clone();
    view! {
        <div class="table-scroll table-scroll--framed chart-card__table" role="region" tabindex="0" aria-label=label>
            <table class="table table--compact table--sticky-first">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{rows.into_iter().take(MOST).map(row).collect_view()}</tbody>
            </table>
        </div>
        {note}
    }
}
