//! `VirtualRows`: a real table that carries tens of thousands of rows and builds only those that are seen.
//!
//! As many row *slots* exist as fit the window, and a few more. A slot shows one row; scrolling gives the slots that
//! left the window the numbers of the rows that entered it and moves them to the other end, so a row's view is built
//! once and then only its texts change, while the order in the page stays the order that is read. Two spacers keep
//! the table as tall as all its rows.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::i18n::{fmt, texts};
use crate::app::ui::alive::Alive;

/// Rows kept above the window, so that the next turn of the wheel finds them built.
const ABOVE: usize = 4;
/// Rows kept beyond the window's height, above and below together.
const SPARE: usize = 10;
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

/// The window over the rows. The page makes it, hands it to [`VirtualRows`] and scrolls through it.
#[derive(Clone, Copy)]
pub struct RowWindow {
    scroller: NodeRef<html::Div>,
    head: NodeRef<html::Thead>,
    foot: NodeRef<html::Tfoot>,
    body: NodeRef<html::Tbody>,
    start: RwSignal<usize>,
    slots: RwSignal<usize>,
    count: RwSignal<usize>,
    row: StoredValue<f64>,
    alive: Alive,
}

impl RowWindow {
    /// A window at the first row.
    pub fn new() -> Self {
        Self {
            scroller: NodeRef::new(),
            head: NodeRef::new(),
            foot: NodeRef::new(),
            body: NodeRef::new(),
            start: RwSignal::new(0),
            slots: RwSignal::new(0),
            count: RwSignal::new(0),
            row: StoredValue::new(36.0),
            alive: Alive::here(),
        }
    }

