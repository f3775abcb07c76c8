//! For every account that entered, left or moved: the single changes that alone are enough for it.

use leptos::prelude::*;
use linchpin::analysis::snapshot::{Explained, SingleChange, Went};
use linchpin::model::ScoredBy;

use super::{Compared, causes};
use crate::app::i18n::{t, texts::robustness::compare as words};

/// So many accounts that only changed their rank are named here, and only those that one change alone moved.
const SHOWN: usize = 12;
/// More changes of one account are told by their number.
const CHANGES: usize = 4;

/// The part; nothing when nobody moved.
pub fn why(compared: &Compared) -> Option<AnyView> {
    let crossed = |explained: &&Explained| matches!(explained.went, Went::Entered | Went::Left);
    let explained = &compared.found.explained;
    let moved = explained.iter().filter(|it| !crossed(it) && !it.alone.is_empty()).take(SHOWN);
    let rows: Vec<AnyView> = explained.iter().filter(crossed).chain(moved).map(|it| row(compared, it)).collect();
    if rows.is_empty() {
        return None;
    }
    let together = explained.iter().filter(|it| !crossed(it) && it.alone.is_empty()).count();
    let rest = (together > 0).then(|| view! { <p class="note">{words::why_rest(together)}</p> });
    Some(
        view! {
            <section class="stack stack--tight" aria-label=t(words::WHY)>
                <h3>{t(words::WHY)}</h3>
                <p class="note">{t(words::WHY_NOTE)}</p>
                <dl class="verdict__groups">{rows}</dl>
                {rest}
            </section>
        }
        .into_any(),
    )
}

fn row(compared: &Compared, explained: &Explained) -> AnyView {
    let account = compared.account(explained.account);
    let what = match explained.went {
        Went::Entered => words::why_entered(account),
        Went::Left => words::why_left(account),
        Went::Up => words::why_up(account),
        Went::Down => words::why_down(account),
    };
    let mut lines: Vec<String> = explained.alone.iter().take(CHANGES).map(|change| line(compared, change)).collect();
    match explained.alone.len() {
        0 => lines.push(t(words::WHY_TOGETHER).to_owned()),
        all if all > CHANGES => lines.push(words::more(all - CHANGES)),
        _ => {}
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <div class="verdict__group">
            <dt>{what}</dt>
            <dd><ul class="compare__lines" role="list">{lines}</ul></dd>
        </div>
    }
    .into_any()
}

fn line(compared: &Compared, change: &SingleChange) -> String {
    match *change {
        SingleChange::Score(score) => {
            let line = causes::score_line(compared, &score);
            if score.scored_by == ScoredBy::Numbers { words::why_data(line) } else { line }
        }
        SingleChange::Weight(criterion) => {
            let weight = compared.found.weights.iter().find(|weight| weight.criterion == criterion);
            weight.map(|weight| causes::weight_line(compared, weight)).unwrap_or_default()
        }
        SingleChange::CriterionAdded(criterion) => words::criterion_added(compared.criterion(criterion)),
        SingleChange::CriterionGone(criterion) => words::criterion_gone(compared.criterion(criterion)),
        SingleChange::AccountAdded(account) => words::account_added(compared.account(account)),
        SingleChange::AccountGone(account) => words::account_gone(compared.account(account)),
        SingleChange::Places => words::why_places(causes::places_line(compared)),
    }
}
