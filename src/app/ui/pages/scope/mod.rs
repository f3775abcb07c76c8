//! The group that everything is filtered by (G-6): chosen by pressing a group, followed by every page that lists
//! accounts, kept for this person and this workbook, and in no file.
//!
//! Ranks, totals and the cut stay those of the whole list; what else is asked of the group is asked of its accounts
//! alone, and the bar says which of the two a view shows.

mod bar;
mod group;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::part::{owns_in_part, part_of};
use linchpin::model::{AccountId, Owner, Workbook, order};

pub use bar::ScopeBar;
pub use group::Group;

use crate::app::i18n::all_here;
use crate::app::platform::part::{OfPart, of_part_here};
use crate::app::state::{Desk, Prefs, Store, Topic};

/// The accounts of the group.
pub type Ids = Arc<BTreeSet<AccountId>>;

/// The group that everything is filtered by: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Scope {
    desk: Desk,
    prefs: Prefs,
    group: Memo<Option<Group>>,
    ids: Memo<Option<Ids>>,
}

/// The scope of the open workbook.
///
/// # Panics
/// Outside the app: a mistake of ours.
pub fn use_scope() -> Scope {
    expect_context::<Scope>()
}

impl Scope {
    /// The scope of whichever workbook is open.
    pub fn new(desk: Desk, prefs: Prefs) -> Self {
        let here = RwSignal::new(cfg!(not(parts)));
        #[cfg(parts)]
        bring_with_first_workbook(desk, here);
        let group = Memo::new(move |_| {
            let kept = prefs.get(&kept_under(desk.current()?))?;
            here.get().then(|| of_part_here!(parsed(kept)))??
        });
        let ids = Memo::new(move |_| {
            // Without a group nothing of the workbook is followed.
            let (store, group) = (desk.current()?, group.get()?);
            of_part_here!(members(store, group))
        });
        Self { desk, prefs, group, ids }
    }

    /// The group; none when all accounts are shown. Follows it.
    pub fn group(self) -> Option<Group> {
        self.group.get()
    }

    /// The accounts of the group; none when all are shown. Follows them.
    pub fn ids(self) -> Option<Ids> {
        self.ids.get()
    }

    /// Whether an account is shown; follows that.
    pub fn admits(self, account: AccountId) -> bool {
        self.ids.with(|ids| ids.as_ref().is_none_or(|ids| ids.contains(&account)))
    }

    /// Whether a target of this owner is the group's; follows the group.
    pub fn admits_owner(self, workbook: &Workbook, owner: &Owner) -> bool {
        self.ids.with(|ids| ids.as_ref().is_none_or(|ids| owns_in_part(workbook, ids, owner)))
    }

    /// Keeps what is shown; follows the group.
    pub fn keep(self, accounts: &mut Vec<AccountId>) {
        if let Some(ids) = self.ids() {
            accounts.retain(|account| ids.contains(account));
        }
    }

    /// Asks the workbook as if it had the accounts of the group only; follows the group, and of the workbook nothing.
    pub fn peek<T>(self, store: Store, ask: impl FnOnce(&Workbook) -> T) -> T {
        let part = self.ids().map(|ids| store.peek(|workbook| part_of(workbook, &ids)));
        store.peek(|workbook| ask(part.as_ref().unwrap_or(workbook)))
    }

    /// Filters everything by a group; by the same one again takes the filter away.
    pub fn toggle(self, group: &Group) {
        let is_same = self.group.with_untracked(|now| now.as_ref() == Some(group));
        self.keep_choice(&if is_same { String::new() } else { group.kept() });
    }

    /// Shows all accounts again.
    pub fn clear(self) {
        self.keep_choice("");
    }

    /// Whether there is a group, without following it.
    pub fn is_set(self) -> bool {
        self.group.with_untracked(Option::is_some)
    }

    fn keep_choice(self, kept: &str) {
        if let Some(store) = self.desk.open_now() {
            self.prefs.set(&kept_under(store), kept);
        }
    }
}

/// Has what reads groups answer at once from the first workbook on, which has brought its part.
#[cfg(parts)]
fn bring_with_first_workbook(desk: Desk, here: RwSignal<bool>) {
    Effect::new(move || {
        if desk.current().is_some() && !here.get_untracked() {
            leptos::task::spawn_local(async move {
                if load_parsed().await.is_ok() && load_members().await.is_ok() {
                    here.try_set(true);
                }
            });
        }
    });
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load_parsed)))]
#[allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]
fn parsed(kept: String) -> OfPart<Option<Group>> {
    all_here();
    Ok(Group::parse(&kept))
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load_members)))]
#[allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]
fn members(store: Store, group: Group) -> OfPart<Ids> {
    Ok(store.read(Topic::Accounts, |workbook| Arc::new(accounts_of(workbook, &group))))
}

fn accounts_of(workbook: &Workbook, group: &Group) -> BTreeSet<AccountId> {
    let currency = workbook.meta.currency;
    order::set(workbook.accounts.iter().filter(|account| group.admits(account, currency)).map(|account| account.id))
}

fn kept_under(store: Store) -> String {
    format!("scope_{}", store.id())
}
