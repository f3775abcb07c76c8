//! The cell that is shown, large, and the value the team agrees on.

use leptos::{ev, html, prelude::*};
use linchpin::command::{Command, ScoreCommand};
use linchpin::model::{CellKey, Score};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Reveal;
use super::spread::Spread;
use crate::app::i18n::{criterion_name, criterion_words, fmt, t, texts::together::reveal as words};
use crate::app::platform::clock;
use crate::app::state::{Topic, use_prefs};
use crate::app::ui::alive::soon;
use crate::app::ui::components::{Button, ButtonKind, Need, ScoreScale, TextField, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// The shown cell.
#[component]
pub fn Stage(
    /// The reveal.
    reveal: Reveal,
) -> impl IntoView {
    let shown = Memo::new(move |_| reveal.shown.get().filter(|_| reveal.place().is_some()));
    view! {
        <section class="reveal__stage" aria-label=t(words::STAGE)>
            {move || shown.get().map(|cell| stage(reveal, cell))}
        </section>
    }
}

fn stage(reveal: Reveal, cell: CellKey) -> AnyView {
    let names = reveal.store.peek(|workbook| {
        let account = workbook.title_of(cell.account)?;
        let criterion = workbook.criteria.get(cell.criterion)?;
        Some((account, criterion_name(workbook, criterion), criterion_words(criterion)[0].clone()))
    });
    let Some((account, criterion, meaning)) = names else { return ().into_any() };
    let place = move || {
        let (here, all) = (reveal.place().unwrap_or(0) + 1, reveal.cells.with(Vec::len));
        words::place(fmt::integer(here as f64), fmt::integer(all as f64))
    };
    let at_start = Signal::derive(move || reveal.place() == Some(0));
    let at_end = Signal::derive(move || reveal.place().is_none_or(|place| place + 1 >= reveal.cells.with(Vec::len)));
    view! {
        <header class="reveal__head">
            <div class="reveal__steps">
                <Button disabled=at_start on_click=move |()| reveal.step(-1)>
                    {t(words::PREVIOUS)}
                </Button>
                <span class="number">{place}</span>
                <Button disabled=at_end on_click=move |()| reveal.step(1)>
                    {t(words::NEXT)}
                </Button>
            </div>
            <h2 class="reveal__account">
                <bdi>{account}</bdi>
                <span class="reveal__criterion"><bdi>{criterion}</bdi></span>
            </h2>
            {(!meaning.is_empty()).then(|| view! { <p class="muted">{meaning}</p> })}
        </header>
        <Spread reveal=reveal cell=cell />
        <Settle reveal=reveal cell=cell />
    }
    .into_any()
}

/// The agreed value and why: both are needed. Enter goes from the scale to the comment, and from there to the next cell.
#[component]
fn Settle(reveal: Reveal, cell: CellKey) -> impl IntoView {
    let store = reveal.store;
    let before = store.peek(|workbook| workbook.agreed.get(cell).cloned());
    let value = RwSignal::new(before.as_ref().map(|agreed| agreed.value.value()));
    let comment = RwSignal::new(before.map(|agreed| agreed.comment).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let chosen = Part::of(
        "value",
        move || value.get().map(|score| score.to_string()).unwrap_or_default(),
        move |kept| value.set(kept.parse().ok()),
    );
    let unsaved = Unsaved::of("agreed", vec![chosen, Part::text("comment", comment)]);
    unsaved.begin(store.id(), &format!("{}/{}", cell.account, cell.criterion));
    let field = NodeRef::<html::Input>::new();
    let choose = Callback::new(move |score: u8| value.set(Some(score)));
    // The draft is done with before the next cell is shown, which takes this form away.
    let agree = move || match settle(reveal, cell, value.get_untracked(), comment.get_untracked(), unsaved) {
        Ok(()) => drop(problem.try_set(None)),
        Err(why) => problem.set(Some(why)),
    };
    let is_agreed = Memo::new(move |_| {
        store.read(Topic::ScoresOf(cell.account), |workbook| workbook.agreed.get(cell).map(|it| (it.by.clone(), it.at)))
    });
    let toasts: Toasts = expect_context();
    let reopen = move |()| match store.dispatch(Command::Score(ScoreCommand::Reopen(cell))) {
        Ok(()) => offer_undo(store, toasts, t(words::REOPENED).to_owned()),
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    };
    let noted = move || {
        is_agreed.get().map(|(by, at)| {
            let when = fmt::date_time(at);
            let text = if by.is_empty() { words::noted(when) } else { words::noted_by(when, by) };
            view! {
                <span class="note">{text}</span>
                <Button kind=ButtonKind::Quiet icon=icons::UNDO on_click=reopen disabled=store.read_only()>
                    {t(words::REOPEN)}
                </Button>
            }
        })
    };
    view! {
        <form
            class="reveal__settle"
            aria-label=t(words::SETTLE)
            on:keydown=move |event| scale_key(value, field, &event)
            on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                agree();
            }
        >
            <h3>{t(words::SETTLE)}</h3>
            {unsaved.note()}
            <ScoreScale label=t(words::VALUE) value=value on_change=choose disabled=store.read_only() />
            <div class="reveal__why">
                <TextField
                    label=t(words::WHY)
                    need=Need::Required
                    value=comment
                    on_input=Callback::new(move |text| comment.set(text))
                    error=problem
                    read_only=store.read_only()
                    node_ref=field
                />
                <Button kind=ButtonKind::Primary on_click=move |()| agree() disabled=store.read_only()>
                    {t(words::AGREE)}
                </Button>
            </div>
            <div class="row">{noted}</div>
        </form>
    }
}

/// Keeps the agreed value and goes on to the next cell that is open.
fn settle(reveal: Reveal, cell: CellKey, value: Option<u8>, comment: String, unsaved: Unsaved) -> Result<(), String> {
    let Some(value) = value.and_then(Score::new) else { return Err(t(words::VALUE_MISSING).to_owned()) };
    if comment.trim().is_empty() {
        return Err(t(words::WHY_MISSING).to_owned());
    }
    let by = untrack(|| use_prefs().person());
    let agree = ScoreCommand::Agree { cell, value, comment, by, at: clock::now() };
    reveal.store.dispatch(Command::Score(agree)).map_err(|refused| refusal(&refused))?;
    unsaved.done();
    if let Some(next) = untrack(|| reveal.next_open(Some(cell))) {
        reveal.shown.set(Some(next));
        soon(focus_scale);
    }
    Ok(())
}

/// Digits choose on the scale as they do in the matrix; Enter goes on to the comment.
fn scale_key(value: RwSignal<Option<u8>>, field: NodeRef<html::Input>, event: &ev::KeyboardEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if !target.is_some_and(|target| target.matches("input[type=radio]").unwrap_or(false)) {
        return;
    }
    let key = event.key();
    if key == "Enter" {
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    } else if let Some(digit) =
        key.chars().next().filter(|_| key.chars().count() == 1).and_then(linchpin::exchange::score_block::digit)
    {
        match (digit, value.get_untracked()) {
            (0, Some(1)) => value.set(Some(10)),
            (0, _) => {}
            (digit, _) => value.set(Some(digit)),
        }
    } else {
        return;
    }
    event.prevent_default();
}

fn focus_scale() {
    let scale = ".reveal__settle .score-scale";
    let find = |rest: &str| document().query_selector(&format!("{scale} {rest}")).ok().flatten();
    let point = find("input:checked").or_else(|| find("input"));
    if let Some(point) = point.and_then(|point| point.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = point.focus();
    }
}
