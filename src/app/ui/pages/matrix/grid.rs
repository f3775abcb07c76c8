//! The grid: header, body and one set of listeners for all cells.

mod pointer;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Node};

use super::board::{Board, Place, Shows};
use super::head::{Head, focus_header};
use super::heads::{Heads, letters_of_ranks};
use super::keys::{Press, Step};
use super::rows::{self, Rows};
use crate::app::i18n::{criterion_name, t, texts};
use crate::app::state::{Topic, use_prefs};
use crate::app::ui::cells::listen_window;
use crate::app::ui::scroll_port::listen_page_scroll;

/// The body as the listeners and the effects share it. It is never borrowed while the focus moves: that calls
/// listeners at once.
#[derive(Clone, Copy)]
struct Body {
    rows: StoredValue<Rc<RefCell<Option<Rows>>>, LocalStorage>,
    board: Board,
    scroller: NodeRef<html::Div>,
}

/// The scoring matrix.
#[component]
pub fn Grid(
    /// What it shows.
    board: Board,
    /// Whether rows are low.
    #[prop(into)]
    is_compact: Signal<bool>,
) -> impl IntoView {
    let scroller = NodeRef::<html::Div>::new();
    let (head, body) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let this = Body { rows: StoredValue::new_local(Rc::default()), board, scroller };
    this.build(head, body);
    this.keep_painted();
    this.keep_measured(is_compact);
    this.listen();
    let class = move || match (board.shows, is_compact.get()) {
        (Shows::Everything, false) => "matrix",
        (Shows::Everything, true) => "matrix matrix--compact",
        (Shows::OwnScores, false) => "matrix matrix--blind",
        (Shows::OwnScores, true) => "matrix matrix--blind matrix--compact",
    };
    let heads = Memo::new(move |_| Heads::of(board));
    view! {
        <div
            class=class
            role="grid"
            aria-label=t(texts::matrix::GRID)
            aria-multiselectable="true"
            aria-rowcount=move || board.rows.with(|rows| rows.len()) + 1
            aria-colcount=move || board.criteria.with(Vec::len) + 1 + board.figures()
            aria-readonly=move || board.store.read_only().get().then_some("true")
            style:--matrix-criteria=move || board.criteria.with(Vec::len).to_string()
            data-turned=move || heads.with(Heads::turned)
            style:--matrix-word=move || heads.with(|heads| heads.word.to_string())
            style:--matrix-name=move || heads.with(|heads| heads.name.to_string())
            style:--matrix-rank-letters=move || letters_of_ranks(board).to_string()
            on:scroll=move |_| this.scrolled()
            on:keydown=move |event| this.key(&event)
            on:mousedown=move |event| this.pressed(&event)
            on:mousemove=move |event| this.dragged(&event)
            on:mouseover=move |event| this.pointed_at(&event)
            on:click=move |event| this.clicked(&event)
            node_ref=scroller
        >
            <div class="matrix__head" role="rowgroup" node_ref=head>
                <Head board=board />
            </div>
            <div
                class="matrix__body"
                role="rowgroup"
                style:--matrix-rows=move || board.rows.with(|rows| rows.len()).to_string()
                node_ref=body
            ></div>
        </div>
    }
}

impl Body {
    /// Makes the rows anew whenever there are other criteria.
    fn build(self, head: NodeRef<html::Div>, body: NodeRef<html::Div>) {
        Effect::new(move || {
            let criteria = self.board.criteria.with(Vec::len);
            let (Some(scroller), Some(head), Some(body)) = (self.scroller.get(), head.get(), body.get()) else {
                return;
            };
            let rows = Rows::new(scroller.into(), body.into(), head.into(), (criteria, self.board.figures()));
            *self.shared().borrow_mut() = Some(rows);
            let cursor = self.board.cursor.get_untracked();
            let last = self.board.columns() - 1;
            self.board.cursor.set(Place { column: cursor.column.min(last), ..cursor });
        });
    }

    /// Paints after everything that changes what rows show, and takes the focus where it was asked for.
    fn keep_painted(self) {
        let board = self.board;
        Effect::new(move || {
            board.store.track(Topic::Accounts);
            self.with(Rows::rename);
        });
        Effect::new(move |asked_before: Option<u32>| {
            rows::follow(board);
            let asked = board.focus_asked.get();
            if asked_before.is_none_or(|before| before == asked) {
                self.paint();
            } else {
                let cursor = board.cursor.get_untracked();
                self.with(|rows| rows.sight.reveal(cursor.row));
                self.paint();
                self.focus(cursor);
            }
            asked
        });
    }

