//! The accounts one by one: the account, and under it each criterion with its meaning, its anchors and its scale.

use leptos::{ev, prelude::*};
use linchpin::command::{CellScore, Command, ScoreCommand};
use linchpin::model::{AccountId, CriterionId, ScoreKey, Workbook};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::board::{Board, Place};
use super::super::keys::{Press, Step};
use super::CommentField;
use crate::app::i18n::{criterion_name, criterion_words, fmt, t, texts, texts::together::blind as words};
use crate::app::state::Topic;
use crate::app::ui::alive::soon;
use crate::app::ui::components::{Button, ButtonKind, ControlSize, EmptyState, LabelKind, ScoreScale, icons};

/// The account under the cursor, with the way to the next one.
#[component]
pub fn Cards(
    /// One rater's matrix.
    board: Board,
) -> impl IntoView {
    board.filter_by(|filter| *filter = super::super::arrange::Filter::default());
    if board.cursor.get_untracked().row == 0 {
        start_at_first_gap(board);
    }
    let account = Memo::new(move |_| board.rows.with(|rows| rows.get(board.cursor.with(|cursor| cursor.row)).copied()));
    move || match account.get() {
        None => {
            view! { <EmptyState icon=icons::ACCOUNTS title=t(words::NO_ACCOUNTS) text=t(words::NO_ACCOUNTS_TEXT) /> }
                .into_any()
        }
        Some(account) => view! { <Card board=board account=account /> }.into_any(),
    }
}

#[component]
fn Card(board: Board, account: AccountId) -> impl IntoView {
    let store = board.store;
    let (name, facts) = store.peek(|workbook| described(workbook, account));
    let label = name.clone();
    let place = move || {
        let row = board.cursor.with(|cursor| cursor.row);
        words::place(fmt::integer((row + 1) as f64), fmt::integer(board.rows.with(|rows| rows.len()) as f64))
    };
    let criteria = move || {
        board
            .criteria
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, criterion)| question(board, account, place, criterion))
            .collect_view()
    };
    let gaps = Memo::new(move |_| {
        let criteria = board.criteria.get();
        let rater = board.rater.get();
        store.read(Topic::ScoresOf(account), |workbook| {
            let scored = |criterion: &&CriterionId| {
                rater.is_some_and(|rater| workbook.scores.contains(ScoreKey { account, criterion: **criterion, rater }))
            };
            criteria.len() - criteria.iter().filter(scored).count()
        })
    });
    view! {
        <section class="blind-card" aria-label=label on:keydown=move |event| key(board, &event)>
            <header class="blind-card__head">
                <p class="note number">{place}</p>
                <h2 class="blind-card__name"><bdi>{name}</bdi></h2>
                <p class="muted">{facts}</p>
            </header>
            <div class="blind-card__questions">{criteria}</div>
            <footer class="blind-card__foot">
                <Button
                    disabled=Signal::derive(move || board.cursor.with(|cursor| cursor.row == 0))
                    on_click=move |()| step(board, Way::Back)
                >
                    {t(words::PREVIOUS)}
                </Button>
                <span class="note" role="status">
                    {move || (gaps.get() > 0).then(|| words::gaps(gaps.get()))}
                </span>
                {move || {
                    let kind = if gaps.get() == 0 { ButtonKind::Primary } else { ButtonKind::Secondary };
                    let word = if gaps.get() == 0 { words::NEXT } else { words::SKIP };
                    view! {
                        <Button kind=kind disabled=Signal::derive(move || is_last(board)) on_click=move |()| step(board, Way::On)>
                            {t(word)}
                        </Button>
                    }
                }}
            </footer>
        </section>
    }
}

