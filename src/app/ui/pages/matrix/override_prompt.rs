//! Setting a derived score by hand: the reason is asked for beside the cell, and Delete brings the derived one back.

use leptos::{ev, html, prelude::*};
use linchpin::command::{Command, ScoreCommand};
use linchpin::model::{CellKey, CriterionId, Score};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::board::Board;
use crate::app::i18n::{fmt, t, texts, texts::matrix::overriding as words};
use crate::app::platform::clock;
use crate::app::state::{Prefs, Refused, use_prefs};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ButtonKind, ControlSize, TextField, menu};
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// A derived score that is being set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The cell.
    pub cell: CellKey,
    /// The score it is to have.
    pub value: Score,
}

impl Board {
    /// Whether a criterion scores itself.
    pub fn is_derived(self, criterion: CriterionId) -> bool {
        self.store.peek_scoreboard(|board| board.derived(criterion).is_some())
    }

    /// Asks for the reason of another score, or brings the derived one back.
    pub(super) fn set_derived(self, cell: CellKey, value: Option<Score>) {
        if self.store.read_only().get_untracked() {
            return self.problem.set(Some(refusal(&Refused::ReadOnly)));
        }
        match value {
            Some(value) => self.asked.set(Some(Asked { cell, value })),
            None if self.store.peek(|workbook| workbook.agreed.contains(cell)) => {
                match self.store.dispatch(Command::Score(ScoreCommand::Reopen(cell))) {
                    Ok(()) => self.said.set(t(words::BACK).to_owned()),
                    Err(refused) => self.problem.set(Some(refusal(&refused))),
                }
            }
            None => self.problem.set(Some(t(words::NOTHING_TO_CLEAR).to_owned())),
        }
    }
}

/// The question for the reason, while there is one.
#[component]
pub fn OverridePrompt(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let prefs = use_prefs();
    move || {
        // Another value for the same cell must not empty what was typed, so only the cell makes it anew.
        let cell = Memo::new(move |_| board.asked.get().map(|asked| asked.cell));
        move || cell.get().map(|cell| view! { <Prompt board=board cell=cell prefs=prefs /> })
    }
}

#[component]
fn Prompt(board: Board, cell: CellKey, prefs: Prefs) -> impl IntoView {
    let alive = Alive::here();
    let popover = NodeRef::<html::Div>::new();
    let input = NodeRef::<html::Input>::new();
    let before = board.store.peek(|workbook| workbook.agreed.get(cell).map(|agreed| agreed.comment.clone()));
    let reason = RwSignal::new(before.unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("override", vec![Part::text("reason", reason)]);
    unsaved.begin(board.store.id(), &format!("{}/{}", cell.account, cell.criterion));
    Effect::new(move || {
        let Some(popover) = popover.get() else { return };
        // After the grid, which takes the focus when the picker closes.
        alive.next_frame(move || open_beside_cursor(&popover, input));
    });
    let close = move || {
        board.asked.set(None);
        board.ask_focus();
    };
    let keep = move || {
        let Some(asked) = board.asked.get_untracked() else { return };
        let (comment, by) = (reason.get_untracked(), untrack(|| prefs.person()));
        let command = ScoreCommand::Agree { cell, value: asked.value, comment, by, at: clock::now() };
        match board.store.dispatch(Command::Score(command)) {
            Ok(()) => {
                unsaved.done();
                board.said.set(words::kept(fmt::integer(asked.value.value().into())));
                close();
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    };
    let cancel = move |()| {
        unsaved.cancel();
        close();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        event.stop_propagation();
        match event.key().as_str() {
            "Escape" => close(),
            "Enter" if !is_button(&event) => keep(),
            // A 1 and then a 0 make 10, as in the grid.
            "0" | "۰" | "٠" if reason.with_untracked(String::is_empty) && is_one(board) => {
                board.asked.set(Some(Asked { cell, value: Score::MAX }));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let title = move || {
        let asked = board.asked.get();
        asked.map(|asked| words::title(fmt::integer(asked.value.value().into())))
    };
    let derived = board.store.peek_scoreboard(|board| board.derived(cell.criterion)?.score(cell.account));
    let instead = derived.map(|score| words::instead_of(fmt::integer(score.value().into())));
    view! {
        <div
            class="picker override"
            role="dialog"
            aria-label=title
            popover="manual"
            on:keydown=on_key
            node_ref=popover
        >
            <p class="picker__name">{title}</p>
            {instead.map(|text| view! { <p class="note">{text}</p> })}
            {unsaved.note()}
            <TextField
                label=t(texts::common::fields::REASON)
                value=reason
                on_input=move |text| reason.set(text)
                error=error
                node_ref=input
            />
            <div class="row">
                <Button kind=ButtonKind::Primary size=ControlSize::Small on_click=move |()| keep()>{t(words::KEEP)}</Button>
                <Button kind=ButtonKind::Quiet size=ControlSize::Small on_click=cancel>
                    {t(texts::common::actions::CANCEL)}
                </Button>
            </div>
        </div>
    }
}

/// Shows the question beside the cell under the cursor, which is the one that Tab reaches.
fn open_beside_cursor(popover: &HtmlElement, input: NodeRef<html::Input>) {
    let _ = popover.show_popover();
    let cell = document().query_selector("[role=gridcell][tabindex='0']").ok().flatten();
    if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
        menu::place(popover, &cell);
    }
    if let Some(input) = input.get_untracked() {
        let _ = input.focus();
        input.select();
    }
}

fn is_one(board: Board) -> bool {
    board.asked.with_untracked(|asked| asked.is_some_and(|asked| asked.value == Score::MIN))
}

fn is_button(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.tag_name() == "BUTTON")
}
