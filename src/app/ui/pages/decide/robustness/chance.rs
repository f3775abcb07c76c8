//! How likely each account is on the list when the weights are uncertain: what is asked, how far the draws are,
//! what they found.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::robustness::{Acceptability, Question, ScoreSource, SimulationSetup, WeightSource};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::Percent;

use super::super::cut::places;
use super::engine::{Job, News, start};
use super::found::Found;
use crate::app::i18n::{fmt, t, texts::robustness::chance as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{
    Badge, Button, ButtonKind, Checkbox, Choice, Meter, NumberField, Select, Tone, icons,
};

/// Ranks counted beyond the places of the list, at least.
const BEYOND: usize = 10;

/// What a person asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    weights: Kind,
    part: i32,
    raters: bool,
    draws: u32,
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Any,
    Order,
    Within,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Within, Self::Order, Self::Any];

    const fn key(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Order => "order",
            Self::Within => "within",
        }
    }
}

impl Asked {
    const FIRST: Self = Self { weights: Kind::Within, part: 20, raters: false, draws: 10_000, seed: 1 };

    fn setup(self, places: usize) -> SimulationSetup {
        let part = Percent::from_basis_points(self.part * 100).unwrap_or_default();
        let weights = match self.weights {
            Kind::Any => WeightSource::Any,
            Kind::Order => WeightSource::KeepOrder,
            Kind::Within => WeightSource::Within(part),
        };
        let scores = if self.raters { ScoreSource::Raters } else { ScoreSource::Group };
        SimulationSetup { places, ranks: (places * 2).max(places + BEYOND), weights, scores, seed: self.seed }
    }

    fn question(self, store: Store) -> Option<Question> {
        let places = places(store);
        store.track(Topic::Scores);
        store.scoreboard(|board| store.peek(|workbook| Question::new(workbook, board, self.setup(places)).ok()))
    }
}

/// What was found, and for what.
#[derive(Clone)]
pub struct Answer {
    /// What was asked, in numbers.
    pub question: Question,
    asked: Asked,
    /// What was found.
    pub found: Arc<Acceptability>,
}

impl Answer {
    /// Whether what it was made from has changed since; follows it.
    pub fn is_stale(&self, store: Store) -> bool {
        self.asked.question(store).as_ref() != Some(&self.question)
    }

    /// Which weights were possible, in words.
    pub fn weights(&self) -> String {
        match self.asked.weights {
            Kind::Any => t(words::WITH_ANY).to_owned(),
            Kind::Order => t(words::WITH_ORDER).to_owned(),
            Kind::Within => words::with_near(fmt::percent(f64::from(self.asked.part) / 100.0, 0)),
        }
    }
}

/// The answer the page has last had, while the page is open: the verdict above the views uses it too.
#[derive(Clone, Copy)]
pub struct LastAnswer(pub RwSignal<Option<Arc<Answer>>>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Idle,
    Running(u32),
    Cancelled,
    Failed,
    OtherVersion,
}

/// The simulation.
#[component]
pub fn Chance(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let LastAnswer(answer) = expect_context();
    let last = answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.asked));
    let asked = RwSignal::new(last.unwrap_or(Asked::FIRST));
    let state = RwSignal::new(State::Idle);
    let job = StoredValue::new_local(None::<Job>);
    let run = Callback::new(move |()| {
        let now = asked.get_untracked();
        let Some(question) = untrack(|| now.question(store)) else { return };
        state.set(State::Running(0));
        let kept = question.clone();
        let tell = Rc::new(move |news| {
            state.set(match news {
                News::Progress(draws) => return state.set(State::Running(draws)),
                News::Done(found) => {
                    let (question, found) = (kept.clone(), Arc::new(found));
                    answer.try_set(Some(Arc::new(Answer { question, asked: now, found })));
                    State::Idle
                }
                News::OtherVersion => State::OtherVersion,
                News::Failed => State::Failed,
            });
            job.set_value(None);
        });
        job.set_value(Some(start(question, now.draws, tell)));
    });
    let cancel = Callback::new(move |()| {
        job.set_value(None);
        state.set(State::Cancelled);
    });
    on_cleanup(move || {
        job.try_update_value(Option::take);
    });
    view! {
        <section class="stack stack--tight">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{move || words::note(fmt::integer(places(store) as f64))}</p>
            <Controls asked=asked />
            <div class="row">
                {move || match state.get() {
                    State::Running(done) => running(done, asked.get_untracked().draws, cancel),
                    _ => view! { <Button kind=ButtonKind::Primary on_click=run>{t(words::RUN)}</Button> }.into_any(),
                }}
            </div>
            <div aria-live="polite">{move || problem(state.get())}</div>
            {move || answer.get().map(|answer| told(store, asked, &answer))}
        </section>
    }
}

fn running(done: u32, draws: u32, cancel: Callback<()>) -> AnyView {
    let text = words::progress(fmt::integer(done.into()), fmt::integer(draws.into()));
    view! {
        <div class="chance__progress">
            <Meter label=t(words::TITLE) share=f64::from(done) / f64::from(draws.max(1)) text=text />
        </div>
        <Button on_click=cancel icon=icons::CLOSE>{t(words::CANCEL)}</Button>
    }
    .into_any()
}

