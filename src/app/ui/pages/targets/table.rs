//! The table of targets, with its filters and its sums.

use leptos::prelude::*;
use linchpin::analysis::target::summarize;
use linchpin::model::order;
use linchpin::model::{KpiId, Owner};

use super::View;
use super::attainment::{LightBadge, share};
use super::rows::TargetRow;
use crate::app::i18n::{fmt, t, texts::targets as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Badge, Choice, LabelKind, Select, Stat, Tone, icons};
use crate::app::ui::pages::scope::use_scope;

/// All rows that pass the filters: by KPI, then accounts, managers, portfolio, then name.
pub fn rows(store: Store, kpi: Option<KpiId>, owner: &str) -> Vec<TargetRow> {
    store.track(Topic::Kpis);
    store.track(Topic::Accounts);
    store.track(Topic::Meta);
    let scope = use_scope();
    let mut rows: Vec<TargetRow> = store.read(Topic::Targets, |workbook| {
        let wanted = workbook.targets.iter().filter(|target| {
            scope.admits_owner(workbook, &target.owner)
                && kpi.is_none_or(|kpi| target.kpi == kpi)
                && (owner.is_empty() || owner_key(&target.owner) == owner)
        });
        let titles = store.titles();
        wanted.filter_map(|target| TargetRow::of(workbook, &titles, target)).collect()
    });
    order::sort_by(&mut rows, |one, two| {
        fmt::compare(&one.kpi_name, &two.kpi_name)
            .then_with(|| owner_key(&one.target.owner).cmp(owner_key(&two.target.owner)))
            .then_with(|| fmt::compare(&one.owner, &two.owner))
            .then_with(|| one.target.period.cmp(&two.target.period))
    });
    rows
}

/// The key an owner's kind has in choices; the order of the keys is the order of the table.
pub const fn owner_key(owner: &Owner) -> &'static str {
    match owner {
        Owner::Account(_) => "account",
        Owner::Manager(_) => "manager",
        Owner::Portfolio => "portfolio",
    }
}

