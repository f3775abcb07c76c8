//! The ranking, with the cut line drawn through it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::keylist::{Proposal, propose};
use linchpin::analysis::scoreboard::{Scoreboard, Total};
use linchpin::model::spelling::name_key;
use linchpin::model::{Account, AccountId, Bands, Status, Workbook};

use super::Chosen;
use super::cut::places;
use crate::app::i18n::{Named, fmt, t, texts, texts::decide as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{
    Badge, Choice, ColumnWidth, LabelKind, RowState, RowWindow, SearchField, Select, Tone, VirtualRows,
};
use crate::app::ui::in_ties;
use crate::app::ui::pages::scope::use_scope;

/// The tone a status is shown in.
pub fn tone_of(status: Status) -> Tone {
    match status {
        Status::Key => Tone::Accent,
        Status::Candidate => Tone::Success,
        Status::Watch => Tone::Warning,
        Status::Regular | Status::DoNotRetain => Tone::Neutral,
    }
}

/// All accounts, best first, those without a total last.
#[component]
pub fn Ranking(
    /// The open workbook.
    store: Store,
    /// The account whose arithmetic is open.
    chosen: Chosen,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let status = RwSignal::new(None::<Status>);
    let ranked = Memo::new(move |_| all_ranked(store));
    let scope = use_scope();
    let order = Memo::new(move |_| {
        let mut passing = ranked.with(|ranked| passing(store, ranked, &typed.get(), status.get()));
        scope.keep(&mut passing);
        passing
    });
    let proposal = Memo::new(move |_| {
        let places = places(store);
        Arc::new(store.scoreboard(|board| propose(board, places)))
    });
    let is_provisional = |board: &Scoreboard, id: AccountId| board.total(id).is_ok_and(Total::is_provisional);
    let any_provisional =
        Memo::new(move |_| store.scoreboard(|board| board.ordered().any(|id| is_provisional(board, id))));
    let last = Memo::new(move |_| ranked.with(|ranked| last_member(&proposal.get(), ranked)));
    let columns = vec![
        ColumnWidth::Fixed(64),
        ColumnWidth::Grow(152),
        ColumnWidth::Fixed(88),
        ColumnWidth::Fixed(68),
        ColumnWidth::Fixed(76),
        ColumnWidth::Fixed(92),
        ColumnWidth::Fixed(status_width()),
    ];
    let row = Callback::new(move |index: Signal<usize>| {
        let id = Memo::new(move |_| order.with(|order| order.get(index.get()).copied()));
        cells(store, chosen, proposal, id)
    });
    let state = Callback::new(move |index: usize| {
        let id = order.with(|order| order.get(index).copied());
        let last = id.is_some() && id == last.get();
        let selected = Some(id.is_some() && id == chosen.0.get());
        RowState { selected, class: if last { "ranking__last" } else { "" } }
    });
    view! {
        <section class="stack grow">
            <div class="toolbar">
                <SearchField
                    label=t(words::FILTER)
                    value=typed
                    on_input=Callback::new(move |text| typed.set(text))
                />
                <Select
                    label=t(words::SHOW_STATUS)
                    label_kind=LabelKind::Hidden
                    choices=status_choices()
                    value=Signal::derive(move || status.get().map_or("", |status| key_of(status)).to_owned())
                    on_change=Callback::new(move |key: String| status.set(status_of(&key)))
                />
            </div>
            <div class="ranking">
                <VirtualRows
                    label=t(words::table::LABEL)
                    window=RowWindow::new()
                    count=Signal::derive(move || order.with(Vec::len))
                    columns=columns
                    head=head
                    row=row
                    row_state=state
                />
            </div>
            {move || any_provisional.get().then(|| view! { <p class="note">{t(texts::matrix::PROVISIONAL_SIGN)}</p> })}
        </section>
    }
}

/// All accounts, best first, ties by name, those without a total last.
fn all_ranked(store: Store) -> Vec<AccountId> {
    store.track(Topic::Accounts);
    store.scoreboard(|board| {
        let mut ranked: Vec<AccountId> = board.ordered().collect();
        store.peek(|workbook| in_ties::by_name(workbook, board, &mut ranked));
        ranked.extend(board.unranked());
        ranked
    })
}

fn passing(store: Store, ranked: &[AccountId], typed: &str, status: Option<Status>) -> Vec<AccountId> {
    let typed = name_key(typed);
    if typed.is_empty() && status.is_none() {
        return ranked.to_vec();
    }
    let fits = |account: &Account| {
        status.is_none_or(|status| account.status == status) && name_key(account.name.as_str()).contains(&typed)
    };
    let fits = |workbook: &Workbook, id: &AccountId| workbook.accounts.get(*id).is_some_and(fits);
    store.peek(|workbook| ranked.iter().copied().filter(|id| fits(workbook, id)).collect())
}

// The line is drawn under the last account that is in, tied ones included: all of them stand above it.
fn last_member(proposal: &Proposal, ranked: &[AccountId]) -> Option<AccountId> {
    use linchpin::analysis::scoreboard::CutState;
    let tied = match &proposal.top.cut {
        CutState::Tied { accounts, .. } => accounts.len(),
        CutState::Short => return None,
        CutState::Clean => 0,
    };
    ranked.get((proposal.top.members.len() + tied).checked_sub(1)?).copied()
}

fn head() -> impl IntoView {
    view! {
        <th scope="col" class="cell--number">{t(words::table::RANK)}</th>
        <th scope="col">{t(words::table::ACCOUNT)}</th>
        <th scope="col" class="cell--number">{t(words::table::TOTAL)}</th>
        <th scope="col" class="cell--center">{t(words::table::BAND)}</th>
        <th scope="col" class="cell--number">{t(words::table::COVERAGE)}</th>
        <th scope="col" class="cell--number">{t(words::table::DISTANCE)}</th>
        <th scope="col">{t(words::table::STATUS)}</th>
    }
}

/// A name, and what tells it apart from others of that name: that is seen whole where the name is cut.
fn titled(name: String, beside: Option<String>) -> AnyView {
    let Some(beside) = beside else { return view! { <bdi>{name}</bdi> }.into_any() };
    view! {
        <span class="titled">
            <bdi class="truncate">{name}</bdi>
            <span class="titled__mark">"· " <bdi>{beside}</bdi></span>
        </span>
    }
    .into_any()
}

fn cells(store: Store, chosen: Chosen, proposal: Memo<Arc<Proposal>>, id: Memo<Option<AccountId>>) -> AnyView {
    let account = Memo::new(move |_| {
        let id = id.get()?;
        store.track(Topic::Accounts);
        let beside = store.titles().beside(id).map(str::to_owned);
        store.peek(|workbook| workbook.accounts.get(id).map(|it| (it.name.to_string(), beside, it.status)))
    });
    let standing = Memo::new(move |_| standing(store, proposal, id.get()?));
    let text = move |get: fn(&Standing) -> String| {
        move || standing.with(|standing| standing.as_ref().map_or_else(|| "–".to_owned(), get))
    };
    let open = move |_| chosen.0.set(id.get_untracked());
    view! {
        <td class="cell--number">{text(|standing| standing.rank.clone())}</td>
        <th scope="row">
            <button type="button" class="link-button truncate" on:click=open>
                {move || account.get().map(|(name, beside, _)| titled(name, beside))}
            </button>
        </th>
        <td class="cell--number">
            {move || match standing.get() {
                Some(standing) => standing.total,
                None => t(words::table::NO_TOTAL).to_owned(),
            }}
        </td>
        <td class="cell--center">{text(|standing| standing.band.to_owned())}</td>
        <td class="cell--number">{text(|standing| standing.coverage.clone())}</td>
        <td class="cell--number">{text(|standing| standing.distance.clone())}</td>
        <td>
            {move || {
                account.get().map(|(.., status)| view! { <Badge tone=tone_of(status)>{t(status.text())}</Badge> })
            }}
        </td>
    }
    .into_any()
}

/// What the row of a ranked account shows.
#[derive(Clone, PartialEq)]
struct Standing {
    rank: String,
    total: String,
    band: &'static str,
    coverage: String,
    distance: String,
}

fn standing(store: Store, proposal: Memo<Arc<Proposal>>, id: AccountId) -> Option<Standing> {
    let bands = store.read(Topic::Meta, |workbook| workbook.meta.bands);
    let (total, rank) = store.scoreboard(|board| board.total(id).ok().zip(board.rank(id)))?;
    let distance = proposal.get().distance(total);
    // The mark of the matrix, before the number so that its places stay under each other.
    let mark = if total.is_provisional() { "≈ " } else { "" };
    Some(Standing {
        rank: fmt::integer(f64::from(rank)),
        total: format!("{mark}{}", shown_total(total, bands)),
        band: t(total.band(bands).text()),
        coverage: fmt::percent(total.coverage(), 0),
        distance: distance.map_or_else(|| "–".to_owned(), |points| fmt::signed_decimal(points, 2)),
    })
}

/// The total beside its band: with a third decimal where two would reach a boundary that it does not.
fn shown_total(total: Total, bands: Bands) -> String {
    if total.is_rounded_into(bands) { fmt::total_below(total.value()) } else { fmt::hundredths(total.hundredths()) }
}

fn status_choices() -> Vec<Choice> {
    let all = Choice::new("", t(words::ALL_STATUSES));
    std::iter::once(all).chain(Status::ALL.map(|status| Choice::new(key_of(status), t(status.text())))).collect()
}

/// The key a status has in choices.
pub const fn key_of(status: Status) -> &'static str {
    match status {
        Status::Key => "key",
        Status::Candidate => "candidate",
        Status::Watch => "watch",
        Status::Regular => "regular",
        Status::DoNotRetain => "do_not_retain",
    }
}

/// The status of a key.
pub fn status_of(key: &str) -> Option<Status> {
    let by_key: BTreeMap<&str, Status> = Status::ALL.map(|status| (key_of(status), status)).into();
    by_key.get(key).copied()
}

/// As wide as the longest status needs in the widest letters that people have, in px.
fn status_width() -> u32 {
    let letters = Status::ALL.into_iter().map(|status| t(status.text()).chars().count()).max().unwrap_or(0);
    u32::try_from(letters).unwrap_or(0) * 9 + 40
}