fn problem(state: State) -> Option<AnyView> {
    let text = match state {
        State::Idle | State::Running(_) => return None,
        State::Cancelled => words::CANCELLED,
        State::Failed => words::FAILED,
        State::OtherVersion => words::OTHER_VERSION,
    };
    Some(view! { <p class="muted">{t(text)}</p> }.into_any())
}

fn told(store: Store, chosen: RwSignal<Asked>, answer: &Arc<Answer>) -> AnyView {
    let Answer { question, asked, found } = &**answer;
    let own = *asked;
    let kept = answer.clone();
    let stale = Memo::new(move |_| kept.is_stale(store));
    let greatest = found.accounts.iter().map(|account| account.error).fold(0.0, f64::max);
    let how = match found.draws {
        _ if question.problem.columns.len() == 1 && question.problem.varying.is_empty() => {
            t(words::ONE_WEIGHT).to_owned()
        }
        None => t(words::EXACT).to_owned(),
        Some(draws) => words::drawn(
            fmt::integer(draws.into()),
            // A seed is a name, not an amount: its digits are not grouped.
            fmt::digits(&asked.seed.to_string()),
            fmt::percent(greatest, 2),
        ),
    };
    let same = asked.raters && question.problem.varying.is_empty();
    let same = same.then(|| view! { <p class="note">{t(words::NO_SCORES)}</p> });
    let (found, places) = (found.clone(), question.problem.places);
    view! {
        {move || {
            let text = if stale.get() { Some(words::STALE) } else { (chosen.get() != own).then_some(words::OTHER_SETTINGS) };
            text.map(|text| view! { <Badge tone=Tone::Warning icon=icons::WARNING>{t(text)}</Badge> })
        }}
        <p class="note">{how}</p>
        {same}
        <Found store=store found=found places=places />
    }
    .into_any()
}

#[component]
fn Controls(asked: RwSignal<Asked>) -> impl IntoView {
    let names = [words::WITHIN, words::ORDER, words::ANY];
    let kinds: Vec<Choice> =
        Kind::ALL.into_iter().zip(names).map(|(kind, name)| Choice::new(kind.key(), t(name))).collect();
    let choose = Callback::new(move |key: String| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or(Kind::Within);
        asked.update(|asked| asked.weights = kind);
    });
    view! {
        <div class="chance__controls">
            <Select
                label=t(words::WEIGHTS)
                choices=kinds
                value=Signal::derive(move || asked.get().weights.key().to_owned())
                on_change=choose
            />
            {move || {
                (asked.with(|asked| asked.weights) == Kind::Within)
                    .then(|| {
                        number(asked, "%", (1, 100), (words::PART, words::PART_ERROR), |asked| asked.part.into(), |asked, part| {
                            asked.part = i32::try_from(part).unwrap_or(20);
                        })
                    })
            }}
            {number(
                asked,
                "",
                (100, 1_000_000),
                (words::DRAWS, words::DRAWS_ERROR),
                |asked| asked.draws.into(),
                |asked, draws| asked.draws = u32::try_from(draws).unwrap_or(10_000),
            )}
            {number(
                asked,
                "",
                (0, 999_999_999),
                (words::SEED, words::SEED_ERROR),
                |asked| i64::try_from(asked.seed).unwrap_or(1),
                |asked, seed| asked.seed = u64::try_from(seed).unwrap_or(1),
            )}
        </div>
        <Checkbox
            label=t(words::RATERS)
            help=t(words::RATERS_HELP)
            checked=Signal::derive(move || asked.get().raters)
            on_change=Callback::new(move |raters| asked.update(|asked| asked.raters = raters))
        />
    }
}

/// A field for a whole number of the question.
fn number(
    asked: RwSignal<Asked>,
    unit: &'static str,
    (fewest, most): (i64, i64),
    (label, wrong): (crate::app::i18n::Text, crate::app::i18n::Text),
    read: fn(&Asked) -> i64,
    write: fn(&mut Asked, i64),
) -> AnyView {
    let error = RwSignal::new(None::<String>);
    let change = Callback::new(move |typed: String| {
        let number =
            parse_scaled(&typed, Some(NumberStyle::DecimalPoint), 0).ok().and_then(|it| i64::try_from(it).ok());
        match number.filter(|number| (fewest..=most).contains(number)) {
            Some(number) => {
                error.set(None);
                asked.update(|asked| write(asked, number));
            }
            None => error.set(Some(t(wrong).to_owned())),
        }
    });
    let shown = move || {
        let number = asked.with(read);
        if label == words::SEED { fmt::digits(&number.to_string()) } else { fmt::integer(number as f64) }
    };
    let unit = if unit.is_empty() { None } else { Some(percent_sign()) };
    view! { <NumberField label=t(label) value=Signal::derive(shown) on_change=change error=error unit=MaybeProp::from(unit) /> }
        .into_any()
}

fn percent_sign() -> String {
    let sample = fmt::percent(0.01, 0);
    sample.chars().filter(|letter| !letter.is_numeric() && !letter.is_whitespace()).collect()
}
