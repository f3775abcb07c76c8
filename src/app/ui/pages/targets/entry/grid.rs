//! The grid: a row for each owner, a column for each period after how it stands. `hand` is the one set of listeners for
//! all cells.

mod hand;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{html, prelude::*};
use linchpin::analysis::target::Light;
use linchpin::model::{Period, PeriodKind, TargetId};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::board::{Board, FIRST_PERIOD};
use super::editor::EditorControl;
use super::rows::{self, Editor, Rows};
use super::slot::Marks;
use crate::app::i18n::{fmt, t, texts::actuals as words};
use crate::app::state::Topic;
use crate::app::ui::cells::{self, Frame, Place, listen_clipboard, listen_window};
use crate::app::ui::components::Icon;
use crate::app::ui::pages::targets::attainment::light_icon;
use crate::app::ui::pages::targets::wide::unit_name;

/// The body as the listeners and the effects share it. It is never borrowed while the focus moves: that calls
/// listeners at once.
#[derive(Clone, Copy)]
struct Body {
    rows: StoredValue<Rc<RefCell<Option<Rows>>>, LocalStorage>,
    /// The column that had the focus last: only another one may have to be scrolled to along the line.
    column: StoredValue<usize>,
    /// How far the grid was scrolled along the line.
    left: StoredValue<i32>,
    board: Board,
    scroller: NodeRef<html::Div>,
}

#[derive(Clone, Copy, Default)]
struct Parts {
    head: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    foot: NodeRef<html::Div>,
    home: NodeRef<html::Div>,
    marks: NodeRef<html::Div>,
    editor: NodeRef<html::Div>,
    input: NodeRef<html::Input>,
}

/// The grid.
#[component]
pub fn ActualsGrid(
    /// What it shows.
    board: Board,
) -> impl IntoView {
    let parts = Parts::default();
    let this = Body {
        rows: StoredValue::new_local(Rc::default()),
        column: StoredValue::new(usize::MAX),
        left: StoredValue::new(0),
        board,
        scroller: NodeRef::new(),
    };
    this.build(parts);
    this.keep_painted();
    this.keep_measured();
    this.listen();
    let count = move || board.rows.with(Vec::len);
    let periods = move || board.periods.with(Vec::len);
    // Where an owner has several targets, their periods alone tell them apart.
    let has_parts = Memo::new(move |_| {
        let rows: Vec<TargetId> = board.rows.with(|rows| rows.iter().map(|row| row.target).collect());
        board.store.read(Topic::Plan, |workbook| {
            let mut targets = rows.iter().filter_map(|id| workbook.targets.get(*id));
            targets.any(|target| target.period.kind() != PeriodKind::Year)
        })
    });
    view! {
        <div
            class="actuals-grid"
            class:actuals-grid--parts=has_parts
            role="grid"
            aria-label=t(words::GRID)
            aria-multiselectable="true"
            aria-rowcount=move || count() + 1
            aria-colcount=move || periods() + FIRST_PERIOD
            aria-readonly=move || board.store.read_only().get().then_some("true")
            hidden=move || count() == 0
            style:--actuals-rows=move || count().to_string()
            style:--actuals-periods=move || periods().to_string()
            style:--actuals-head=move || format!("{}px", board.periods.with(|periods| head_width(periods)))
            on:scroll=move |_| this.scrolled()
            on:keydown=move |event| this.key(&event)
            on:mousedown=move |event| this.pressed(&event)
            on:mousemove=move |event| this.dragged(&event)
            on:click=move |event| this.clicked(&event, false)
            on:dblclick=move |event| this.clicked(&event, true)
            on:focusin=move |event| this.entered(&event)
            node_ref=this.scroller
        >
            <div class="actuals-grid__head" role="rowgroup" node_ref=parts.head>
                {head(board)}
            </div>
            <div class="actuals-grid__body" role="rowgroup" node_ref=parts.body></div>
            <div class="actuals-grid__foot" role="rowgroup" hidden node_ref=parts.foot></div>
        </div>
        <div hidden node_ref=parts.home>
            <EditorControl board=board element=parts.editor input=parts.input />
            <div node_ref=parts.marks>
                {Light::ALL.map(|light| view! { <Icon icon=light_icon(light) /> }).into_iter().collect_view()}
            </div>
        </div>
    }
}

/// The width in px in which the longest name of a period stands whole.
fn head_width(periods: &[Period]) -> usize {
    periods.iter().map(|period| 26 + 7 * fmt::period(*period).chars().count()).max().unwrap_or(0)
}

fn head(board: Board) -> AnyView {
    let unit = Memo::new(move |_| {
        board.store.track(Topic::Meta);
        let kpi = board.kpi.get()?;
        board.store.read(Topic::Kpis, |workbook| unit_name(workbook, workbook.kpis.get(kpi)?.unit))
    });
    let column = |place: usize, class: &'static str, text: String| {
        view! { <div class=class role="columnheader" aria-colindex=place + 1>{text}</div> }.into_any()
    };
    let figures = move |place: usize, text: String| {
        let unit = move || unit.get().map(|unit| view! { <bdi class="actuals-grid__unit">{unit}</bdi> });
        view! { <div class="actuals-grid__header" role="columnheader" aria-colindex=place + 1>{text} " " {unit}</div> }
            .into_any()
    };
    let period = move |(place, period): (usize, Period)| figures(FIRST_PERIOD + place, fmt::period(period));
    view! {
        <div class="actuals-grid__row" role="row" aria-rowindex="1">
            {column(0, "actuals-grid__header actuals-grid__owner", t(words::OWNER).to_owned())}
            {figures(1, t(words::REACHED).to_owned())}
            {figures(2, t(words::TARGET).to_owned())}
            {column(3, "actuals-grid__header", t(words::BY_NOW).to_owned())}
            {move || board.periods.get().into_iter().enumerate().map(period).collect_view()}
        </div>
    }
    .into_any()
}

