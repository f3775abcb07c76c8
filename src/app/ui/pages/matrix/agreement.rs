//! How far the raters agree: one coefficient with what it means for the team, each rater beside the group, and the
//! orders that trust nothing but the raters' orders (C-4, C-5).

mod numbers;
mod uncompared;

use leptos::prelude::*;
use linchpin::analysis::together::{
    AccountOrders, Agreement, LeftOut, NoAgreement, NoCorrelation, Place, RaterView, agreement, orders,
};
use linchpin::model::{Criterion, RaterId, Weight, Workbook};

use crate::app::i18n::{Text, fmt, t, texts, texts::together::agreement as words};
use crate::app::state::{Store, Topic, use_store};
use crate::app::ui::components::{ButtonKind, ButtonLink, Choice, EmptyState, Select, Stat, StatSize, icons};
use crate::app::ui::shell::{Place as Address, Route};

/// More accounts than anybody reads; the best by the weighted total come first.
const LISTED: usize = 100;

/// The part of the shared cells that a rater has to have scored, in per cent; half at first.
const LEAST: [i32; 5] = [50, 25, 75, 100, 0];

/// Where everyone scored so much of the shared cells, nobody asks who is compared.
const MUCH: f64 = 0.8;

/// The view *Agreement* of the matrix.
#[component]
pub fn AgreementView() -> impl IntoView {
    let store = use_store();
    let least = RwSignal::new(LEAST[0]);
    let found = Memo::new(move |_| {
        store.track(Topic::Raters);
        store.track(Topic::Criteria);
        store.scoreboard(|board| {
            store.read(Topic::Scores, |workbook| {
                let agreement = agreement(workbook, board, f64::from(least.get()) / 100.0);
                let orders = orders(workbook, board, &agreement);
                (agreement, orders)
            })
        })
    });
    let body = move || {
        let (agreement, orders) = found.get();
        if agreement.concordance == Err(NoAgreement::NothingJudged) {
            return numbers::nothing_judged();
        }
        if agreement.raters.is_empty() {
            return nobody();
        }
        let table = (!orders.is_empty()).then(|| orders_view(store, &orders, !agreement.uncompared.is_empty()));
        view! {
            {who_counts(store, least, &agreement)}
            {concordance(store, &agreement)}
            {uncompared::view(store, &agreement)}
            <section class="section">
                <h2>{t(words::RATERS)}</h2>
                <p class="note">{t(words::RATERS_NOTE)}</p>
                {raters_view(store, &agreement)}
            </section>
            {table}
        }
        .into_any()
    };
    view! { <div class="agreement">{body}</div> }
}

/// Whose orders are compared: asked when somebody scored much less than the others.
fn who_counts(store: Store, least: RwSignal<i32>, agreement: &Agreement) -> Option<AnyView> {
    let is_as_at_first = least.get_untracked() == LEAST[0];
    if is_as_at_first && agreement.raters.iter().all(|rater| rater.share >= MUCH && rater.counts()) {
        return None;
    }
    let name = |percent: &i32| match percent {
        0 => t(words::ANYTHING).to_owned(),
        percent => fmt::percent(f64::from(*percent) / 100.0, 0),
    };
    let mut shares = LEAST;
    shares.sort_unstable();
    let choices: Vec<Choice> = shares.iter().map(|percent| Choice::new(percent.to_string(), name(percent))).collect();
    let reasons = [
        (LeftOut::TooLittle, words::left_out as fn(String) -> String),
        (LeftOut::NoOrder, words::left_out_no_order),
        (LeftOut::OtherAccounts, words::left_out_other_accounts),
    ];
    let left = reasons.map(|(why, say)| {
        let names: Vec<String> = store.peek(|workbook| {
            let left = agreement.raters.iter().filter(|rater| rater.left_out == Some(why));
            left.map(|rater| name_of(workbook, rater.rater)).collect()
        });
        (!names.is_empty()).then(|| view! { <p class="note">{say(fmt::list(&names))}</p> })
    });
    let choose = Callback::new(move |key: String| least.set(key.parse().unwrap_or(LEAST[0])));
    Some(
        view! {
            <div class="stack stack--tight agreement__who">
                <Select
                    label=t(words::LEAST)
                    choices=Signal::stored(choices)
                    value=Signal::derive(move || least.get().to_string())
                    on_change=choose
                />
                {left.into_iter().collect_view()}
            </div>
        }
        .into_any(),
    )
}