/// One criterion of the account: what it means, the scale between its anchors, the comment.
fn question(board: Board, account: AccountId, place: usize, criterion: CriterionId) -> AnyView {
    let store = board.store;
    let Some((name, meaning, low, high)) = store.peek(|workbook| {
        let it = workbook.criteria.get(criterion)?;
        let [meaning, low, high] = criterion_words(it);
        Some((criterion_name(workbook, it), meaning, low, high))
    }) else {
        return ().into_any();
    };
    let value = Memo::new(move |_| {
        let rater = board.rater.get()?;
        let key = ScoreKey { account, criterion, rater };
        store.read(Topic::ScoresOf(account), |workbook| workbook.scores.get(key).map(|score| score.value.value()))
    });
    let choose = Callback::new(move |score: u8| {
        let cell = CellScore { account, criterion, value: linchpin::model::Score::new(score) };
        if let Some(rater) = board.rater.get_untracked() {
            let done = store.dispatch(Command::Score(ScoreCommand::Set { rater, cell }));
            board.problem.set(done.err().map(|refused| crate::app::ui::words::refusal(&refused)));
        }
    });
    let anchor = |score: u8, text: String| {
        (!text.is_empty())
            .then(|| view! { <span class="blind-card__anchor"><b>{fmt::integer(score.into())}</b> " " {text}</span> })
    };
    let here = move |_: ev::FocusEvent| board.cursor.update(|cursor| cursor.column = place + 1);
    let clear = move |()| {
        board.cursor.update(|cursor| cursor.column = place + 1);
        board.clear();
    };
    let comment = move || {
        board.rater.get().map(|rater| {
            view! { <CommentField store=store key=ScoreKey { account, criterion, rater } label_kind=LabelKind::Hidden /> }
        })
    };
    view! {
        <div class="blind-card__question" on:focusin=here data-place=place.to_string()>
            <h3><bdi>{name.clone()}</bdi></h3>
            {(!meaning.is_empty()).then(|| view! { <p class="muted">{meaning}</p> })}
            <ScoreScale label=name value=value on_change=choose disabled=store.read_only() />
            <div class="blind-card__anchors">{anchor(1, low)} {anchor(10, high)}</div>
            <div class="blind-card__more">
                <div class="grow">{comment}</div>
                {move || {
                    value.get().map(|_| {
                        view! {
                            <Button kind=ButtonKind::Quiet size=ControlSize::Small on_click=clear>
                                {t(texts::matrix::CLEAR_SCORE)}
                            </Button>
                        }
                    })
                }}
            </div>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

fn step(board: Board, way: Way) {
    let row = board.cursor.get_untracked().row;
    let row = match way {
        Way::Back => row.saturating_sub(1),
        Way::On => (row + 1).min(board.rows.with_untracked(|rows| rows.len()).saturating_sub(1)),
    };
    board.forget_one();
    board.cursor.set(Place { row, column: 1 });
    // The new account is read from its first question on.
    soon(|| focus_question(0));
}

fn is_last(board: Board) -> bool {
    board.cursor.with(|cursor| cursor.row) + 1 >= board.rows.with(|rows| rows.len())
}

/// Digits score and Delete clears, as in the grid; Enter goes on to the next criterion, then to the next account.
fn key(board: Board, event: &ev::KeyboardEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let is_text = target.as_ref().is_some_and(|it| it.matches("input:not([type=radio]), textarea").unwrap_or(false));
    let is_button = target.as_ref().is_some_and(|it| it.matches("button").unwrap_or(false));
    if is_text || is_button {
        return;
    }
    match Press::of(event) {
        Some(Press::Digit(digit)) => board.type_digit(digit, event.time_stamp()),
        Some(Press::Clear) => board.clear(),
        Some(Press::Move(Step::Down)) if event.key() == "Enter" => enter(board),
        _ => return,
    }
    event.prevent_default();
}

fn enter(board: Board) {
    let place = board.cursor.get_untracked().column;
    if place < board.criteria.with_untracked(Vec::len) {
        focus_question(place);
    } else if !is_last(board) {
        step(board, Way::On);
    }
}

/// Gives the focus to the chosen point of a question's scale, or to its first one.
fn focus_question(place: usize) {
    let scale = format!(".blind-card__question[data-place='{place}'] .score-scale");
    let find = |selector: String| document().query_selector(&selector).ok().flatten();
    let point = find(format!("{scale} input:checked")).or_else(|| find(format!("{scale} input")));
    if let Some(point) = point.and_then(|point| point.dyn_into::<HtmlElement>().ok()) {
        let _ = point.focus();
    }
}

fn start_at_first_gap(board: Board) {
    let first = board.criteria.with_untracked(|criteria| {
        board.peek(|source| {
            let has_gap =
                |account: &AccountId| criteria.iter().any(|criterion| source.score(*account, *criterion).is_none());
            board.rows.with_untracked(|rows| rows.iter().position(has_gap))
        })
    });
    board.cursor.set(Place { row: first.unwrap_or(0), column: 1 });
}

fn described(workbook: &Workbook, account: AccountId) -> (String, String) {
    let Some(account) = workbook.accounts.get(account) else { return (String::new(), String::new()) };
    let facts = [&account.code, &account.sector, &account.size, &account.city, &account.country];
    let facts: Vec<&str> = facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    (account.name.to_string(), facts.join(" · "))
}
