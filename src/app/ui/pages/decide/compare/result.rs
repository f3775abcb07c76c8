//! What moved between two states: who entered and left, every move with the places each class of change accounts for.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::snapshot::{Class, Mover};

use super::{Compared, causes, why};
use crate::app::i18n::{Text, fmt, t, texts::robustness::compare as words};

/// More rows are the ranking's own.
pub const SHOWN: usize = 60;

/// What a class of change is called.
pub fn class_name(class: Class) -> Text {
    match class {
        Class::Scores => words::SCORES,
        Class::Data => words::DATA,
        Class::Weights => words::WEIGHTS,
        Class::Criteria => words::CRITERIA,
        Class::Accounts => words::ACCOUNTS,
        Class::Places => words::PLACES,
    }
}

/// The comparison in words and tables, with so many of those who moved.
pub fn result(compared: Arc<Compared>, most: usize) -> AnyView {
    let found = &compared.found;
    let title = words::heading(compared.before.name.as_str(), compared.after.name.as_str());
    if found.causes.is_empty() {
        return view! {
            <h2>{title}</h2>
            <p class="muted">{t(words::NOTHING)}</p>
        }
        .into_any();
    }
    let line = |label: Text, names: String| {
        view! {
            <div class="verdict__group">
                <dt>{t(label)}</dt>
                <dd>{names}</dd>
            </div>
        }
    };
    let list = if found.entered.is_empty() && found.left.is_empty() {
        view! { <p>{t(words::SAME)}</p> }.into_any()
    } else {
        view! {
            <dl class="verdict__groups">
                {line(words::ENTERED, compared.accounts(&found.entered))}
                {line(words::LEFT, compared.accounts(&found.left))}
            </dl>
        }
        .into_any()
    };
    let moved = (!found.movers.is_empty()).then(|| movers(&compared, most));
    view! {
        <h2>{title}</h2>
        <div aria-live="polite">{list}</div>
        {why::why(&compared)}
        {causes::causes(&compared)}
        {moved}
    }
    .into_any()
}

fn movers(compared: &Compared, most: usize) -> AnyView {
    let found = &compared.found;
    // With one class all is its work, and nothing can be done together.
    let several = found.causes.len() > 1;
    let heads = found.causes.iter().map(|cause| {
        view! { <th scope="col" class="cell--number">{t(class_name(cause.class))}</th> }
    });
    let together = several.then(|| view! { <th scope="col" class="cell--number">{t(words::TOGETHER)}</th> });
    let rows = found.movers.iter().take(most).map(|mover| row(compared, mover, several)).collect_view();
    let rest = found.movers.len().saturating_sub(most);
    view! {
        <h3>{t(words::MOVED)}</h3>
        <p class="note">{t(words::CAUSES_NOTE)}</p>
        <div class="table-scroll table-scroll--framed" role="region" tabindex="0" aria-label=t(words::MOVED)>
            <table class="table table--compact table--sticky-first">
                <thead>
                    <tr>
                        <th scope="col">{t(words::ACCOUNT)}</th>
                        <th scope="col" class="cell--number">{t(words::RANK_BEFORE)}</th>
                        <th scope="col" class="cell--number">{t(words::RANK_AFTER)}</th>
                        <th scope="col" class="cell--number">{t(words::MOVES)}</th>
                        {heads.collect_view()}
                        {together}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(rest > 0).then(|| view! { <p class="note">{words::more(rest)}</p> })}
    }
    .into_any()
}

fn row(compared: &Compared, mover: &Mover, several: bool) -> AnyView {
    let rank = |rank: Option<u32>| rank.map_or_else(|| "–".to_owned(), |rank| fmt::integer(rank.into()));
    let places = |places: Option<i64>| match places {
        None => "–".to_owned(),
        Some(0) => fmt::integer(0.0),
        Some(places) => fmt::signed_decimal(places as f64, 0),
    };
    let moved = mover.before.zip(mover.after).map(|(before, after)| i64::from(before) - i64::from(after));
    let alone = mover.alone.iter().map(|alone| view! { <td class="cell--number">{places(*alone)}</td> });
    let together = several.then(|| view! { <td class="cell--number">{places(mover.together)}</td> });
    view! {
        <tr>
            <th scope="row"><bdi>{compared.account(mover.account)}</bdi></th>
            <td class="cell--number">{rank(mover.before)}</td>
            <td class="cell--number">{rank(mover.after)}</td>
            <td class="cell--number"><strong>{places(moved)}</strong></td>
            {alone.collect_view()}
            {together}
        </tr>
    }
    .into_any()
}
