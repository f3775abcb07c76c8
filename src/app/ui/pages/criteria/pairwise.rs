//! Weights from comparisons two by two (Saaty): every pair once, how well the comparisons agree, and what they make of
//! the weights. Each comparison is kept as it is made; the weights change when they are used.

use leptos::prelude::*;
use linchpin::analysis::pairwise::{Comparisons, NoPriorities, Priorities, pairs, priorities};
use linchpin::analysis::weights;
use linchpin::command::CriterionCommand;
use linchpin::model::{CriterionId, Judgement};

use super::contradiction;
use super::mode::WeightMode;
use super::sheet::Sheet;
use crate::app::i18n::{Text, fmt, t, texts, texts::criteria::pairwise as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Button, ButtonKind, ControlSize, Tone};

/// More criteria than this ask for more comparisons than a team makes with care.
const MANY: usize = 9;

/// The comparisons of the open workbook.
#[derive(Clone, Copy)]
pub struct Pairs {
    /// The criteria.
    pub sheet: Sheet,
    /// The comparisons, numbered as the criteria stand.
    pub comparisons: Memo<Comparisons>,
    result: Memo<Result<Priorities, NoPriorities>>,
}

impl Pairs {
    /// Keeps a comparison; the numbers are places in the order of the criteria.
    pub fn judge(self, (first, second): (usize, usize), judgement: Option<Judgement>) {
        let order = self.sheet.order.get_untracked();
        if let (Some(first), Some(second)) = (order.get(first), order.get(second)) {
            self.sheet.dispatch(CriterionCommand::Compare(vec![(*first, *second, judgement)]));
        }
    }

    /// The name of the criterion at a place.
    pub fn name(self, place: usize) -> String {
        self.id(place).map(|id| self.sheet.name(id)).unwrap_or_default()
    }

    fn id(self, place: usize) -> Option<CriterionId> {
        self.sheet.order.with(|order| order.get(place).copied())
    }

    fn weights(self) -> Option<Vec<linchpin::model::Weight>> {
        self.result.with(|result| result.as_ref().ok().map(|found| weights::from_shares(&found.weights)))
    }

    fn forget_all(self) {
        let order = self.sheet.order.get_untracked();
        let all = pairs(order.len()).map(|(first, second)| (order[first], order[second], None));
        self.sheet.dispatch(CriterionCommand::Compare(all.collect()));
    }
}

/// Weights from comparisons two by two.
#[component]
pub fn Pairwise(
    /// The criteria.
    sheet: Sheet,
) -> impl IntoView {
    let comparisons = Memo::new(move |_| {
        let order = sheet.order.get();
        sheet.store.read(Topic::Meta, |workbook| Comparisons::of(&workbook.meta.weighting, &order))
    });
    let result = Memo::new(move |_| comparisons.with(priorities));
    let table = Pairs { sheet, comparisons, result };
    let count = Memo::new(move |_| comparisons.with(Comparisons::criteria));
    let many = move || {
        (count.get() > MANY).then(|| {
            let judgements = fmt::integer(comparisons.with(Comparisons::pairs) as f64);
            view! {
                <Banner tone=Tone::Warning title=t(words::MANY)>
                    {words::many_text(count.get(), judgements)}
                </Banner>
            }
        })
    };
    view! {
        {many}
        <div class="pairwise">
            <ol class="pairwise__pairs" aria-label=t(words::LIST)>
                {move || {
                    // The names are part of the rows.
                    sheet.store.track(Topic::Criteria);
                    pairs(count.get()).map(|pair| row(table, pair)).collect_view()
                }}
            </ol>
            <div class="pairwise__result" aria-live="polite">{move || outcome(table)}</div>
        </div>
    }
}

/// The degrees of Saaty's scale from 2 to 9.
const DEGREES: [Text; 8] = [
    words::degrees::TWO,
    words::degrees::THREE,
    words::degrees::FOUR,
    words::degrees::FIVE,
    words::degrees::SIX,
    words::degrees::SEVEN,
    words::degrees::EIGHT,
    words::degrees::NINE,
];

/// A judgement as a sentence.
pub fn sentence(first: &str, second: &str, judgement: Judgement) -> String {
    let (more, less) = if judgement.steps() < 0 { (second, first) } else { (first, second) };
    match DEGREES.get(usize::from(judgement.times()).wrapping_sub(2)) {
        Some(degree) => words::more(more, t(*degree), less, fmt::integer(judgement.times().into())),
        None => words::equal(first, second),
    }
}

