//! Groups by any field or tag: how many accounts, how much of the business, how good, how many of them key (G-6).

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::groups::{Group, Groups, groups};
use linchpin::exchange::AccountField;
use linchpin::model::{Account, Currency, Period, Workbook};

use super::{View, measure_name, not_positive, other_measure, sum_text, treemap};
use crate::app::i18n::{Named, fmt, t, texts::scope, texts::segments::groups as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, Choice, Select};
use crate::app::ui::pages::accounts::{Column, available, cell_text};
use crate::app::ui::pages::scope::Group as Chosen;

/// The groups of a period by a column.
pub type Found = (Column, Option<Period>, Groups);

/// So many groups are shown at first.
const SHOWN: usize = 12;

/// The choice of a field, and its groups as a table with bars.
#[component]
pub fn GroupsSection(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let columns = Memo::new(move |_| store.read(Topic::Accounts, groupable));
    let chosen = RwSignal::new(String::new());
    let column = Memo::new(move |_| {
        let key = chosen.get();
        columns.with(|columns| columns.iter().find(|column| column.key() == key).or(columns.first()).cloned())
    });
    let all = RwSignal::new(false);
    let of = move |column: &Column, measure: Measure, period: Option<Period>| {
        store.track(Topic::Meta);
        let find = |workbook: &Workbook| {
            let names = |account: &Account| names_in(account, column, workbook.meta.currency);
            store.scoreboard(|board| groups(workbook, board, measure, period, &names))
        };
        // Among the groups one of which is chosen all stay, so that another can be.
        let has_chosen = view.scope.group().is_some_and(|group| group.column == *column);
        if has_chosen { store.read(Topic::Accounts, find) } else { view.ask(Topic::Accounts, find) }
    };
    let found: Memo<Option<Found>> = Memo::new(move |_| {
        let (column, measure, period) = (column.get()?, view.measure.get(), view.period());
        let found = of(&column, measure, period);
        Some((column, period, found))
    });
    // The other figure stands beside the chosen one where it is known.
    let other = Memo::new(move |_| {
        let found = of(&column.get()?, other_measure(view.measure.get()), view.period());
        found.groups.iter().any(|group| group.with_figure > 0).then_some(found)
    });
    let choices = Signal::derive(move || {
        columns.with(|columns| columns.iter().map(|column| Choice::new(column.key(), column.label())).collect())
    });
    let choose = Callback::new(move |key| {
        chosen.set(key);
        all.set(false);
    });
    let table = move || {
        let other = other.get();
        found.get().map(|(column, period, found)| table(view, &column, period, &found, other.as_ref(), all))
    };
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::PURPOSE)}</p>
            <div class="toolbar">
            <Select
                label=t(words::BY)
                choices=choices
                value=Signal::derive(move || column.get().map(|column| column.key()).unwrap_or_default())
                on_change=choose
            />
            </div>
            {move || {
                let chosen = view.scope.group()?;
                let stay = column.with(|column| column.as_ref() == Some(&chosen.column));
                let text = if stay { scope::GROUPS_STAY } else { scope::SHARES_OF_GROUP };
                Some(view! { <p class="note">{t(text)}</p> })
            }}
            {table}
            <treemap::SegmentTreemap view=view found=found />
        </section>
    }
}

/// The columns in which accounts can have something in common; *Status* always is one.
pub fn groupable(workbook: &Workbook) -> Vec<Column> {
    let fits = |column: &Column| match column {
        Column::Status => true,
        Column::Field(field) => !matches!(
            field,
            AccountField::Name
                | AccountField::Code
                | AccountField::Notes
                | AccountField::CustomerSince
                | AccountField::Revenue(_)
                | AccountField::Profit(_)
                | AccountField::Number(_)
        ),
    };
    let is_used = |column: &Column| {
        *column == Column::Status || workbook.accounts.iter().any(|account| !column.is_empty_in(account))
    };
    available(workbook).into_iter().filter(|column| fits(column) && is_used(column)).collect()
}

