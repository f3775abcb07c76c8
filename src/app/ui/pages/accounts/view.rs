//! What of the accounts is shown and how: search, filters, order, columns, selection. None of it is in the workbook.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;
use linchpin::exchange::mapping::fold;
use linchpin::exchange::{AccountField, Content};
use linchpin::model::{Account, AccountId, FieldValue, Status, Workbook, WorkbookId, order};

use super::columns::{self, Column};
use super::filter::{Filter, is_measured, measured};
use super::words::cell_text;
use crate::app::i18n::fmt;
use crate::app::state::{Prefs, Store, Topic, use_prefs, use_store};
use crate::app::ui::components::Sorting;
use crate::app::ui::last_shown::{self, Filtered};
use crate::app::ui::pages::scope::{Scope, use_scope};

/// By which column the table is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub column: Column,
    /// Which way.
    pub sorting: Sorting,
}

/// What a person looked for, kept while the tab is open: another page and back finds it again.
#[derive(Clone)]
struct Looked {
    workbook: WorkbookId,
    search: String,
    filters: Vec<Filter>,
    order: Order,
}

thread_local! {
    static LOOKED: RefCell<Option<Looked>> = const { RefCell::new(None) };
}

/// What the table shows: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct TableView {
    /// The open workbook.
    pub store: Store,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// The conditions.
    pub filters: RwSignal<Vec<Filter>>,
    /// The order.
    pub order: RwSignal<Order>,
    /// The selected accounts.
    pub selected: RwSignal<BTreeSet<AccountId>>,
    /// The accounts whose deletion waits for its reason; none for none.
    pub deleting: RwSignal<Vec<AccountId>>,
    /// All columns there are.
    pub available: Memo<Vec<Column>>,
    /// The columns that are shown.
    pub columns: Memo<Vec<Column>>,
    /// The accounts that are shown, in their order.
    pub shown: Memo<Vec<AccountId>>,
    /// How many accounts there are.
    pub total: Memo<usize>,
    prefs: Prefs,
    scope: Scope,
}

impl TableView {
    /// A view of all accounts by name, with the columns this person chose last.
    pub fn new() -> Self {
        let (store, prefs, scope) = (use_store(), use_prefs(), use_scope());
        let Looked { search, filters, order, .. } = looked_before(store.id());
        let (search, filters, order) = (RwSignal::new(search), RwSignal::new(filters), RwSignal::new(order));
        let available = Memo::new(move |_| store.read(Topic::Accounts, columns::available));
        let columns = Memo::new(move |_| {
            let kept = prefs.get(&kept_under(store));
            available.with(|available| match kept {
                Some(kept) => columns::chosen(available, &kept),
                None => store.peek(|workbook| columns::at_first(workbook, available)),
            })
        });
        // The collator of the browser is dear: names are put in order when a name has changed.
        let names = Memo::new(move |_| store.read(Topic::Accounts, stamp_of_names));
        let by_name = Memo::new(move |_| {
            // Read, not only tracked: a memo that is never read stays dirty and tells nobody again.
            names.get();
            store.peek(accounts_by_name)
        });
        let texts = Memo::new(move |_| store.read(Topic::Accounts, search_texts));
        let shown = Memo::new(move |_| {
            // An edit may change what passes a filter without changing the order of names.
            store.track(Topic::Accounts);
            let searched = fold(&search.get());
            let mut ids = by_name.get();
            scope.keep(&mut ids);
            if !searched.is_empty() {
                let hits: BTreeSet<AccountId> = texts.with(|texts| {
                    texts.iter().filter(|(_, text)| holds_all(text, &searched)).map(|(id, _)| *id).collect()
                });
                ids.retain(|id| hits.contains(id));
            }
            store.peek(|workbook| {
                filters.with(|filters| keep_admitted(workbook, filters, &mut ids));
                order.with(|order| sort(workbook, order, &mut ids));
            });
            ids
        });
        let total = Memo::new(move |_| store.read(Topic::Accounts, |workbook| workbook.accounts.len()));
        let selected = RwSignal::new(BTreeSet::new());
        let deleting = RwSignal::new(Vec::new());
        let workbook = store.id();
        on_cleanup(move || {
            let (search, filters, order) = (search.get_untracked(), filters.get_untracked(), order.get_untracked());
            let is_filtered = !search.is_empty() || !filters.is_empty() || scope.is_set();
            last_shown::keep(Filtered::Accounts, workbook, shown.try_get_untracked().filter(|_| is_filtered));
            LOOKED.set(Some(Looked { workbook, search, filters, order }));
        });
        Self { store, search, filters, order, selected, deleting, available, columns, shown, total, prefs, scope }
    }

    /// Keeps a choice of columns for this person and this workbook.
    pub fn choose_columns(self, columns: &[Column]) {
        let keys: Vec<String> = columns.iter().map(Column::key).collect();
        self.prefs.set(&kept_under(self.store), &keys.join("\n"));
    }

    /// How a column is sorted now.
    pub fn sorting_of(self, column: &Column) -> Sorting {
        self.order.with(|order| if order.column == *column { order.sorting } else { Sorting::None })
    }

    /// Sorts by a column: numbers the largest first, texts from the beginning; again turns the order round.
    pub fn sort_by(self, column: Column) {
        let first = if is_measured(&column) { Sorting::Descending } else { Sorting::Ascending };
        let sorting = match (self.sorting_of(&column), first) {
            (Sorting::None, first) => first,
            (Sorting::Ascending, _) => Sorting::Descending,
            (Sorting::Descending, _) => Sorting::Ascending,
        };
        self.order.set(Order { column, sorting });
    }