/// Filters, sums and the table.
#[component]
pub fn Targets(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let kpi = RwSignal::new(None::<KpiId>);
    let owner = RwSignal::new(String::new());
    let shown = Memo::new(move |_| rows(store, kpi.get(), &owner.get()));
    view! {
        <div class="stats">{move || shown.with(|rows| stats(rows))}</div>
        <div class="toolbar">
            <Select
                label=t(words::filter::KPI)
                label_kind=LabelKind::Hidden
                choices=Signal::derive(move || kpi_choices(store))
                value=Signal::derive(move || kpi.get().map(|id| id.to_string()).unwrap_or_default())
                on_change=Callback::new(move |key: String| kpi.set(key.parse().ok()))
            />
            <Select
                label=t(words::filter::OWNER)
                label_kind=LabelKind::Hidden
                choices=owner_choices(true)
                value=owner
                on_change=Callback::new(move |key| owner.set(key))
            />
        </div>
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::table::LABEL)>
            <table class="table table--folding targets-table" aria-label=t(words::table::LABEL)>
                <thead>{head()}</thead>
                <tbody>{move || shown.get().into_iter().map(|row| line(view, row)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn stats(rows: &[TargetRow]) -> AnyView {
    let summary = summarize(rows.iter().map(TargetRow::attainment));
    let good = rows.iter().filter(|row| row.is_good()).count();
    let number = |number: usize| fmt::integer(number as f64);
    let mean = share(summary.mean);
    let nothing = (summary.nothing > 0).then(|| words::summary::nothing(summary.nothing));
    let note = std::iter::once(t(words::summary::MEAN_NOTE).to_owned())
        .chain(nothing)
        .collect::<Vec<_>>()
        .join(fmt::semicolon());
    view! {
        <Stat label=t(words::summary::TARGETS) value=number(summary.targets) />
        <Stat label=t(words::summary::MET) value=number(good) />
        <Stat label=t(words::summary::MISSING) value=number(summary.missing) />
        <Stat label=t(words::summary::MEAN) value=mean note=note />
    }
    .into_any()
}

fn kpi_choices(store: Store) -> Vec<Choice> {
    let all = Choice::new("", t(words::filter::ALL_KPIS));
    let known = store.read(Topic::Kpis, super::catalogue::kpi_choices);
    std::iter::once(all).chain(known).collect()
}

/// The kinds of owners; with *everyone* for a filter.
pub fn owner_choices(with_all: bool) -> Vec<Choice> {
    let all = with_all.then(|| Choice::new("", t(words::filter::ALL_OWNERS)));
    let kinds = [
        Choice::new("account", t(words::owner::ACCOUNT)),
        Choice::new("manager", t(words::owner::MANAGER)),
        Choice::new("portfolio", t(words::owner::PORTFOLIO)),
    ];
    all.into_iter().chain(kinds).collect()
}

fn head() -> impl IntoView {
    use words::table as column;
    view! {
        <tr>
            <th scope="col">{t(column::OWNER)}</th>
            <th scope="col" class="cell--folds">{t(column::KPI)}</th>
            <th scope="col" class="cell--folds">{t(column::PERIOD)}</th>
            <th scope="col" class="cell--number cell--folds">{t(column::BASELINE)}</th>
            <th scope="col" class="cell--number cell--folds">{t(column::TARGET)}</th>
            <th scope="col" class="cell--folds">{t(column::AGREED)}</th>
            <th scope="col" class="cell--number cell--folds">{t(column::ACTUAL)}</th>
            <th scope="col" class="cell--number cell--folds">{t(column::ATTAINMENT)}</th>
            <th scope="col">{t(column::STATE)}</th>
        </tr>
    }
}

fn line(view: View, row: TargetRow) -> AnyView {
    let id = row.target.id;
    let baseline = row.target.baseline.map_or_else(|| "–".to_owned(), |baseline| row.figure(baseline.value()));
    let growth = row.change();
    let actual = row.reached().map_or_else(|| "–".to_owned(), |value| row.figure(value));
    let agreed = match &row.target.agreed {
        Some(agreement) => {
            let title = format!("{} · {}", fmt::date(agreement.on), agreement.by);
            view! { <span title=title><Badge tone=Tone::Success icon=icons::CHECK>{t(words::table::YES)}</Badge></span> }
                .into_any()
        }
        None => view! { <span class="muted">{t(words::table::NO)}</span> }.into_any(),
    };
    let light = row.light();
    let choose = move |_| view.chosen.set(Some(id));
    let what = format!("{} · {}", row.kpi_name, fmt::period(row.target.period));
    let so_far = words::table::of_target(actual.clone(), row.figure(row.target.value));
    view! {
        <tr class:is-selected=move || view.chosen.get() == Some(id)>
            <th scope="row">
                <button type="button" class="link-button" on:click=choose>
                    {row.owner.clone()}
                </button>
                <span class="cell-note cell-note--folded">{what}</span>
                <span class="cell-note cell-note--folded">{so_far}</span>
            </th>
            <td class="cell--folds">{row.kpi_name.clone()}</td>
            <td class="nowrap cell--folds">{fmt::period(row.target.period)}</td>
            {figure(baseline, growth)}
            {figure(row.figure(row.target.value), row.range())}
            <td class="nowrap cell--folds">{agreed}</td>
            {figure(actual, row.reached_note())}
            {figure(row.share(), row.no_ratio())}
            <td>
                {LightBadge(light)}
                <span class="cell-note cell-note--folded">{row.share()}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// A figure with what is said of it below: twelve columns side by side fit no screen. On a narrow one it folds away.
fn figure(value: String, note: Option<String>) -> AnyView {
    let note = note.map(|note| view! { <span class="cell-note">{note}</span> });
    view! { <td class="cell--number cell--folds">{value}{note}</td> }.into_any()
}
