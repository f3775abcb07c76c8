//! The form of a rule: which number of which period, which scale, which way.

use leptos::prelude::*;
use linchpin::analysis::derived::{Resolved, number_fields, resolve};
use linchpin::analysis::figures::{Measure, periods_of};
use linchpin::model::{Direction, Period, Thresholds, Workbook};

use super::draft::{Draft, LATEST, Problem, ScaleKey, SourceKey};
use crate::app::i18n::{Named, fmt, t, texts, texts::common, texts::criteria::derivation as words};
use crate::app::state::Store;
use crate::app::ui::components::{Choice, ErrorLine, LabelKind, NumberField, RadioGroup, SegmentedControl, Select};
use crate::app::ui::part_periods::period_covered;

/// The form.
#[component]
pub fn Form(
    /// The open workbook.
    store: Store,
    /// What is chosen and typed.
    draft: RwSignal<Draft>,
) -> impl IntoView {
    let sources = store.peek(source_choices);
    let scales: Vec<Choice> =
        ScaleKey::ALL.into_iter().map(|scale| Choice::new(scale.key(), t(scale.name()))).collect();
    let directions = [Direction::Higher, Direction::Lower];
    let directions = directions.map(|direction| Choice::new(direction_key(direction), t(direction.text()))).to_vec();
    let choose_scale = move |key: String| {
        draft.update(|draft| {
            draft.scale = ScaleKey::of(&key);
            if draft.scale == ScaleKey::Limits && draft.limits.is_empty() {
                store.peek(|workbook| draft.suggest_limits(workbook));
            }
        });
    };
    let limits = Memo::new(move |_| draft.with(|draft| (draft.scale == ScaleKey::Limits, draft.direction)));
    view! {
        <div class="derivation__form stack">
            <Select
                label=t(words::NUMBER)
                choices=sources
                value=Signal::derive(move || draft.with(|draft| draft.source.0.clone()))
                on_change=move |key| draft.update(|draft| draft.source = SourceKey(key))
            />
            {move || periods(store, draft)}
            <RadioGroup
                label=t(words::SCALE)
                choices=scales
                value=Signal::derive(move || draft.with(|draft| draft.scale.key().to_owned()))
                on_change=choose_scale
            />
            <p class="note">{move || t(draft.with(|draft| draft.scale.explained()))}</p>
            <SegmentedControl
                label=t(words::DIRECTION)
                choices=directions
                value=Signal::derive(move || draft.with(|draft| direction_key(draft.direction).to_owned()))
                on_change=move |key: String| {
                    let lower = key == direction_key(Direction::Lower);
                    draft.update(|draft| draft.direction = if lower { Direction::Lower } else { Direction::Higher });
                }
            />
            {move || {
                let (by_limits, direction) = limits.get();
                by_limits.then(|| limit_fields(draft, direction))
            }}
            {move || draft.with(Draft::rule).err().map(|problem| {
                view! { <ErrorLine id="derivation-problem" error=t(problem_words(problem)) /> }
            })}
        </div>
    }
}

const fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
    }
}

const fn problem_words(problem: Problem) -> crate::app::i18n::Text {
    match problem {
        Problem::NoNumber => words::problems::NO_NUMBER,
        Problem::NotAscending => words::problems::NOT_ASCENDING,
        Problem::SamePeriod => words::problems::SAME_PERIOD,
    }
}

fn source_choices(workbook: &Workbook) -> Vec<Choice> {
    let figures = SourceKey::FIGURES.into_iter().map(|(key, name)| Choice::new(key, t(name)));
    let fields = number_fields(workbook).into_iter().map(|name| Choice::new(SourceKey::field(&name).0, name));
    figures.chain(fields).collect()
}

