//! The panel beside the grid: what the criterion under the cursor means, and the account in a few facts.

use leptos::prelude::*;
use linchpin::model::{Account, AccountId, Criterion, CriterionId, ScoreKey, Workbook};

use super::blind::CommentField;
use super::board::{Board, Shows};
use crate::app::i18n::{Named, criterion_name, criterion_words, fmt, t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{Badge, ButtonKind, ButtonLink, ControlSize, LabelKind};
use crate::app::ui::part_periods::period_covered;
use crate::app::ui::shell::Route;

/// What the cursor is on, in words. It stands beside the grid and covers nothing.
#[component]
pub fn Panel(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let criterion = Memo::new(move |_| {
        board.criteria.with(|criteria| {
            let column = board.cursor.with(|cursor| cursor.column);
            criteria.get(column.checked_sub(1)?).copied()
        })
    });
    let account = Memo::new(move |_| board.rows.with(|rows| rows.get(board.cursor.with(|cursor| cursor.row)).copied()));
    view! {
        <aside class="matrix-panel" aria-label=t(texts::matrix::PANEL)>
            {move || match criterion.get() {
                Some(criterion) => criterion_view(board, criterion),
                None => view! { <p class="note">{t(texts::matrix::TOTAL_MEANING)}</p> }.into_any(),
            }}
            <super::derived_note::DerivedNote board=board criterion=criterion account=account />
            {move || agreed_view(board, account.get()?, criterion.get()?)}
            {move || comment_view(board, account.get()?, criterion.get()?)}
            {move || account.get().map(|account| account_view(board, account))}
        </aside>
    }
}

/// What the team agreed on for the cell under the cursor, with the reason; the score in the cell is the rater's own.
fn agreed_view(board: Board, account: AccountId, criterion: CriterionId) -> Option<AnyView> {
    if board.shows == Shows::OwnScores {
        return None;
    }
    board.store.track(Topic::Criteria);
    let (value, comment) = board.store.read(Topic::ScoresOf(account), |workbook| {
        let judged = workbook.criteria.get(criterion).is_some_and(Criterion::is_judged);
        let agreed = workbook.agreed_at(account, criterion).filter(|_| judged)?;
        Some((agreed.value.value(), agreed.comment.clone()))
    })?;
    let said = texts::together::reveal::in_panel(fmt::integer(value.into()));
    Some(view! { <p><strong>{said}</strong> " " <span dir="auto">{comment}</span></p> }.into_any())
}

/// The comment on the score under the cursor, where several people score.
fn comment_view(board: Board, account: AccountId, criterion: CriterionId) -> Option<AnyView> {
    let several =
        board.shows == Shows::OwnScores || board.store.read(Topic::Raters, |workbook| workbook.raters.len() > 1);
    let rater = board.rater.get().filter(|_| several)?;
    let key = ScoreKey { account, criterion, rater };
    Some(view! { <CommentField store=board.store key=key label_kind=LabelKind::Shown /> }.into_any())
}

fn criterion_view(board: Board, id: CriterionId) -> AnyView {
    // A memo, because a weight changes the criteria and not their words.
    let words = Memo::new(move |_| {
        board.store.read(Topic::Criteria, |workbook| {
            let criterion = workbook.criteria.get(id)?;
            Some((criterion_name(workbook, criterion), criterion_words(criterion), criterion.is_judged()))
        })
    });
    let view = move || {
        words.get().map(|(name, [meaning, low, high], is_judged)| {
            let has_anchors = !is_judged || !low.is_empty() || !high.is_empty();
            view! {
                <section class="matrix-panel__criterion">
                    <h2><bdi>{name}</bdi></h2>
                    {(!meaning.is_empty()).then(|| view! { <p class="matrix-panel__meaning">{meaning}</p> })}
                    <dl class="matrix-panel__anchors">{anchor(1, low)} {anchor(10, high)}</dl>
                    {(!has_anchors)
                        .then(|| {
                            view! {
                                <p class="note">{t(texts::matrix::NO_ANCHORS)}</p>
                                <ButtonLink href=Route::Criteria.href() kind=ButtonKind::Quiet size=ControlSize::Small>
                                    {t(texts::matrix::DESCRIBE)}
                                </ButtonLink>
                            }
                        })}
                </section>
            }
        })
    };
    view.into_any()
}

fn anchor(score: u8, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <div>
                <dt class=format!("heat heat--{score}")>{fmt::integer(score.into())}</dt>
                <dd>{text}</dd>
            </div>
        }
        .into_any()
    })
}

fn account_view(board: Board, id: AccountId) -> AnyView {
    let read = move || {
        let titles = board.store.titles();
        board.store.read(Topic::Accounts, |workbook| {
            let account = workbook.accounts.get(id)?;
            Some((titles.title(account), account.status, facts(workbook, account)))
        })
    };
    let fact = |(label, value): (String, String)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let view = move || {
        read().map(|(name, status, facts)| {
            view! {
                <section class="matrix-panel__account">
                    <h2>
                        <bdi>{name}</bdi>
                        " "
                        {(board.shows == Shows::Everything).then(|| view! { <Badge>{t(status.text())}</Badge> })}
                    </h2>
                    <dl class="matrix-panel__facts">{facts.into_iter().map(fact).collect_view()}</dl>
                </section>
            }
        })
    };
    view.into_any()
}

/// What is known of an account, the latest revenue first. What is not known is left out.
fn facts(workbook: &Workbook, account: &Account) -> Vec<(String, String)> {
    use texts::common::fields;
    let latest =
        account.figures.iter().rev().find_map(|(period, figures)| figures.revenue.map(|revenue| (*period, revenue)));
    let revenue = latest.map(|(period, revenue)| {
        (fields::revenue_in(period_covered(workbook, period)), fmt::money_whole(revenue, workbook.meta.currency))
    });
    let tags: Vec<&str> = account.tags.iter().map(String::as_str).collect();
    let words = [
        (fields::SECTOR, account.sector.clone()),
        (fields::SIZE, account.size.clone()),
        (fields::COUNTRY, account.country.clone()),
        (fields::CITY, account.city.clone()),
        (fields::MANAGER, account.manager.clone()),
        (fields::TAGS, fmt::joined(&tags)),
    ];
    let words =
        words.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (t(label).to_owned(), value));
    revenue.into_iter().chain(words).collect()
}
