//! `VirtualRows`: a real table that carries tens of thousands of rows and builds only those that are seen.
//!
//! As many row *slots* exist as fit the window, and a few more. A slot shows one row; scrolling gives the slots that
//! left the window the numbers of the rows that entered it and moves them to the other end, so a row's view is built
//! once and then only its texts change, while the order in the page stays the order that is read. Two spacers keep
//! the table as tall as all its rows.

mod window;

use leptos::{ev, prelude::*};

pub use self::window::RowWindow;
use crate::app::i18n::{fmt, texts};
use crate::app::ui::scroll_port::listen_page_scroll;

/// More rows than this are not printed: it is fifty pages.
const MOST_PRINTED: usize = 2_000;

/// How tall a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowHeight {
    /// 36 px, 44 on touch.
    #[default]
    Normal,
    /// 28 px.
    Compact,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnWidth {
    /// So many px.
    Fixed(u32),
    /// What is left, but no less than so many px.
    Grow(u32),
}

/// As narrow as the first column may be on a phone, in px: what scrolls beside it needs room for a whole column.
const LEAST_ON_A_PHONE: u32 = 192;

/// What the table is to a screen reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableRole {
    /// To be read; what can be pressed in it is reached by Tab.
    #[default]
    Table,
    /// An ARIA grid: the page moves the focus from cell to cell.
    Grid,
}

/// How one row stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowState {
    /// Whether it is selected; none where rows are not selected at all.
    pub selected: Option<bool>,
    /// A class of the page's own.
    pub class: &'static str,
}

/// A table of any number of rows in one scroll container as tall as its place.
#[component]
pub fn VirtualRows(
    /// What the table shows, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The window over its rows.
    window: RowWindow,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// The columns' widths, the first one's first.
    #[prop(into)]
    columns: Signal<Vec<ColumnWidth>>,
    /// How tall a row is.
    #[prop(optional)]
    height: RowHeight,
    /// What the table is to a screen reader.
    #[prop(optional)]
    role: TableRole,
    /// The `th` cells of the header row.
    #[prop(into)]
    head: ViewFn,
    /// Builds the cells of a row once; the signal says which row they show, and changes.
    #[prop(into)]
    row: Callback<Signal<usize>, AnyView>,
    /// How a row stands out.
    #[prop(optional, into)]
    row_state: Option<Callback<usize, RowState>>,
    /// The cells of a row that stays in sight below all others: sums.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let this = window;
    Effect::new(move || this.count.set(count.get()));
    Effect::new(move || {
        if this.scroller.get().is_some() {
            this.measure();
        }
    });
    // Fewer rows than the window starts at: an effect, because it moves rows in the page.
    Effect::new(move || {
        this.count.track();
        this.follow_scroll();
    });
    let resize = window_event_listener(ev::resize, move |_| this.measure());
    let before_print = window_event_listener(ev::beforeprint, move |_| {
        this.set_slots(this.count.get_untracked().min(MOST_PRINTED));
        this.go_to(0);
    });
    let after_print = window_event_listener(ev::afterprint, move |_| this.measure());
    listen_page_scroll(move || this.follow_scroll());
    on_cleanup(move || {
        resize.remove();
        before_print.remove();
        after_print.remove();
    });
    let cut = move || {
        let total = count.get();
        (total > MOST_PRINTED).then(|| {
            let (shown, total) = (fmt::integer(MOST_PRINTED as f64), fmt::integer(total as f64));
            view! { <p class="print-only note">{texts::components::rows_printed(shown, total)}</p> }
        })
    };
    let (class, role_name, tab) = match (height, role) {
        (RowHeight::Normal, TableRole::Table) => ("virtual", "table", "0"),
        (RowHeight::Compact, TableRole::Table) => ("virtual virtual--compact", "table", "0"),
        (RowHeight::Normal, TableRole::Grid) => ("virtual", "grid", "-1"),
        (RowHeight::Compact, TableRole::Grid) => ("virtual virtual--compact", "grid", "-1"),
    };
    let least = move || columns.with(|columns| columns.iter().map(|column| least_width(*column)).sum::<u32>());
    let first = move || columns.with(|columns| columns.first().map_or((0, 0), |column| first_width(*column)));
    let slots = move || (0..this.slots.get()).map(|slot| (this.slots.get(), slot)).collect::<Vec<_>>();
    view! {
        <div
            class=class
            tabindex=tab
            role="region"
            aria-label=move || label.get()
            on:scroll=move |_| this.follow_scroll()
            style:--virtual-least=move || format!("{}px", least())
            style:--virtual-first=move || format!("{}px", first().0)
            style:--virtual-give=move || format!("{}px", first().1)
            node_ref=this.scroller
        >
            {cut}
            <table
                class="table table--sticky-first virtual__table"
                role=role_name
                aria-label=move || label.get()
                aria-rowcount=move || count.get() + 1
            >
                <colgroup>{move || columns.get().into_iter().map(column_view).collect_view()}</colgroup>
                <thead node_ref=this.head>
                    <tr aria-rowindex="1">{head.run()}</tr>
                </thead>
                {spacer(Signal::derive(move || this.start.get().min(count.get()) as f64 * this.row.get_value()))}
                <tbody node_ref=this.body>
                    <For each=slots key=|slot| *slot let:slot>
                        {slot_view(this, slot.1, count, row, row_state)}
                    </For>
                </tbody>
                {spacer(
                    Signal::derive(move || {
                        let below = count.get().saturating_sub(this.start.get() + this.slots.get());
                        below as f64 * this.row.get_value()
                    }),
                )}
                {foot.map(|foot| {
                    view! {
                        <tfoot node_ref=this.foot>
                            <tr>{foot.run()}</tr>
                        </tfoot>
                    }
                })}
            </table>
        </div>
    }
}

