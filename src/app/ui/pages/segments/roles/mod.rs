//! Roles, classes and programmes: suggested by rules, decided by a person (G-1, G-2, G-3).

mod guide;
mod reasons;
mod row;

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::roles::{Basis, Orders, Question, Suggestion, Suggestions, suggest};
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::mapping::{fold, named_period};
use linchpin::model::{Account, AccountId, FieldValue, Workbook, order};

use super::{View, not_positive, sum_text};
use crate::app::i18n::{fmt, t, texts::common, texts::segments::roles as words};
use crate::app::state::{Topic, use_prefs};
use crate::app::ui::components::{Button, ButtonKind, Choice, SearchField, Select, Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::part_periods::period_covered;
use crate::app::ui::words::refusal;

/// So many accounts are shown at first, and so many more each time.
const SHOWN: usize = 25;
/// What a field of the number of orders is called, folded, in the languages of the app.
const ORDER_NAMES: &str = "orders|number of orders|order count|заказы|заказов|число заказов|количество заказов|سفارش ها|سفارشها|\
     تعداد سفارش|تعداد سفارش ها|سفارش";

/// Which accounts are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Open,
    Set,
}

/// The view *Roles and classes*.
#[component]
pub fn RolesView(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let (orders, choices) = orders_field(view);
    let found = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.track(Topic::Criteria);
        store.track(Topic::Meta);
        let (period, field) = (view.period(), orders.get());
        store.scoreboard(|board| {
            store
                .peek(|workbook| suggest(workbook, board, Question { period, orders: field.as_deref().map(orders_of) }))
        })
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::PURPOSE)}</p>
            {move || {
                store.track(Topic::Meta);
                let texts = found.with(|found| notes(view, found, orders.get().as_deref()));
                texts.into_iter().map(|text| view! { <p class="note">{text}</p> }).collect_view()
            }}
            <guide::Guide />
            <Work view=view found=found orders=orders choices=choices />
        </section>
    }
}

/// The field that holds the number of orders, and all that could.
fn orders_field(view: View) -> (Memo<Option<String>>, Memo<Vec<String>>) {
    let (store, prefs) = (view.store, use_prefs());
    let key = StoredValue::new(orders_key(view));
    let choices = Memo::new(move |_| store.read(Topic::Accounts, number_fields));
    let orders = Memo::new(move |_| {
        let kept = key.with_value(|key| prefs.get(key));
        choices.with(|choices| match kept {
            Some(kept) => choices.iter().find(|name| **name == kept).cloned(),
            None => choices.iter().find(|name| is_orders(name)).cloned(),
        })
    });
    (orders, choices)
}

fn is_orders(name: &str) -> bool {
    let known = |name: &str| ORDER_NAMES.split('|').any(|known| known == name);
    known(&fold(name)) || named_period(name).is_some_and(|(rest, _)| known(&rest))
}

/// A field whose name has a period in it holds the orders of that period.
fn orders_of(field: &str) -> Orders<'_> {
    Orders { field, over: named_period(field).map(|(_, period)| period) }
}

fn orders_key(view: View) -> String {
    format!("segments_orders_{}", view.store.id())
}

