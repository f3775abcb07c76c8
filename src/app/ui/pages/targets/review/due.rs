//! What waits to be decided, in words, with a box to tick on paper.

use leptos::prelude::*;
use linchpin::analysis::review::{Due, Lag, decisions_due};
use linchpin::analysis::watch::watch_list;
use linchpin::model::{AccountId, Period, Workbook};

use crate::app::i18n::{fmt, t, texts::review as words};
use crate::app::platform::clock;
use crate::app::state::{Store, Topic};
use crate::app::ui::pages::decide::places;
use crate::app::ui::pages::targets::attainment::Written;

/// More names than this make no sentence.
const NAMED: usize = 8;

/// The list; follows what it is made of.
pub fn list(store: Store, quarter: Period) -> AnyView {
    for topic in [Topic::Kpis, Topic::Accounts, Topic::Snapshots, Topic::Targets, Topic::Criteria] {
        store.track(topic);
    }
    let places = places(store);
    let lines: Vec<String> = store.scoreboard(|board| {
        store.peek(|workbook| {
            let watch = watch_list(workbook, board, places);
            decisions_due(workbook, quarter, &watch, clock::today())
                .iter()
                .filter_map(|due| line(workbook, quarter, due))
                .collect()
        })
    });
    if lines.is_empty() {
        return view! { <p class="muted">{t(words::NOTHING_DUE)}</p> }.into_any();
    }
    let item = |line: String| {
        view! {
            <li class="review__due">
                <span class="review__box" aria-hidden="true"></span>
                <span>{line}</span>
            </li>
        }
    };
    view! { <ul class="review__list" role="list">{lines.into_iter().map(item).collect_view()}</ul> }.into_any()
}

fn line(workbook: &Workbook, quarter: Period, due: &Due) -> Option<String> {
    let of_kpi = |lag: &Lag| {
        let written = Written::of(workbook, lag.standing.kpi)?;
        let rest = written.rest(&lag.standing);
        Some((if lag.is_owed { words::due::of_portfolio(written.name) } else { written.name }, rest))
    };
    Some(match due {
        Due::OutOfReach(lag) => {
            let (name, rest) = of_kpi(lag)?;
            words::due::out_of_reach(name, rest)
        }
        Due::OffTrack(lag) => {
            let (name, rest) = of_kpi(lag)?;
            words::due::off_track(name, rest)
        }
        Due::Promote(accounts) => words::due::promote(one_or_more(accounts), names(workbook, accounts)),
        Due::Reconsider(accounts) => words::due::reconsider(one_or_more(accounts), names(workbook, accounts)),
        Due::Candidates(accounts) => words::due::candidates(one_or_more(accounts), names(workbook, accounts)),
        Due::Unagreed(count) => words::due::unagreed(*count),
        Due::WithoutFigures(count) => words::due::without_figures(*count, fmt::period(quarter)),
        Due::Incomplete(count) => words::due::incomplete(*count, fmt::period(quarter)),
    })
}

// The names stand in the sentence, not their number: of 21 Russian would speak as of one.
const fn one_or_more(accounts: &[AccountId]) -> usize {
    if accounts.len() == 1 { 1 } else { 2 }
}

fn names(workbook: &Workbook, accounts: &[AccountId]) -> String {
    let name = |id: &AccountId| workbook.title_of(*id);
    let mut names: Vec<String> = accounts.iter().take(NAMED).filter_map(name).collect();
    let rest = accounts.len().saturating_sub(NAMED);
    if rest > 0 {
        names.push(words::others(rest));
    }
    fmt::list(&names)
}