    /// Shows all accounts again.
    pub fn clear(self) {
        self.search.set(String::new());
        self.filters.update(Vec::clear);
        self.scope.clear();
    }

    /// Selects an account or takes it out of the selection.
    pub fn toggle(self, id: AccountId) {
        self.selected.update(|selected| {
            if !selected.remove(&id) {
                selected.insert(id);
            }
        });
    }

    /// Selects the accounts that are shown, and no other.
    pub fn select_shown(self) {
        self.selected.set(order::set(self.shown.get_untracked()));
    }

    /// Selects nothing.
    pub fn select_none(self) {
        self.selected.update(BTreeSet::clear);
    }

    /// The selected accounts that are shown: what a person does to a selection, they do to what they see.
    pub fn selection(self) -> Vec<AccountId> {
        self.shown.with(|shown| {
            self.selected.with(|selected| shown.iter().copied().filter(|id| selected.contains(id)).collect())
        })
    }

    /// How many selected accounts search and filters hide.
    pub fn selected_unseen(self) -> usize {
        let seen = self.selection().len();
        let selected = self.selected.get();
        let there = self
            .store
            .read(Topic::Accounts, |workbook| selected.iter().filter(|id| workbook.accounts.contains(**id)).count());
        there.saturating_sub(seen)
    }
}

fn looked_before(workbook: WorkbookId) -> Looked {
    let kept = LOOKED.with_borrow(|kept| kept.clone().filter(|kept| kept.workbook == workbook));
    kept.unwrap_or_else(|| {
        let order = Order { column: Column::NAME, sorting: Sorting::Ascending };
        Looked { workbook, search: String::new(), filters: Vec::new(), order }
    })
}

fn kept_under(store: Store) -> String {
    format!("accounts_columns_{}", store.id())
}

fn stamp_of_names(workbook: &Workbook) -> u64 {
    let mut hasher = DefaultHasher::new();
    for account in workbook.accounts.iter() {
        (account.id, &account.name).hash(&mut hasher);
    }
    hasher.finish()
}

fn accounts_by_name(workbook: &Workbook) -> Vec<AccountId> {
    let accounts: Vec<&Account> = workbook.accounts.iter().collect();
    let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
    fmt::order(&names).into_iter().map(|place| accounts[place].id).collect()
}

fn search_texts(workbook: &Workbook) -> Vec<(AccountId, String)> {
    let further = [
        AccountField::Name,
        AccountField::Code,
        AccountField::Sector,
        AccountField::Country,
        AccountField::City,
        AccountField::Manager,
        AccountField::Sponsor,
        AccountField::Tags,
        AccountField::Notes,
    ];
    let text_of = |account: &Account| {
        let mut text = String::new();
        let mut add = |part: &str| {
            text.push_str(&fold(part));
            text.push('\n');
        };
        for field in &further {
            match field.of(account) {
                Content::Text(part) => add(part),
                Content::Tags(tags) => tags.iter().for_each(|tag| add(tag)),
                _ => {}
            }
        }
        for value in account.fields.values() {
            if let FieldValue::Text(part) = value {
                add(part);
            }
        }
        text
    };
    workbook.accounts.iter().map(|account| (account.id, text_of(account))).collect()
}

// Every word must be there, in any order: "berlin emma" finds Emma's account in Berlin.
fn holds_all(text: &str, searched: &str) -> bool {
    searched.split(' ').all(|word| text.contains(word))
}

fn keep_admitted(workbook: &Workbook, filters: &[Filter], ids: &mut Vec<AccountId>) {
    if filters.is_empty() {
        return;
    }
    let currency = workbook.meta.currency;
    ids.retain(|id| {
        let account = workbook.accounts.get(*id);
        account.is_some_and(|account| filters.iter().all(|filter| filter.admits(account, currency)))
    });
}

// What is empty stands last, whichever way the rest is sorted. Equal cells keep the order of names.
fn sort(workbook: &Workbook, order: &Order, ids: &mut Vec<AccountId>) {
    let descending = order.sorting == Sorting::Descending;
    if order.column == Column::NAME {
        if descending {
            ids.reverse();
        }
        return;
    }
    let accounts = ids.iter().filter_map(|id| workbook.accounts.get(*id));
    let (mut filled, empty): (Vec<&Account>, Vec<&Account>) =
        accounts.partition(|account| order.column == Column::Status || !order.column.is_empty_in(account));
    match &order.column {
        Column::Status => filled.sort_by_key(|account| signed(place_of(account.status), descending)),
        column @ Column::Field(_) if is_measured(column) => {
            filled.sort_by_key(|account| signed(measured(column, account).unwrap_or(0), descending));
        }
        column @ Column::Field(_) => filled = by_text(&filled, column, workbook, descending),
    }
    *ids = filled.into_iter().chain(empty).map(|account| account.id).collect();
}

fn by_text<'a>(accounts: &[&'a Account], column: &Column, workbook: &Workbook, descending: bool) -> Vec<&'a Account> {
    let currency = workbook.meta.currency;
    let cells: Vec<String> = accounts.iter().map(|account| cell_text(account, column, currency)).collect();
    let mut places = fmt::order(&cells);
    if descending {
        places.reverse();
    }
    places.into_iter().map(|place| accounts[place]).collect()
}

fn signed(value: i128, descending: bool) -> i128 {
    if descending { -value } else { value }
}

fn place_of(status: Status) -> i128 {
    let place = Status::ALL.iter().position(|known| *known == status).unwrap_or(0);
    i128::try_from(place).unwrap_or(0)
}