fn nobody() -> AnyView {
    view! {
        <EmptyState icon=icons::ACCOUNTS title=t(words::NOBODY) text=t(words::NOBODY_TEXT)>
            <ButtonLink href=Address::new(Route::Matrix, "raters").href() kind=ButtonKind::Primary>
                {t(texts::together::tabs::RATERS)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// Kendall's W, what it is over, and what it means; or why there is none.
fn concordance(store: Store, agreement: &Agreement) -> AnyView {
    let raters = agreement.raters.iter().filter(|rater| rater.counts()).count();
    let basis = words::basis(agreement.accounts.len(), fmt::integer(raters as f64));
    match agreement.concordance {
        Ok(w) => {
            let (strength, meaning) = meaning_of(w);
            view! {
                <section class="agreement__head">
                    <Stat label=t(words::W) value=fmt::decimal(w, 2, 2) note=basis size=StatSize::Large />
                    <div class="agreement__meaning">
                        <p class="strong">{t(strength)}</p>
                        <p>{t(meaning)}</p>
                        {one_criterion(store).then(|| view! { <p class="note">{t(words::ONE_CRITERION)}</p> })}
                        <p class="note">{t(words::W_NOTE)}</p>
                        {numbers::not_judged(store)}
                    </div>
                </section>
            }
            .into_any()
        }
        Err(why) => {
            let text = match why {
                NoAgreement::TooFewRaters => t(words::ONE_RATER).to_owned(),
                NoAgreement::TooFewAccounts => t(words::FEW_ACCOUNTS).to_owned(),
                NoAgreement::AllTied => t(words::ALL_TIED).to_owned(),
                NoAgreement::NothingJudged => t(words::NOTHING_JUDGED_TEXT).to_owned(),
            };
            view! {
                <div class="agreement__none stack stack--tight">
                    <p>{text}</p>
                    {numbers::not_judged(store)}
                </div>
            }
            .into_any()
        }
    }
}

/// The strength of an agreement in words, and what to do with it. The steps are Schmidt's for Kendall's W (Managing
/// Delphi Surveys Using Nonparametric Statistical Techniques, 1997), each taken to reach half way to the next.
fn meaning_of(w: f64) -> (Text, Text) {
    match w {
        w if w < 0.2 => (words::VERY_WEAK, words::VERY_WEAK_TEXT),
        w if w < 0.4 => (words::WEAK, words::WEAK_TEXT),
        w if w < 0.6 => (words::MODERATE, words::MODERATE_TEXT),
        w if w < 0.8 => (words::STRONG, words::STRONG_TEXT),
        _ => (words::VERY_STRONG, words::VERY_STRONG_TEXT),
    }
}

fn one_criterion(store: Store) -> bool {
    let counts = |criterion: &&Criterion| criterion.is_judged() && criterion.weight > Weight::ZERO;
    store.peek(|workbook| workbook.criteria.iter().filter(counts).count() == 1)
}

fn raters_view(store: Store, agreement: &Agreement) -> AnyView {
    let row = |rater: &RaterView| {
        let name = store.peek(|workbook| name_of(workbook, rater.rater));
        let (difference, severity) = match rater.against_others {
            None => ("–".to_owned(), words::NOBODY_ELSE),
            // As the difference is shown: half a point and more.
            Some(d) if d <= -0.45 => (fmt::signed_decimal(d, 1), words::SEVERE),
            Some(d) if d >= 0.45 => (fmt::signed_decimal(d, 1), words::MILD),
            Some(d) => (fmt::signed_decimal(d, 1), words::AS_OTHERS),
        };
        let with_group = match rater.with_group {
            Ok(correlation) => fmt::decimal(correlation, 2, 2),
            Err(NoCorrelation::TooFewAccounts) => t(words::TOO_FEW).to_owned(),
            Err(NoCorrelation::AllTied) => t(words::TIED).to_owned(),
        };
        // Said where it is not over the accounts that W is over.
        let over = (rater.with_group.is_ok() && rater.accounts != agreement.accounts.len())
            .then(|| view! { <span class="muted">{words::over_accounts(rater.accounts)}</span> });
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td class="cell--number">{fmt::integer(rater.cells as f64)}</td>
                <td class="cell--number">{fmt::decimal(rater.mean_score, 1, 1)}</td>
                <td>
                    <span class="number">{difference}</span>
                    " "
                    <span class="muted">{t(severity)}</span>
                </td>
                <td class="cell--number">{with_group} " " {over}</td>
            </tr>
        }
    };
    let rows = agreement.raters.iter().map(row).collect_view();
    let silent = silent(store, agreement);
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::common::terms::RATER)}</th>
                        <th scope="col" class="cell--number">{t(words::CELLS)}</th>
                        <th scope="col" class="cell--number">{t(words::MEAN_SCORE)}</th>
                        <th scope="col">{t(words::SEVERITY)}</th>
                        <th scope="col" class="cell--number">{t(words::WITH_GROUP)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(!silent.is_empty()).then(|| view! { <p class="note">{words::silent(fmt::list(&silent))}</p> })}
    }
    .into_any()
}

