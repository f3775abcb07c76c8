//! How well comparisons agree: the consistency ratio, the three that fit least, and the value that would mend them.

use leptos::prelude::*;
use linchpin::analysis::pairwise::{ACCEPTABLE_RATIO, Contradiction, Priorities};

use super::pairwise::{Pairs, sentence};
use crate::app::i18n::{fmt, t, texts::criteria::pairwise as words};
use crate::app::ui::components::{Badge, Button, ControlSize, Tone};

/// A contradiction smaller than this factor is not worth a second look while all together agree.
const SMALL_FACTOR: f64 = 2.0;

/// The ratio with its meaning, and the worst contradiction where it is worth looking at.
pub fn view(table: Pairs, found: &Priorities) -> AnyView {
    if found.weights.len() < 3 {
        return view! { <p class="note">{t(words::NOTHING_TO_CONTRADICT)}</p> }.into_any();
    }
    let is_good = found.is_acceptable();
    let (tone, verdict, text) = if is_good {
        (Tone::Success, words::CONSISTENT, words::CONSISTENT_TEXT)
    } else {
        (Tone::Warning, words::CONTRADICTORY, words::CONTRADICTORY_TEXT)
    };
    let ratio = words::ratio(fmt::decimal(found.ratio, 2, 2), fmt::decimal(ACCEPTABLE_RATIO, 2, 2));
    let worst = found.worst.filter(|worst| !is_good || worst.factor >= SMALL_FACTOR);
    view! {
        <p class="row">
            <Badge tone=tone>{t(verdict)}</Badge>
            <span class="number">{ratio}</span>
        </p>
        <p class="note">{t(text)}</p>
        {worst.map(|worst| worst_view(table, worst))}
    }
    .into_any()
}

fn worst_view(table: Pairs, worst: Contradiction) -> AnyView {
    let [first, second, third] = worst.criteria;
    let judged = |one: usize, other: usize| {
        let judgement = table.comparisons.with(|comparisons| comparisons.get(one, other));
        judgement.map(|judgement| sentence(&table.name(one), &table.name(other), judgement))
    };
    let three = [(first, second), (second, third), (first, third)].map(|(one, other)| judged(one, other));
    let names = fmt::list(&[table.name(first), table.name(second), table.name(third)]);
    let (one, other) = worst.pair;
    let is_new = table.comparisons.with(|comparisons| comparisons.get(one, other)) != Some(worst.suggestion);
    let suggestion = is_new.then(|| {
        let suggested = sentence(&table.name(one), &table.name(other), worst.suggestion);
        view! {
            <p>{words::suggestion(suggested)}</p>
            <Button size=ControlSize::Small on_click=move |()| table.judge(worst.pair, Some(worst.suggestion))>
                {t(words::TAKE_SUGGESTION)}
            </Button>
        }
    });
    view! {
        <div class="contradiction">
            <p><strong>{words::worst(names)}</strong></p>
            <ul>{three.into_iter().flatten().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
            {suggestion}
        </div>
    }
    .into_any()
}
