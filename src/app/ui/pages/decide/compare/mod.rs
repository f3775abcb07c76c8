//! Snapshots of the ranking: keeping, renaming and deleting them, and comparing two of them or one with now.

mod causes;
mod kept;
mod result;
mod why;

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::snapshot::{Comparison, compare, take_snapshot};
use linchpin::model::{AccountId, CriterionId, Name, Snapshot, SnapshotId, Timestamp, Titles, Workbook};

use crate::app::i18n::{criterion_name, fmt, t, texts::robustness::compare as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Choice, Select};

/// So many of those who moved are told where the comparison is one part of a page.
const MOVED_IN_REVIEW: usize = 10;

/// The key of the state there is now.
const NOW: &str = "now";

/// Two states and what differs between them.
pub struct Compared {
    /// The earlier one.
    pub before: Snapshot,
    /// The later one.
    pub after: Snapshot,
    /// What differs.
    pub found: Comparison,
    /// What tells accounts of one name apart today.
    pub titles: Arc<Titles>,
}

impl Compared {
    /// What an account was called, in the later state if it is there.
    pub fn account(&self, id: AccountId) -> String {
        let both = self.after.accounts.iter().chain(&self.before.accounts);
        let name = both.filter(|account| account.id == id).map(|account| account.name.as_str()).next();
        name.map(|name| self.titles.titled(id, name)).unwrap_or_default()
    }

    /// The names of accounts as the language joins them.
    pub fn accounts(&self, ids: &[AccountId]) -> String {
        let names: Vec<String> = ids.iter().map(|&id| self.account(id)).collect();
        if names.is_empty() { t(words::NOBODY).to_owned() } else { fmt::list(&names) }
    }

    /// What a criterion was called, in the later state if it is there.
    pub fn criterion(&self, id: CriterionId) -> String {
        let both = self.after.criteria.iter().chain(&self.before.criteria);
        both.filter(|criterion| criterion.id == id).map(|it| it.name.to_string()).next().unwrap_or_default()
    }
}

/// The view *Compare* of the page.
#[component]
pub fn Compare(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let list = Memo::new(move |_| store.read(Topic::Snapshots, newest_first));
    // What was chosen; without, the newest snapshot is compared with now.
    let (before, after) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let there = move |chosen: Option<String>| {
        chosen.filter(|key| key == NOW || list.with(|list| list.iter().any(|it| it.0.to_string() == *key)))
    };
    let before_key = Memo::new(move |_| {
        let newest = list.with(|list| list.first().map(|it| it.0.to_string()));
        there(before.get()).or(newest).unwrap_or_else(|| NOW.to_owned())
    });
    let after_key = Memo::new(move |_| there(after.get()).unwrap_or_else(|| NOW.to_owned()));
    let choices = Signal::derive(move || {
        let kept = list.get().into_iter().map(|(id, name, ..)| Choice::new(id.to_string(), name));
        std::iter::once(Choice::new(NOW, t(words::NOW))).chain(kept).collect::<Vec<_>>()
    });
    let select = move |label, key: Memo<String>, chosen: RwSignal<Option<String>>| {
        let choose = Callback::new(move |key| chosen.set(Some(key)));
        view! { <Select label=t(label) choices=choices value=key on_change=choose /> }
    };
    view! {
        <div class="stack stack--loose">
            <kept::Kept store=store list=list />
            {move || {
                (!list.with(Vec::is_empty))
                    .then(|| {
                        view! {
                            <section class="stack">
                                <div class="compare__choice">
                                    {select(words::BEFORE, before_key, before)}
                                    {select(words::AFTER, after_key, after)}
                                </div>
                                {move || told(store, &before_key.get(), &after_key.get(), result::SHOWN)}
                            </section>
                        }
                    })
            }}
        </div>
    }
}

/// What changed since the newest snapshot; `None` without one. Follows what it is made of.
pub fn since_newest(store: Store) -> Option<AnyView> {
    let newest = store.read(Topic::Snapshots, newest_first).first().map(|it| it.0.to_string())?;
    Some(told(store, &newest, NOW, MOVED_IN_REVIEW))
}

/// A snapshot in a list: its id, name, moment and places.
pub type Entry = (SnapshotId, String, Timestamp, u16);

fn newest_first(workbook: &linchpin::model::Workbook) -> Vec<Entry> {
    let entry = |it: &Snapshot| (it.id, it.name.to_string(), it.at, it.top_n);
    let mut list: Vec<Entry> = workbook.snapshots.iter().map(entry).collect();
    list.sort_by_key(|&(id, _, at, _)| std::cmp::Reverse((at, id)));
    list
}

fn told(store: Store, before: &str, after: &str, most: usize) -> AnyView {
    if before == after {
        return view! { <p class="muted">{t(words::CHOOSE_TWO)}</p> }.into_any();
    }
    let (Some(before), Some(after)) = (state_of(store, before), state_of(store, after)) else {
        return ().into_any();
    };
    let found = compare(&before, &after);
    let [before, after] = [before, after].map(|state| store.peek(|workbook| as_said(workbook, state)));
    result::result(Arc::new(Compared { before, after, found, titles: store.titles() }), most)
}

/// A state with the criteria that are called as they were then as the page calls them.
fn as_said(workbook: &Workbook, mut state: Snapshot) -> Snapshot {
    for kept in &mut state.criteria {
        let same = workbook.criteria.get(kept.id).filter(|criterion| criterion.name == kept.name);
        if let Some(name) = same.and_then(|criterion| Name::parse(&criterion_name(workbook, criterion)).ok()) {
            kept.name = name;
        }
    }
    state
}

/// A kept snapshot, or the present state as one; follows it.
fn state_of(store: Store, key: &str) -> Option<Snapshot> {
    if key != NOW {
        let kept = |it: &&Snapshot| it.id.to_string() == key;
        return store.read(Topic::Snapshots, |workbook| workbook.snapshots.iter().find(kept).cloned());
    }
    store.track(Topic::Meta);
    store.track(Topic::Accounts);
    store.track(Topic::Criteria);
    let name = Name::parse(t(words::NOW)).ok()?;
    let take = |board: &_| {
        store.peek(|workbook| take_snapshot(workbook, board, SnapshotId::new(0), name, Timestamp::default()))
    };
    Some(store.scoreboard(take))
}
