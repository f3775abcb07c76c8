//! What changed, class by class, and what each class alone would have done to the list.

use leptos::prelude::*;
use linchpin::analysis::snapshot::{Cause, Class, ScoreChange, WeightChange};
use linchpin::model::{GroupScore, ScoredBy};

use super::{Compared, result::class_name};
use crate::app::i18n::{fmt, t, texts::robustness::compare as words};

/// More lines of a class are told by their number.
const SHOWN: usize = 12;

/// One part a class.
pub fn causes(compared: &Compared) -> AnyView {
    let parts = compared.found.causes.iter().map(|cause| part(compared, cause)).collect_view();
    view! {
        <h3>{t(words::CHANGES)}</h3>
        <div class="compare__causes">{parts}</div>
    }
    .into_any()
}

fn part(compared: &Compared, cause: &Cause) -> AnyView {
    let alone = if cause.entered.is_empty() && cause.left.is_empty() {
        t(words::ALONE_NOTHING).to_owned()
    } else {
        words::alone(compared.accounts(&cause.entered), compared.accounts(&cause.left))
    };
    let mut lines = lines(compared, cause.class);
    let rest = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    if rest > 0 {
        lines.push(words::more(rest));
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section class="card stack stack--tight" aria-label=t(class_name(cause.class))>
            <h4>{t(class_name(cause.class))}</h4>
            <p>{alone}</p>
            <ul class="compare__lines" role="list">{lines}</ul>
        </section>
    }
    .into_any()
}

fn lines(compared: &Compared, class: Class) -> Vec<String> {
    let found = &compared.found;
    let scores = |by: ScoredBy| {
        // Those that crossed the cut first: their scores are what is asked for.
        let crossed =
            |score: &ScoreChange| found.entered.contains(&score.account) || found.left.contains(&score.account);
        let mut scores: Vec<&ScoreChange> = found.scores.iter().filter(|score| score.scored_by == by).collect();
        scores.sort_by_key(|score| !crossed(score));
        scores.into_iter().map(|score| score_line(compared, score)).collect()
    };
    match class {
        Class::Scores => scores(ScoredBy::People),
        Class::Data => scores(ScoredBy::Numbers),
        Class::Weights => found.weights.iter().map(|weight| weight_line(compared, weight)).collect(),
        Class::Criteria => {
            let added = found.criteria_added.iter().map(|&id| words::criterion_added(compared.criterion(id)));
            added.chain(found.criteria_gone.iter().map(|&id| words::criterion_gone(compared.criterion(id)))).collect()
        }
        Class::Accounts => {
            let added = found.accounts_added.iter().map(|&id| words::account_added(compared.account(id)));
            added.chain(found.accounts_gone.iter().map(|&id| words::account_gone(compared.account(id)))).collect()
        }
        Class::Places => {
            vec![places_line(compared)]
        }
    }
}

/// A weight that changed, as a line.
pub fn weight_line(compared: &Compared, weight: &WeightChange) -> String {
    let (before, after) = (fmt::percent(weight.before, 1), fmt::percent(weight.after, 1));
    words::weight_line(compared.criterion(weight.criterion), before, after)
}

/// The size of the list before and after, as a line.
pub fn places_line(compared: &Compared) -> String {
    let (before, after) = compared.found.places;
    words::places_line(fmt::integer(f64::from(before)), fmt::integer(f64::from(after)))
}

/// A score that changed, as a line.
pub fn score_line(compared: &Compared, score: &ScoreChange) -> String {
    let figure = |score: Option<GroupScore>| {
        score.map_or_else(|| t(words::UNSCORED).to_owned(), |score| fmt::decimal(score.mean(), 0, 2))
    };
    let (account, criterion) = (compared.account(score.account), compared.criterion(score.criterion));
    words::score_line(account, criterion, figure(score.before), figure(score.after))
}