fn number_fields(workbook: &Workbook) -> Vec<String> {
    let numbers = |account: &Account| {
        let is_number = |value: &FieldValue| matches!(value, FieldValue::NumberE4(_));
        account.fields.iter().filter(|(_, value)| is_number(value)).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    order::set(workbook.accounts.iter().flat_map(numbers)).into_iter().collect()
}

fn basis_text(workbook: &Workbook, found: &Suggestions) -> String {
    let period = found.period.map(|period| period_covered(workbook, period)).unwrap_or_default();
    let count = |count: usize| fmt::integer(count as f64);
    match found.basis {
        Basis::Profit => words::basis_profit(period),
        Basis::Revenue { with_revenue, with_profit } => {
            words::basis_revenue(period, count(with_profit), count(with_revenue))
        }
        Basis::Nothing => t(words::BASIS_NOTHING).to_owned(),
    }
}

/// What the suggestions are made from, and what cannot be told.
fn notes(view: View, found: &Suggestions, orders: Option<&str>) -> Vec<String> {
    let currency = view.store.peek(|workbook| workbook.meta.currency);
    let measure = if found.basis == Basis::Profit { Measure::Profit } else { Measure::Revenue };
    let mut notes = vec![view.store.peek(|workbook| basis_text(workbook, found))];
    if let (Some(period), true) = (found.period, found.basis != Basis::Nothing) {
        let whole = found.whole;
        match not_positive(measure, period, whole.total, currency) {
            Some(note) => notes.push(note),
            None if whole.negative > 0 => {
                let (total, sum) = (sum_text(whole.total, currency), sum_text(whole.negative_sum, currency));
                notes.push(words::with_losses(whole.negative, total, sum));
            }
            None => (),
        }
    }
    if found.from_the_start > 0 {
        notes.push(words::from_the_start(found.from_the_start));
    }
    if let Some(orders) = orders.map(orders_of) {
        let over = |period| words::orders_over(fmt::period(period));
        notes.push(orders.over.map_or_else(|| t(words::ORDERS_SINCE).to_owned(), over));
        if found.without_rate > 0 {
            notes.push(words::without_rate(found.without_rate));
        }
    }
    notes
}

/// What of a suggestion is open: what a person has set is closed.
fn open_edits(account: &Account, suggestion: &Suggestion) -> Vec<AccountEdit> {
    let mut edits = Vec::new();
    if account.roles.is_empty() && !suggestion.roles.is_empty() {
        edits.push(AccountEdit::Roles(suggestion.role_set()));
    }
    if let (None, Some((class, _))) = (account.class, &suggestion.class) {
        edits.push(AccountEdit::Class(Some(*class)));
    }
    if let (None, Some((programme, _))) = (account.programme, &suggestion.programme) {
        edits.push(AccountEdit::Programme(Some(*programme)));
    }
    edits
}

/// What is open of the accounts that are shown: nothing is taken unseen.
fn all_open(view: View, workbook: &Workbook, found: &Suggestions) -> Vec<(AccountId, Vec<AccountEdit>)> {
    let ids = view.scope.ids();
    let open = |suggestion: &Suggestion| {
        if ids.as_ref().is_some_and(|ids| !ids.contains(&suggestion.account)) {
            return None;
        }
        let account = workbook.accounts.get(suggestion.account)?;
        let edits = open_edits(account, suggestion);
        (!edits.is_empty()).then_some((suggestion.account, edits))
    };
    found.accounts.iter().filter_map(open).collect()
}

#[component]
fn Work(
    view: View,
    found: Memo<Suggestions>,
    orders: Memo<Option<String>>,
    choices: Memo<Vec<String>>,
) -> impl IntoView {
    let (store, prefs) = (view.store, use_prefs());
    let toasts: Toasts = expect_context();
    let (search, shown, limit) = (RwSignal::new(String::new()), RwSignal::new(Shown::All), RwSignal::new(SHOWN));
    let open_count = Memo::new(move |_| {
        store.track(Topic::Accounts);
        found.with(|found| {
            store.peek(|workbook| all_open(view, workbook, found).iter().map(|(_, edits)| edits.len()).sum::<usize>())
        })
    });
    let ids = Memo::new(move |_| {
        store.track(Topic::Accounts);
        let searched = fold(&search.get());
        let mut ids = found.with(|found| store.peek(|workbook| listed(workbook, found, &searched, shown.get())));
        view.scope.keep(&mut ids);
        ids
    });
    let accept = Callback::new(move |()| {
        let edits = untrack(|| found.with(|found| store.peek(|workbook| all_open(view, workbook, found))));
        let count = edits.len();
        match store.dispatch(Command::Account(AccountCommand::EditEach(edits))) {
            Ok(()) => offer_undo(store, toasts, words::accepted(count)),
            Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
        }
    });
    let key = StoredValue::new(orders_key(view));
    let choose_orders = Callback::new(move |name: String| key.with_value(|key| prefs.set(key, &name)));
    let order_choices = Signal::derive(move || {
        let none = Choice::new("-", t(words::ORDERS_NONE));
        std::iter::once(none).chain(choices.get().into_iter().map(|name| Choice::new(name.clone(), name))).collect()
    });
    let shown_choices = vec![
        Choice::new("all", t(words::SHOW_ALL)),
        Choice::new("open", t(words::SHOW_OPEN)),
        Choice::new("set", t(words::SHOW_SET)),
    ];
    let choose_shown = Callback::new(move |key: String| {
        shown.set(match key.as_str() {
            "open" => Shown::Open,
            "set" => Shown::Set,
            _ => Shown::All,
        });
        limit.set(SHOWN);
    });
    view! {
        <div class="roles-bar">
            <SearchField
                label=t(words::SEARCH)
                value=search
                on_input=Callback::new(move |typed| {
                    search.set(typed);
                    limit.set(SHOWN);
                })
            />
            <Select
                label=t(words::SHOW)
                choices=shown_choices
                value=Signal::derive(move || match shown.get() {
                    Shown::All => "all".to_owned(),
                    Shown::Open => "open".to_owned(),
                    Shown::Set => "set".to_owned(),
                })
                on_change=choose_shown
            />
            <Select
                label=t(words::ORDERS)
                choices=order_choices
                value=Signal::derive(move || orders.get().unwrap_or_else(|| "-".to_owned()))
                on_change=choose_orders
            />
            {move || {
                let count = open_count.get();
                (count > 0)
                    .then(|| {
                        view! {
                            <span class="roles-bar__accept">
                                <Button kind=ButtonKind::Primary disabled=store.read_only() on_click=accept>
                                    {words::accept_all(count)}
                                </Button>
                            </span>
                        }
                    })
            }}
        </div>
        <Table view=view found=found ids=ids limit=limit />
    }
}

#[component]
fn Table(view: View, found: Memo<Suggestions>, ids: Memo<Vec<AccountId>>, limit: RwSignal<usize>) -> impl IntoView {
    let page = move || ids.with(|ids| ids.iter().take(limit.get()).copied().collect::<Vec<_>>());
    let rest = move || ids.with(Vec::len).saturating_sub(limit.get());
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::REGION)>
            <table class="table roles-table" aria-label=t(words::REGION)>
                <thead>
                    <tr>
                        <th scope="col">{t(common::terms::ACCOUNT)}</th>
                        <th scope="col">{t(common::fields::ROLES)}</th>
                        <th scope="col">{t(common::fields::CLASS)}</th>
                        <th scope="col">{t(common::fields::PROGRAMME)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=page key=|id| *id children=move |id| row::row(view, found, id) />
                </tbody>
            </table>
        </div>
        {move || ids.with(Vec::is_empty).then(|| view! { <p class="note">{t(words::NOTHING)}</p> })}
        {move || {
            let rest = rest().min(SHOWN);
            (rest > 0)
                .then(|| {
                    view! {
                        <div class="row">
                            <Button on_click=move |()| limit.update(|limit| *limit += SHOWN)>{words::more(rest)}</Button>
                        </div>
                    }
                })
        }}
    }
}