impl Body {
    /// Makes the rows anew whenever there are other columns.
    fn build(self, parts: Parts) {
        Effect::new(move || {
            let periods = self.board.periods.with(Vec::len);
            let elements = (self.scroller.get(), parts.head.get(), parts.body.get(), parts.foot.get());
            let control = (parts.home.get(), parts.marks.get(), parts.editor.get(), parts.input.get());
            let (
                (Some(scroller), Some(head), Some(body), Some(foot)),
                (Some(home), Some(marks), Some(element), Some(input)),
            ) = (elements, control)
            else {
                return;
            };
            // It would go with the rows it is in.
            let _ = home.append_child(&element);
            let editor = Editor { element: element.into(), input, home: home.into() };
            let foot: web_sys::HtmlElement = foot.into();
            let frame = Frame {
                scroller: scroller.into(),
                body: body.into(),
                head: head.into(),
                foot: Some(foot.clone()),
                height_token: "--actuals-row",
            };
            *self.shared().borrow_mut() = Some(Rows::new(frame, foot, editor, Marks::of(&marks), periods));
        });
    }

    /// Paints after everything that changes what rows show, and takes the focus where it was asked for.
    fn keep_painted(self) {
        let board = self.board;
        Effect::new(move || {
            board.rows.track();
            board.periods.track();
            board.store.track(Topic::Plan);
            board.store.track(Topic::Kpis);
            self.with(Rows::renew);
        });
        Effect::new(move |asked_before: Option<u32>| {
            rows::follow(board);
            let asked = board.focus_asked.get();
            if asked_before.is_none_or(|before| before == asked) {
                self.paint();
            } else {
                let cursor = board.inside(board.cursor.get_untracked());
                self.with(|rows| rows.sight.reveal(cursor.row));
                self.paint();
                self.focus(cursor);
            }
            asked
        });
        // After the rows: the cell that is typed into may just have come into sight.
        Effect::new(move || {
            board.edited.track();
            if let Some((place, _)) = board.edited.get_untracked() {
                // It may have been scrolled away since it got the focus.
                let mut is_built = true;
                self.with(|rows| {
                    rows.sight.reveal(place.row);
                    is_built = rows.sight.cell(place).is_some();
                });
                if !is_built {
                    self.paint();
                }
            }
            let mut input = None;
            self.with(|rows| input = rows.place_editor(board));
            let (Some(input), Some(editing)) = (input, board.editing.get_untracked()) else { return };
            input.set_value(&editing.typed);
            // The browser's own scroll would lay the page out once more at every figure.
            cells::focus(&input);
            self.show_column(board.cursor.get_untracked().column, &input);
            if !editing.is_over {
                input.select();
            }
        });
    }

    fn keep_measured(self) {
        let measure = move || {
            self.with(|rows| rows.sight.measure());
            self.paint();
        };
        let board = self.board;
        Effect::new(move || {
            // What there is to be seen may have another height now.
            board.rows.with(Vec::len);
            request_animation_frame(measure);
        });
        let print = move |is_printing: bool| {
            self.with(|rows| rows.sight.print(is_printing));
            self.paint();
        };
        listen_window(measure, print);
    }

    fn listen(self) {
        let board = self.board;
        listen_clipboard(
            Callback::new(move |()| self.has_focus()),
            Callback::new(move |()| board.copied()),
            Some(Callback::new(move |()| board.clear())),
            Callback::new(move |text: String| board.paste(&text)),
        );
    }

    fn paint(self) {
        let board = self.board;
        self.with(|rows| rows.paint(board));
    }

    fn focus(self, place: Place) {
        let cell = self.shared().borrow().as_ref().and_then(|rows| rows.sight.cell(place));
        let Some(cell) = cell else { return };
        cells::focus(&cell);
        self.show_column(place.column, &cell);
    }

    /// Scrolls along the line to what stands in a column, unless it is the one that was shown last.
    fn show_column(self, column: usize, shown: &web_sys::HtmlElement) {
        if self.column.get_value() != column {
            self.column.set_value(column);
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            shown.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn place_of(self, target: Option<web_sys::EventTarget>) -> Option<Place> {
        let target: Element = target?.dyn_into().ok()?;
        self.shared().try_borrow().ok()?.as_ref()?.sight.place_of(&target)
    }

    fn has_focus(self) -> bool {
        let active = document().active_element();
        let scroller = self.scroller.get_untracked();
        active.zip(scroller).is_some_and(|(active, scroller)| {
            scroller.contains(Some(&active)) && !is_input(Some(active.unchecked_ref()))
        })
    }

    fn with(self, f: impl FnOnce(&mut Rows)) {
        // Borrowed already only while an element that is moved tells of losing the focus: that paint is under way.
        // A frame or a scroll may come when the page is gone.
        let Some(shared) = self.rows.try_with_value(Rc::clone) else { return };
        if let Ok(mut rows) = shared.try_borrow_mut()
            && let Some(rows) = rows.as_mut()
        {
            f(rows);
        }
    }

    fn shared(self) -> Rc<RefCell<Option<Rows>>> {
        self.rows.with_value(Rc::clone)
    }
}

fn is_input(target: Option<&web_sys::EventTarget>) -> bool {
    target.is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some())
}