/// The last period, or the last two, with which they are now.
fn latest_name(store: Store, draft: &Draft, is_growth: bool) -> String {
    let name = t(if is_growth { words::LAST_TWO } else { words::LAST });
    let now = draft.latest().and_then(|source| store.peek(|workbook| resolve(workbook, &source)));
    let covered = |period| store.peek(|workbook| period_covered(workbook, period));
    let period = match now {
        Some(Resolved::Figure(_, period) | Resolved::Margin(period)) => covered(period),
        Some(Resolved::Growth { from, to, .. }) => common::words::from_to(covered(from.0), covered(to.0)),
        Some(Resolved::Field(_)) | None => return name.to_owned(),
    };
    common::words::label_value(name, period)
}

/// The period of a figure, or the two of growth.
fn periods(store: Store, draft: RwSignal<Draft>) -> Option<AnyView> {
    let source = Memo::new(move |_| draft.with(|draft| draft.source.clone()));
    let source = source.get();
    if !source.has_period() {
        return None;
    }
    let measure = if source.is_of_profit() { Measure::Profit } else { Measure::Revenue };
    let known: Vec<Period> =
        store.peek(|workbook| periods_of(workbook, measure).into_iter().rev().map(|found| found.period).collect());
    let is_growth = source.is_growth();
    let latest = Choice::new(LATEST, latest_name(store, &draft.with_untracked(Draft::clone), is_growth));
    let choice =
        |period: &Period| Choice::new(period.to_string(), store.peek(|workbook| period_covered(workbook, *period)));
    let to: Vec<Choice> = std::iter::once(latest).chain(known.iter().map(choice)).collect();
    let from: Vec<Choice> = known.iter().map(choice).collect();
    let is_chosen = Memo::new(move |_| draft.with(|draft| draft.period != LATEST));
    let choose = move |key: String| {
        draft.update(|draft| {
            if let Some(period) = Period::parse(&key).filter(|_| draft.from.is_empty()) {
                draft.from = period.previous().to_string();
            }
            draft.period = key;
        });
    };
    let start = move || {
        (is_growth && is_chosen.get()).then(|| {
            view! {
                <Select
                    label=t(words::FROM)
                    choices=from.clone()
                    value=Signal::derive(move || draft.with(|draft| draft.from.clone()))
                    on_change=move |key| draft.update(|draft| draft.from = key)
                />
            }
        })
    };
    Some(
        view! {
            <div class="settings-grid">
                <Select
                    label=t(if is_growth { words::TO } else { words::PERIOD })
                    choices=to
                    value=Signal::derive(move || draft.with(|draft| draft.period.clone()))
                    on_change=choose
                />
                {start}
            </div>
        }
        .into_any(),
    )
}

/// Nine limits, the best score on top.
fn limit_fields(draft: RwSignal<Draft>, direction: Direction) -> AnyView {
    let field = |row: usize| {
        // Limits ascend: where more is better the last one leads to 10, where less is the first one does.
        let (index, word) = match direction {
            Direction::Higher => (Thresholds::COUNT - 1 - row, words::AT_LEAST),
            Direction::Lower => (row, words::AT_MOST),
        };
        let score = 10 - row;
        let label = texts::common::words::label_value(fmt::integer(score as f64), t(word));
        let set = move |text: String| {
            draft.update(|draft| {
                if let Some(limit) = draft.limits.get_mut(index) {
                    *limit = text;
                }
            });
        };
        view! {
            <li class="derivation__limit">
                <span class=format!("derivation__score heat heat--{score}") aria-hidden="true">
                    {fmt::integer(score as f64)}
                </span>
                <span class="note" aria-hidden="true">{t(word)}</span>
                <NumberField
                    label=label
                    label_kind=LabelKind::Hidden
                    value=Signal::derive(move || draft.with(|draft| draft.limits.get(index).cloned().unwrap_or_default()))
                    on_input=set
                />
            </li>
        }
    };
    view! {
        <ol class="derivation__limits" role="list" aria-label=t(words::LIMITS)>{(0..Thresholds::COUNT).map(field).collect_view()}</ol>
        <p class="note">{t(words::REST)}</p>
    }
    .into_any()
}
