//! The weights as a whole: the way they are set, the bar of shares, what is left of 100 points.

use leptos::prelude::*;
use linchpin::analysis::weights::{HandOut, hand_out};

use super::importance::Importance;
use super::made::how_made;
use super::mode::WeightMode;
use super::pairwise::Pairwise;
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{Badge, Choice, SegmentedControl, Tone, icons};

/// How weights are set, and how they divide 100%.
#[component]
pub fn Weights(
    /// The criteria.
    sheet: Sheet,
) -> impl IntoView {
    let modes: Vec<Choice> = WeightMode::ALL.into_iter().map(|mode| Choice::new(mode.key(), mode.label())).collect();
    let value = Signal::derive(move || sheet.mode.get().key().to_owned());
    let control = move || {
        (!sheet.store.read_only().get()).then(|| {
            view! {
                <SegmentedControl
                    label=t(texts::criteria::weights::WAY)
                    choices=modes.clone()
                    value=value
                    on_change=move |key: String| {
                        if let Some(mode) = WeightMode::of(&key) {
                            sheet.choose(mode);
                        }
                    }
                />
            }
        })
    };
    view! {
        <section class="weights">
            <div class="row row--between">
                <h2>{t(texts::criteria::weights::TITLE)}</h2>
                {control}
            </div>
            <p class="note">{move || t(sheet.mode.get().explained())}</p>
            {move || making(sheet)}
            {bar(sheet)}
            <p class="weights__rest number" role="status">{move || left(sheet)}</p>
            <p class="note weights__made">{move || {
                sheet.store.track(Topic::Criteria);
                sheet.store.read(Topic::Meta, how_made)
            }}</p>
        </section>
    }
}

/// What an order or comparisons are asked for with; a single criterion has nothing to be held against.
fn making(sheet: Sheet) -> Option<AnyView> {
    let mode = sheet.mode.get();
    if !matches!(mode, WeightMode::Order | WeightMode::Pairwise) || sheet.store.read_only().get() {
        return None;
    }
    if sheet.order.with(Vec::len) < 2 {
        return Some(view! { <p>{t(texts::criteria::weights::ONE_CRITERION)}</p> }.into_any());
    }
    Some(match mode {
        WeightMode::Order => view! { <Importance sheet=sheet /> }.into_any(),
        _ => view! { <Pairwise sheet=sheet /> }.into_any(),
    })
}

/// One bar of 100%, a part for each criterion with its number; the list under it has the names in the same order.
fn bar(sheet: Sheet) -> AnyView {
    let part = move |(place, share): (usize, f64)| {
        let name = sheet.order.with(|order| order.get(place).copied());
        let name = name.map(|id| sheet.name(id)).unwrap_or_default();
        let title = texts::common::words::label_value(name, fmt::percent(share, 1));
        view! {
            <span class="weights__part" title=title style:flex-grow=format!("{share}")>
                {(share >= 0.05).then(|| fmt::integer((place + 1) as f64))}
            </span>
        }
    };
    view! {
        <div class="weights__bar" aria-hidden="true">
            {move || sheet.shares.get().into_iter().enumerate().map(part).collect_view()}
        </div>
    }
    .into_any()
}

fn left(sheet: Sheet) -> AnyView {
    if sheet.mode.get() != WeightMode::Hundred {
        return ().into_any();
    }
    let points = |hundredths: u32| f64::from(hundredths) / 100.0;
    match sheet.weights.with(|weights| hand_out(weights)) {
        HandOut::Left(left) => texts::criteria::weights::left(points(left)).into_any(),
        HandOut::Complete => t(texts::criteria::weights::COMPLETE).into_any(),
        HandOut::Over(over) => {
            let said = texts::criteria::weights::over(points(over));
            view! {
                <Badge tone=Tone::Warning icon=icons::WARNING>
                    {said}
                </Badge>
            }
            .into_any()
        }
    }
}
