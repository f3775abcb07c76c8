//! `SortHeader`: a column's head that sorts by it.

use leptos::prelude::*;

use super::icon::{Icon, icons};

/// How a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// By another column.
    #[default]
    None,
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// What stands in a column, for its alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, from the line's start.
    #[default]
    Text,
    /// Numbers, at the line's end.
    Number,
}

/// A `th` with a button. The arrow shows only where the table is sorted.
#[component]
pub fn SortHeader(
    /// The column's name.
    #[prop(into)]
    label: Signal<String>,
    /// The column's unit, in a lighter ink.
    #[prop(optional, into)]
    unit: MaybeProp<String>,
    /// How it is sorted now.
    #[prop(into)]
    sorting: Signal<Sorting>,
    /// Asks to sort by it, or to turn the order.
    #[prop(into)]
    on_sort: Callback<()>,
    /// What stands in the column.
    #[prop(optional)]
    kind: ColumnKind,
) -> impl IntoView {
    let class = if kind == ColumnKind::Number { "cell--number" } else { "" };
    let aria = move || match sorting.get() {
        Sorting::None => None,
        Sorting::Ascending => Some("ascending"),
        Sorting::Descending => Some("descending"),
    };
    let arrow = move || match sorting.get() {
        Sorting::None => None,
        Sorting::Ascending => Some(view! { <Icon icon=icons::ARROW_UP /> }),
        Sorting::Descending => Some(view! { <Icon icon=icons::ARROW_DOWN /> }),
    };
    view! {
        <th scope="col" class=class aria-sort=aria>
            <button
                type="button"
                class="sort-header"
                class:sort-header--sorted=move || sorting.get() != Sorting::None
                on:click=move |_| on_sort.run(())
            >
                <span>{move || label.get()}</span>
                {move || unit.get().map(|unit| view! { <span class="table__unit">{unit}</span> })}
                {arrow}
            </button>
        </th>
    }
}