/// The raters who have scored nothing yet.
fn silent(store: Store, agreement: &Agreement) -> Vec<String> {
    store.peek(|workbook| {
        let has_scored = |id: RaterId| agreement.raters.iter().any(|rater| rater.rater == id);
        workbook.raters.iter().filter(|rater| !has_scored(rater.id)).map(|rater| rater.name.to_string()).collect()
    })
}

fn name_of(workbook: &Workbook, rater: RaterId) -> String {
    workbook.raters.get(rater).map(|rater| rater.name.to_string()).unwrap_or_default()
}

fn orders_view(store: Store, orders: &[AccountOrders], is_part: bool) -> AnyView {
    let moved = orders.iter().filter(|row| row.borda.rank != row.weighted.rank).count();
    let row = |row: &AccountOrders| {
        let name = store.title(row.account);
        let points = |place: Place| fmt::decimal(place.points, 0, 1);
        let rank = |place: Place| rank_cell(row.weighted.rank, place.rank);
        let copeland = row.copeland.map(|place| (rank(place), points(place)));
        let (copeland_rank, copeland_points) = copeland.unwrap_or_else(|| ("–".to_owned(), "–".to_owned()));
        view! {
            <tr>
                <th scope="row"><bdi>{name.unwrap_or_default()}</bdi></th>
                <td class="cell--number">{fmt::integer(row.weighted.rank.into())}</td>
                <td class="cell--number">{numbers::total(row)}</td>
                <td class="cell--number">{rank(row.borda)}</td>
                <td class="cell--number">{points(row.borda)}</td>
                <td class="cell--number">{copeland_rank}</td>
                <td class="cell--number">{copeland_points}</td>
            </tr>
        }
    };
    let rows = orders.iter().take(LISTED).map(row).collect_view();
    let rest = orders.len().saturating_sub(LISTED);
    let verdict = if moved == 0 { t(words::SAME_ORDER).to_owned() } else { words::other_order(moved) };
    view! {
        <section class="section">
            <h2>{t(words::ORDERS)}</h2>
            <p class="note">
                {t(words::ORDERS_NOTE)} {numbers::has_derived(store).then(|| format!(" {}", t(words::ORDERS_OF_ALL)))}
                {is_part.then(|| format!(" {}", words::ranks_of(orders.len())))}
            </p>
            <p>{verdict}</p>
            {numbers::lacking(store, orders)}
            <div class="table-scroll">
                <table class="table table--compact">
                    <thead>
                        <tr>
                            <th scope="col">{t(texts::common::terms::ACCOUNT)}</th>
                            <th scope="col" class="cell--number">{t(words::RANK_TOTAL)}</th>
                            <th scope="col" class="cell--number">{t(texts::common::terms::TOTAL)}</th>
                            <th scope="col" class="cell--number">{t(words::BORDA)}</th>
                            <th scope="col" class="cell--number">{t(words::POINTS)}</th>
                            <th scope="col" class="cell--number">{t(words::COPELAND)}</th>
                            <th scope="col" class="cell--number">{t(words::POINTS)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(rest > 0).then(|| view! { <p class="note">{words::more_accounts(rest)}</p> })}
        </section>
    }
    .into_any()
}

/// A rank with the places it lies above or below the weighted one.
fn rank_cell(weighted: u32, rank: u32) -> String {
    let places = fmt::integer(weighted.abs_diff(rank).into());
    let own = fmt::integer(rank.into());
    // Isolated: two numbers with a space between are one run of digits, and change places in a line from the right.
    match rank.cmp(&weighted) {
        std::cmp::Ordering::Less => format!("\u{2068}▲{places}\u{2069}\u{a0}{own}"),
        std::cmp::Ordering::Greater => format!("\u{2068}▼{places}\u{2069}\u{a0}{own}"),
        std::cmp::Ordering::Equal => own,
    }
}