/// One row, and the row after row it will show.
fn slot_view(
    window: RowWindow,
    slot: usize,
    count: Signal<usize>,
    row: Callback<Signal<usize>, AnyView>,
    row_state: Option<Callback<usize, RowState>>,
) -> AnyView {
    let index = Memo::new(move |_| {
        let (start, slots) = (window.start.get(), window.slots.get().max(1));
        start + (slot + slots - start % slots) % slots
    });
    // A slot beyond the last row keeps its views and is not seen; its row number stays one that exists.
    let shown = Memo::new(move |_| index.get() < count.get());
    let safe = Memo::new(move |last: Option<&usize>| {
        if shown.get() { index.get() } else { last.copied().unwrap_or(0).min(count.get().saturating_sub(1)) }
    });
    let state = Memo::new(move |_| row_state.map(|state| state.run(safe.get())).unwrap_or_default());
    // Without a first row there is nothing a view could be built from; once built, it stays.
    let built = Memo::new(move |last: Option<&bool>| last.copied().unwrap_or(false) || shown.get());
    view! {
        <tr
            hidden=move || !shown.get()
            class=move || state.with(|state| state.class)
            aria-rowindex=move || safe.get() + 2
            aria-selected=move || state.with(|state| state.selected.map(|selected| selected.to_string()))
        >
            {move || built.get().then(|| row.run(safe.into()))}
        </tr>
    }
    .into_any()
}

fn spacer(height: Signal<f64>) -> AnyView {
    view! {
        <tbody class="virtual__space" aria-hidden="true" hidden=move || height.get() <= 0.0>
            <tr>
                <td style:block-size=move || format!("{}px", height.get())></td>
            </tr>
        </tbody>
    }
    .into_any()
}

fn column_view(width: ColumnWidth) -> AnyView {
    let width = match width {
        ColumnWidth::Fixed(px) => format!("{px}px"),
        ColumnWidth::Grow(_) => "auto".to_owned(),
    };
    view! { <col style:width=width /> }.into_any()
}

/// The least width of the column that stays while the others scroll, and what of it a phone may take away.
fn first_width(width: ColumnWidth) -> (u32, u32) {
    let give = if let ColumnWidth::Grow(px) = width { px.saturating_sub(LEAST_ON_A_PHONE) } else { 0 };
    (least_width(width), give)
}

fn least_width(width: ColumnWidth) -> u32 {
    match width {
        ColumnWidth::Fixed(px) | ColumnWidth::Grow(px) => px,
    }
}