/// One pair: both names at the ends of a slider, and the judgement in words. Towards a name means that it counts more.
fn row(table: Pairs, (first, second): (usize, usize)) -> AnyView {
    let (one, other) = (table.name(first), table.name(second));
    let kept = Memo::new(move |_| table.comparisons.with(|comparisons| comparisons.get(first, second)));
    let draft = RwSignal::new(None::<Judgement>);
    let shown = move || draft.get().or(kept.get());
    let label = words::compare(&one, &other);
    let (near, far) = (one.clone(), other.clone());
    let said = move || match shown() {
        Some(judgement) => sentence(&near, &far, judgement),
        None => t(words::NOT_COMPARED).to_owned(),
    };
    let said = Signal::derive(said);
    // Towards the first name is towards the line's start, where the slider is lowest.
    let steps = move || shown().map_or(0, |judgement| -judgement.steps());
    let read = move |event: &leptos::ev::Event| {
        event_target_value(event).parse::<i8>().ok().and_then(|steps| Judgement::from_steps(-steps))
    };
    let keep = move |judgement: Option<Judgement>| {
        draft.set(None);
        table.judge((first, second), judgement);
    };
    let equal = move || {
        kept.get().is_none().then(|| {
            view! {
                <Button
                    size=ControlSize::Small
                    on_click=move |()| keep(Some(Judgement::EQUAL))
                >
                    {t(words::AS_EQUAL)}
                </Button>
            }
        })
    };
    view! {
        <li class="pair" class=("pair--open", move || shown().is_none())>
            <span class="pair__name"><bdi>{one}</bdi></span>
            <input
                class="pair__slider"
                type="range"
                min=-Judgement::MOST_STEPS
                max=Judgement::MOST_STEPS
                step="1"
                aria-label=label
                aria-valuetext=move || said.get()
                prop:value=move || steps().to_string()
                on:input=move |event| draft.set(read(&event))
                on:change=move |event| keep(read(&event))
            />
            <span class="pair__name pair__name--far"><bdi>{other}</bdi></span>
            <p class="pair__said">{move || said.get()} {equal}</p>
        </li>
    }
    .into_any()
}

fn outcome(table: Pairs) -> AnyView {
    let found = match table.result.get() {
        Ok(found) => found,
        Err(NoPriorities::Missing(missing)) => {
            let all = table.comparisons.with(Comparisons::pairs);
            let done = fmt::integer((all - missing) as f64);
            return view! {
                <p class="number">{words::progress(done, fmt::integer(all as f64))}</p>
                <p class="note">{t(words::THEN)}</p>
            }
            .into_any();
        }
        Err(NoPriorities::NoCriteria) => return ().into_any(),
    };
    let part = |(place, share): (usize, &f64)| {
        view! {
            <li class="priority">
                <bdi>{table.name(place)}</bdi>
                <span class="number">{fmt::percent(*share, 1)}</span>
                <span class="priority__bar" style:--share=share.to_string() aria-hidden="true"></span>
            </li>
        }
    };
    let parts = found.weights.iter().enumerate().map(part).collect_view();
    let is_used = Signal::derive(move || {
        let way = table.sheet.store.read(Topic::Meta, |workbook| workbook.meta.weighting.way);
        way == WeightMode::Pairwise.way() && Some(table.sheet.weights.get()) == table.weights()
    });
    let apply = move |()| {
        if let Some(weights) = untrack(|| table.weights()) {
            table.sheet.weigh(WeightMode::Pairwise, &weights, Vec::new());
        }
    };
    view! {
        <h3>{t(words::RESULT)}</h3>
        <ul class="priorities" role="list">{parts}</ul>
        {contradiction::view(table, &found)}
        <div class="row">
            <Button kind=ButtonKind::Primary disabled=is_used on_click=apply>
                {move || t(if is_used.get() { texts::criteria::weights::IN_USE } else { texts::criteria::weights::APPLY })}
            </Button>
            <Button kind=ButtonKind::Quiet on_click=move |()| table.forget_all()>{t(words::START_OVER)}</Button>
        </div>
    }
    .into_any()
}