/// What an account has in such a column: one text, several tags, or nothing.
pub fn names_in(account: &Account, column: &Column, currency: Currency) -> Vec<String> {
    match column {
        Column::Field(AccountField::Tags) => account.tags.iter().cloned().collect(),
        Column::Field(AccountField::Roles) => account.roles.iter().map(|role| t(role.text()).to_owned()).collect(),
        column => Some(cell_text(account, column, currency)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

fn table(
    view: View,
    column: &Column,
    period: Option<Period>,
    found: &Groups,
    other: Option<&Groups>,
    all: RwSignal<bool>,
) -> AnyView {
    let currency = view.store.peek(|workbook| workbook.meta.currency);
    let name = measure_name(view.measure.get());
    let covered = period.map(|period| view.covered(period));
    let of_period = |name: &str| {
        covered.as_ref().map_or_else(|| name.to_owned(), |covered| format!("{name}{}{covered}", fmt::comma()))
    };
    let (figure, beside_name) = (of_period(name), of_period(measure_name(other_measure(view.measure.get()))));
    let shown = if all.get() { found.groups.len() } else { SHOWN.min(found.groups.len()) };
    let largest = found.groups.iter().filter_map(|group| group.share).fold(0.0, f64::max);
    let beside = |group: &Group| {
        let same =
            |other: &Groups| other.groups.iter().find(|it| it.name == group.name).map(|it| figure_text(it, currency));
        other.map(|other| same(other).unwrap_or_else(|| "–".to_owned()))
    };
    let rows = found.groups.iter().take(shown).map(|group| row(view, column, group, beside(group), currency, largest));
    let rest = found.groups.len() - shown;
    let with_figure: usize = found.groups.iter().map(|group| group.with_figure).sum();
    let lacking = found.accounts.saturating_sub(with_figure);
    let lacks = view.lacking();
    let no_shares = period
        .filter(|_| with_figure > 0)
        .and_then(|period| not_positive(view.measure.get(), period, found.sum, currency));
    let unknown = period.filter(|_| lacks.is_none() && found.in_several == 0 && lacking > 0);
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table table--sticky-first" aria-label=t(words::TITLE)>
                <thead>
                    <tr>
                        <th scope="col">{column.label()}</th>
                        <th scope="col" class="cell--number">{t(words::ACCOUNTS)}</th>
                        <th scope="col" class="cell--number">{t(words::KEY)}</th>
                        <th scope="col" class="cell--number">{t(words::KEY_SHARE)}</th>
                        <th scope="col" class="cell--number">{figure}</th>
                        <th scope="col">{t(words::SHARE)}</th>
                        {other.map(|_| view! { <th scope="col" class="cell--number">{beside_name}</th> })}
                        <th scope="col" class="cell--number">{t(words::TOTAL)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {(rest > 0)
            .then(|| {
                view! {
                    <div class="row">
                        <Button kind=ButtonKind::Secondary on_click=move |()| all.set(true)>
                            {words::more(rest)}
                        </Button>
                    </div>
                }
            })}
        {lacks.map(|lacks| view! { <p class="note">{lacks}</p> })}
        {no_shares.map(|note| view! { <p class="note">{note}</p> })}
        {(found.in_several > 0).then(|| view! { <p class="note">{words::several(found.in_several)}</p> })}
        {unknown.map(|period| view! { <p class="note">{words::unknown(lacking, fmt::period(period))}</p> })}
    }
    .into_any()
}

fn figure_text(group: &Group, currency: Currency) -> String {
    if group.with_figure > 0 { sum_text(group.sum, currency) } else { "–".to_owned() }
}

fn row(
    view: View,
    column: &Column,
    group: &Group,
    beside: Option<String>,
    currency: Currency,
    largest: f64,
) -> AnyView {
    let label = group.name.clone().unwrap_or_else(|| t(words::NONE).to_owned());
    let hint = words::filter(&label);
    let own = Chosen { column: column.clone(), name: group.name.clone() };
    let same = own.clone();
    let is_chosen = Memo::new(move |_| view.scope.group().as_ref() == Some(&same));
    let choose = move |_| view.scope.toggle(&own);
    let dash = || "–".to_owned();
    let count = |count: usize| fmt::integer(count as f64);
    let key_share = group.key_accounts as f64 / group.accounts.len().max(1) as f64;
    let bar = group.share.filter(|share| *share > 0.0 && largest > 0.0).map_or(0.0, |share| share / largest);
    view! {
        // The button is for the keyboard and for what is read aloud; a press anywhere in the row is the same.
        <tr class="groups__row" class:is-selected=is_chosen on:click=choose>
            <th scope="row">
                <button type="button" class="link-button" title=hint aria-pressed=move || is_chosen.get().to_string()>
                    <bdi>{label}</bdi>
                </button>
            </th>
            <td class="cell--number">{count(group.accounts.len())}</td>
            <td class="cell--number">{count(group.key_accounts)}</td>
            <td class="cell--number">{fmt::percent(key_share, 0)}</td>
            <td class="cell--number">{figure_text(group, currency)}</td>
            <td>
                <span class="share">
                    <span class="share__track" aria-hidden="true">
                        <span class="share__fill" style:inline-size=format!("{:.1}%", bar * 100.0)></span>
                    </span>
                    <span class="share__value">{group.share.map_or_else(dash, |share| fmt::percent(share, 1))}</span>
                </span>
            </td>
            {beside.map(|beside| view! { <td class="cell--number">{beside}</td> })}
            <td class="cell--number">{group.mean_total.map_or_else(dash, |mean| fmt::decimal(mean, 2, 2))}</td>
        </tr>
    }
    .into_any()
}