    /// Scrolls as little as needed to see a row whole. Its view is there after the next microtask.
    pub fn reveal(self, row: usize) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let height = self.row.get_value();
        let head = self.head.get_untracked().map_or(0, |head| head.offset_height());
        let foot = self.foot.get_untracked().map_or(0, |foot| foot.offset_height());
        let seen = f64::from(scroller.client_height() - head - foot);
        let (top, bottom) = (row as f64 * height, (row + 1) as f64 * height);
        let now = f64::from(scroller.scroll_top());
        if top < now {
            scroller.set_scroll_top(whole(top));
        } else if bottom > now + seen {
            scroller.set_scroll_top(whole((bottom - seen).ceil()));
        }
        // The scroll event comes with the next frame; the row should be there before.
        self.follow_scroll();
    }

    /// The element of a row, if it is built now.
    pub fn row_element(self, row: usize) -> Option<HtmlElement> {
        let place = row.checked_sub(self.start.get_untracked())?;
        let rows = self.body.get_untracked()?.children();
        rows.item(u32::try_from(place).ok()?)?.dyn_into().ok()
    }

    /// The row that Tab leads to: the wanted one where it has a view now, else the first row that is seen.
    pub fn tab_row(self, wanted: usize) -> usize {
        let (start, slots) = (self.start.get(), self.slots.get());
        let last = self.count.get().saturating_sub(1);
        if (start..start + slots).contains(&wanted) { wanted } else { (start + ABOVE).min(last) }
    }

    /// Whether an element is the scroll region itself, which takes the focus when the focused row leaves the window.
    pub fn is_region(self, element: &Element) -> bool {
        self.scroller.get_untracked().is_some_and(|scroller| scroller.is_same_node(Some(element)))
    }

    /// How many rows fit the window whole: what Page Up and Page Down move by.
    pub fn page_rows(self) -> usize {
        let height = self.scroller.get_untracked().map_or(0, |scroller| scroller.client_height());
        places((f64::from(height) / self.row.get_value() - 1.0).max(1.0))
    }

    /// Does something once the table shows what was just changed, and before the next key comes.
    pub fn soon(self, act: impl FnOnce() + 'static) {
        self.alive.soon(act);
    }

    /// Does something before the next frame is drawn, if the table is still there then.
    fn next_frame(self, act: impl FnOnce() + 'static) {
        self.alive.next_frame(act);
    }

    fn follow_scroll(self) {
        // A scroll is told of in the next frame too.
        if !self.alive.is() {
            return;
        }
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let first = places(f64::from(scroller.scroll_top()) / self.row.get_value());
        // By twos: half as many updates while the wheel turns.
        let wanted = first.saturating_sub(ABOVE) & !1;
        let last = self.count.get_untracked().saturating_sub(self.slots.get_untracked());
        let next = wanted.min(last);
        self.go_to(next);
    }

    fn go_to(self, next: usize) {
        let now = self.start.get_untracked();
        if next != now {
            self.release_focus(next);
            self.start.set(next);
            self.turn_rows(now, next);
        }
    }

    /// A slot that is about to show another row must not keep a half-typed text: the table takes the focus, so the
    /// control hears `change` and `blur` while its row is still its own.
    fn release_focus(self, next: usize) {
        let (Some(body), Some(scroller)) = (self.body.get_untracked(), self.scroller.get_untracked()) else { return };
        let Some(active) = document().active_element().filter(|active| body.contains(Some(active))) else { return };
        let kept = next..next + self.slots.get_untracked();
        let start = self.start.get_untracked();
        let leaves = (0..body.children().length())
            .filter(|place| !kept.contains(&(start + *place as usize)))
            .filter_map(|place| body.children().item(place))
            .any(|row| row.contains(Some(&active)));
        if leaves {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = scroller.focus_with_options(&options);
        }
    }

    /// Slot `k` shows the rows `i ≡ k (mod slots)`, so a scroll is a rotation: take the shorter way around.
    fn turn_rows(self, before: usize, after: usize) {
        let (Some(body), slots) = (self.body.get_untracked(), self.slots.get_untracked()) else { return };
        if slots == 0 {
            return;
        }
        let forward = (after % slots + slots - before % slots) % slots;
        for _ in 0..forward.min(slots - forward) {
            let (Some(first), Some(last)) = (body.first_element_child(), body.last_element_child()) else { return };
            let _ = if forward <= slots - forward { put_after(&last, &first) } else { put_before(&first, &last) };
        }
    }

    /// Measures a row and the window, and makes as many slots as are needed. They start anew, in order.
    fn measure(self) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let style = window().get_computed_style(&scroller).ok().flatten();
        let token = style.and_then(|style| style.get_property_value("--virtual-row").ok()).unwrap_or_default();
        if let Ok(row) = token.trim().trim_end_matches("px").parse::<f64>() {
            self.row.set_value(row.max(16.0));
        }
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0);
        self.set_slots(places((height / self.row.get_value()).ceil()) + SPARE);
    }

    fn set_slots(self, slots: usize) {
        if slots != self.slots.get_untracked() {
            self.start.set(0);
            self.slots.set(slots);
            // New slots stand in order from the first row; once they are built, go to where the person is.
            self.next_frame(move || self.follow_scroll());
        }
    }
}

impl Default for RowWindow {
    fn default() -> Self {
        Self::new()
    }
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
    let slots = move || (0..this.slots.get()).map(|slot| (this.slots.get(), slot)).collect::<Vec<_>>();
    view! {
        <div
            class=class
            tabindex=tab
            role="region"
            aria-label=move || label.get()
            on:scroll=move |_| this.follow_scroll()
            node_ref=this.scroller
        >
            {cut}
            <table
                class="table table--sticky-first virtual__table"
                role=role_name
                aria-label=move || label.get()
                aria-rowcount=move || count.get() + 1
                style:min-inline-size=move || format!("{}px", least())
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

fn least_width(width: ColumnWidth) -> u32 {
    match width {
        ColumnWidth::Fixed(px) | ColumnWidth::Grow(px) => px,
    }
}

fn put_after(place: &Element, moved: &Element) -> Option<()> {
    place.parent_node()?.insert_before(moved, place.next_sibling().as_ref()).ok().map(drop)
}

fn put_before(place: &Element, moved: &Element) -> Option<()> {
    place.parent_node()?.insert_before(moved, Some(place)).ok().map(drop)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows: small and not negative")]
fn places(number: f64) -> usize {
    number.max(0.0) as usize
}

#[allow(clippy::cast_possible_truncation, reason = "no table is taller than an i32 of px")]
fn whole(number: f64) -> i32 {
    number as i32
}