    fn keep_measured(self, is_compact: Signal<bool>) {
        let measure = move || {
            self.with(|rows| rows.sight.measure());
            self.paint();
        };
        // The header is as tall as the criteria's names need; another weight does not make it taller.
        let names = Memo::new(move |_| {
            self.board.store.read(Topic::Criteria, |workbook| {
                workbook.criteria.iter().map(|criterion| criterion_name(workbook, criterion)).collect::<Vec<_>>()
            })
        });
        Effect::new(move || {
            is_compact.track();
            names.with(Vec::len);
            request_animation_frame(measure);
        });
        let print = move |is_printing: bool| {
            self.with(|rows| rows.sight.print(is_printing));
            self.paint();
        };
        listen_window(measure, print);
        listen_page_scroll(move || self.scrolled());
    }

    /// The clipboard's events come to the document where no text is selected, so they are heard there.
    fn listen(self) {
        let board = self.board;
        let copy = move |event: &ClipboardEvent| {
            let clipboard = event.clipboard_data().filter(|_| self.has_focus());
            let copied = clipboard.is_some_and(|clipboard| clipboard.set_data("text/plain", &board.copied()).is_ok());
            if copied {
                event.prevent_default();
            }
            copied
        };
        let listeners = [
            window_event_listener(ev::copy, move |event| {
                copy(event.unchecked_ref());
            }),
            window_event_listener(ev::cut, move |event| {
                if copy(event.unchecked_ref()) {
                    board.clear();
                }
            }),
            window_event_listener(ev::paste, move |event| {
                let event: &ClipboardEvent = event.unchecked_ref();
                // The picker over a cell is the cell's: what is pasted there is meant for the cell.
                let picking = board.picker.with_untracked(Option::is_some);
                let Some(clipboard) = event.clipboard_data().filter(|_| picking || self.has_focus()) else { return };
                event.prevent_default();
                if picking {
                    board.picker.set(None);
                    self.focus(board.cursor.get_untracked());
                }
                board.paste(&clipboard.get_data("text/plain").unwrap_or_default());
            }),
        ];
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
        });
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let on_header = event.target().is_some_and(|target| self.is_header(target.unchecked_ref()));
        let Some(press) = Press::of(event).filter(|_| !on_header) else { return };
        event.prevent_default();
        let board = self.board;
        if !matches!(press, Press::Digit(_)) {
            board.forget_one();
        }
        match press {
            Press::Digit(digit) => board.type_digit(digit, event.time_stamp()),
            Press::Move(Step::Up) if board.cursor.get_untracked().row == 0 => {
                focus_header(self.scroller, board.cursor.get_untracked().column);
            }
            Press::Move(step) => board.go_to(self.step(step)),
            Press::Extend(step) => board.extend_to(self.step(step)),
            Press::Clear => board.clear(),
            Press::Escape => board.anchor.set(None),
            Press::SelectAll => board.select_all(),
            Press::Pick => self.pick(board.cursor.get_untracked()),
        }
    }

    fn step(self, step: Step) -> Place {
        let page = self.shared().borrow().as_ref().map_or(1, |rows| rows.sight.page());
        step.from(self.board.cursor.get_untracked(), self.board.columns(), page)
    }

    fn pick(self, place: Place) {
        if self.board.criterion_at(place.column).is_some() && !self.board.store.read_only().get_untracked() {
            self.board.picker.set(Some(place));
        }
    }

    fn scrolled(self) {
        self.with(|rows| rows.sight.follow_scroll());
        self.paint();
    }

    fn paint(self) {
        let board = self.board;
        let mut is_astray = false;
        self.with(|rows| is_astray = rows.paint(board));
        if is_astray {
            board.has_gone_astray();
        }
    }

    fn focus(self, place: Place) {
        let cell = self.shared().borrow().as_ref().and_then(|rows| rows.sight.cell(place));
        if let Some(cell) = cell {
            rows::focus(&cell);
        }
    }

    fn has_focus(self) -> bool {
        let active = document().active_element();
        let scroller = self.scroller.get_untracked();
        active
            .zip(scroller)
            .is_some_and(|(active, scroller)| scroller.contains(Some(&active)) && !self.is_header(&active))
    }

    fn is_header(self, node: &Node) -> bool {
        self.shared().borrow().as_ref().is_some_and(|rows| rows.sight.is_in_head(node))
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

/// Whether rows are shown low, as the person chose at this device.
pub fn is_compact() -> Signal<bool> {
    let prefs = use_prefs();
    Signal::derive(move || prefs.get(COMPACT).as_deref() == Some("yes"))
}

/// Chooses whether rows are shown low.
pub fn set_compact(is_compact: bool) {
    use_prefs().set(COMPACT, if is_compact { "yes" } else { "no" });
}

const COMPACT: &str = "matrix_compact";