/// The accounts to be shown, the largest share first, those without one by name.
fn listed(workbook: &Workbook, found: &Suggestions, searched: &str, shown: Shown) -> Vec<AccountId> {
    let fits = |suggestion: &&Suggestion| {
        let Some(account) = workbook.accounts.get(suggestion.account) else { return false };
        let is_shown = match shown {
            Shown::All => true,
            Shown::Open => !open_edits(account, suggestion).is_empty(),
            Shown::Set => !account.roles.is_empty() || account.class.is_some() || account.programme.is_some(),
        };
        is_shown && (searched.is_empty() || fold(account.name.as_str()).contains(searched))
    };
    let mut listed: Vec<&Suggestion> = found.accounts.iter().filter(fits).collect();
    let name = |it: &Suggestion| workbook.accounts.get(it.account).map(|account| account.name.as_str());
    order::sort_by(&mut listed, |one, two| {
        let by_share = two.share.unwrap_or(0.0).total_cmp(&one.share.unwrap_or(0.0));
        by_share.then_with(|| name(one).cmp(&name(two)))
    });
    listed.into_iter().map(|it| it.account).collect()
}

/// "12.4% of profit".
fn share_text(measure: Measure, share: f64) -> String {
    let share = fmt::percent(share, 1);
    match measure {
        Measure::Profit => words::reasons::share_profit(share),
        Measure::Revenue => words::reasons::share_revenue(share),
    }
}
