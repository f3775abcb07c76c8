//! The board: accounts as cards in columns of statuses or classes, moved by mouse, by touch and by keyboard.
//!
//! A card is picked up by a press on it or by Space, and dropped by the buttons over the board, by arrow keys and Space,
//! or by dragging. A status needs its reason, as everywhere; a class does not.

mod card;
mod drag;
mod keys;
mod place;
mod reason;

use leptos::prelude::*;
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::model::{AccountId, Status};

use self::place::{Card, Column, Kind, Place, columns};
use super::View;
use crate::app::i18n::{fmt, t, texts::common::actions, texts::segments::board as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ButtonKind, Choice, ControlSize, SegmentedControl, Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell;
use crate::app::ui::words::refusal;

/// So many cards of a column are shown at first, and so many more each time.
const SHOWN: usize = 25;

/// The board as its parts see it.
#[derive(Clone, Copy)]
pub struct Board {
    store: Store,
    toasts: Toasts,
    alive: Alive,
    kind: RwSignal<Kind>,
    columns: Memo<Vec<Column>>,
    /// How many cards of each column are shown.
    limits: RwSignal<Vec<usize>>,
    /// The card that Tab leads to.
    active: RwSignal<Option<AccountId>>,
    /// The card that is picked up, and the column it would be dropped in.
    picked: RwSignal<Option<(AccountId, Place)>>,
    /// The card that is being dragged, with the pointer's place in the window.
    dragged: RwSignal<Option<drag::Drag>>,
    /// The move that waits for its reason.
    asked: RwSignal<Option<(AccountId, Status)>>,
    said: RwSignal<String>,
}

/// The view *Board*.
#[component]
pub fn BoardView(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let kind = RwSignal::new(Kind::Status);
    let columns = Memo::new(move |_| {
        let (kind, measure, period) = (kind.get(), view.measure.get(), view.period());
        store.track(Topic::Meta);
        view.ask(Topic::Accounts, |workbook| columns(workbook, kind, measure, period))
    });
    let board = Board {
        store,
        toasts: expect_context(),
        alive: Alive::here(),
        kind,
        columns,
        limits: RwSignal::new(vec![SHOWN; 6]),
        active: RwSignal::new(None),
        picked: RwSignal::new(None),
        dragged: RwSignal::new(None),
        asked: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    drag::cancel_on_escape(board);
    let kinds = vec![Choice::new("status", t(words::BY_STATUS)), Choice::new("class", t(words::BY_CLASS))];
    let choose = Callback::new(move |key: String| {
        board.cancel();
        board.limits.set(vec![SHOWN; 6]);
        kind.set(if key == "class" { Kind::Class } else { Kind::Status });
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::PURPOSE)}</p>
            <div class="toolbar">
                <SegmentedControl
                    label=t(words::KIND)
                    choices=kinds
                    value=Signal::derive(move || {
                        if kind.get() == Kind::Class { "class".to_owned() } else { "status".to_owned() }
                    })
                    on_change=choose
                />
            </div>
            {move || picked_bar(board)}
            {move || board_view(board, kind.get())}
            {move || board.dragged.get().map(|drag| drag::ghost(board, &drag))}
            <p class="visually-hidden" role="status">
                {move || board.said.get()}
            </p>
        </section>
        <reason::ReasonDialog board=board />
    }
}

impl Board {
    fn name(self, id: AccountId) -> String {
        self.store.title(id).unwrap_or_default()
    }

    fn place_of(self, id: AccountId) -> Option<Place> {
        let kind = self.kind.get_untracked();
        self.store.peek(|workbook| workbook.accounts.get(id).map(|account| Place::of(kind, account)))
    }

    /// Picks a card up.
    fn pick(self, id: AccountId) {
        if self.store.read_only().get_untracked() {
            return;
        }
        let Some(place) = self.place_of(id) else { return };
        self.active.set(Some(id));
        self.picked.set(Some((id, place)));
        self.said.set(words::said_picked(self.name(id), place.name()));
    }

    /// Puts a picked card back.
    fn cancel(self) {
        let dragged = self.dragged.get_untracked().filter(|drag| drag.is_moving).map(|drag| drag.id);
        if let Some(id) = dragged.or(self.picked.get_untracked().map(|(id, _)| id)) {
            self.said.set(words::said_cancelled(self.name(id)));
        }
        self.picked.set(None);
        self.dragged.set(None);
    }

    /// Drops a card in a column.
    fn drop(self, id: AccountId, to: Place) {
        self.picked.set(None);
        self.dragged.set(None);
        if self.place_of(id) == Some(to) {
            return self.said.set(words::said_cancelled(self.name(id)));
        }
        match to {
            Place::Status(status) => self.asked.set(Some((id, status))),
            Place::Class(class) => {
                let edits = vec![AccountEdit::Class(class)];
                self.carry_out(Command::Account(AccountCommand::Edit { account: id, edits }), id, to);
            }
        }
    }

    /// Does it, says it, offers to undo it, and leaves the focus on the card where it is now.
    fn carry_out(self, command: Command, id: AccountId, to: Place) -> bool {
        match self.store.dispatch(command) {
            Ok(()) => {
                let said = words::said_moved(self.name(id), to.name());
                self.said.set(said.clone());
                offer_undo(self.store, self.toasts, said);
                self.show(id);
                true
            }
            Err(refused) => {
                self.toasts.tell(Tone::Warning, refusal(&refused));
                false
            }
        }
    }

    /// Shows a card that may be beyond what its column shows, and focuses it.
    fn show(self, id: AccountId) {
        self.active.set(Some(id));
        let found = self.columns.with_untracked(|columns| {
            let at = |column: &Column| column.cards.iter().position(|card| card.id == id);
            columns.iter().enumerate().find_map(|(number, column)| Some((number, at(column)?)))
        });
        if let Some((number, place)) = found {
            self.limits.update(|limits| {
                if let Some(limit) = limits.get_mut(number) {
                    *limit = (*limit).max(place + 1);
                }
            });
        }
        self.alive.soon(move || card::focus(id));
    }
}

/// What can be done with the card that is picked up.
fn picked_bar(board: Board) -> Option<AnyView> {
    let (id, _) = board.picked.get()?;
    let now = board.place_of(id);
    let target = move |to: Place| {
        view! {
            <Button size=ControlSize::Small on_click=move |()| board.drop(id, to)>
                {to.name()}
            </Button>
        }
    };
    let targets = Place::all(board.kind.get()).into_iter().filter(|place| Some(*place) != now).map(target);
    let open = shell::Place::new(shell::Route::Accounts, id.to_string()).href();
    let cancel = move |()| {
        board.cancel();
        board.alive.soon(move || card::focus(id));
    };
    Some(
        view! {
            <div class="board-bar" role="group" aria-label=words::picked(board.name(id))>
                <span>{words::picked(board.name(id))}</span>
                {targets.collect_view()}
                <Button kind=ButtonKind::Quiet size=ControlSize::Small on_click=cancel>
                    {t(actions::CANCEL)}
                </Button>
                <a href=open>{t(words::OPEN)}</a>
            </div>
        }
        .into_any(),
    )
}

/// Made anew for other columns only: what moves, moves inside.
fn board_view(board: Board, kind: Kind) -> AnyView {
    let count = Place::all(kind).len();
    view! {
        <div
            class="board"
            role="group"
            aria-label=t(words::TITLE)
            aria-description=t(words::HELP)
            on:keydown=move |event| keys::press(board, &event)
            on:pointerdown=move |event| drag::start(board, &event)
            on:pointermove=move |event| drag::follow(board, &event)
            on:pointerup=move |event| drag::end(board, &event)
            on:pointercancel=move |_| board.dragged.set(None)
        >
            {(0..count).map(|number| column_view(board, number)).collect_view()}
        </div>
        <p class="note">{t(words::HELP)}</p>
    }
    .into_any()
}

fn column_view(board: Board, number: usize) -> AnyView {
    let Some(place) = Place::all(board.kind.get_untracked()).get(number).copied() else { return ().into_any() };
    let total = Memo::new(move |_| board.columns.with(|columns| columns.get(number).map_or(0, |it| it.cards.len())));
    let limit = move || board.limits.with(|limits| limits.get(number).copied().unwrap_or(SHOWN));
    let shown = move || -> Vec<Card> {
        board.columns.with(|columns| {
            columns.get(number).map(|it| it.cards.iter().take(limit()).cloned().collect()).unwrap_or_default()
        })
    };
    let is_target = move || {
        let over = board.dragged.with(|drag| drag.as_ref().and_then(|drag| drag.over));
        over.or(board.picked.get().map(|(_, to)| to)) == Some(place)
    };
    let more = move |()| {
        board.limits.update(|limits| {
            if let Some(limit) = limits.get_mut(number) {
                *limit += SHOWN;
            }
        });
    };
    let rest = move || total.get().saturating_sub(limit());
    view! {
        <section class="board__column" class:is-target=is_target data-column=number.to_string() aria-label=place.name()>
            <h3 class="board__head">
                {place.name()}
                <span class="board__count">{move || fmt::integer(total.get() as f64)}</span>
            </h3>
            <ul class="board__cards">
                <For each=shown key=Clone::clone children=move |it| card::card(board, it) />
            </ul>
            {move || {
                let rest = rest();
                (rest > 0)
                    .then(|| {
                        view! {
                            <p class="note">{words::shown_of(fmt::integer(limit() as f64), fmt::integer(total.get() as f64))}</p>
                            <Button size=ControlSize::Small on_click=more>{words::more(rest.min(SHOWN))}</Button>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}
