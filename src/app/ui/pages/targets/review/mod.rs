//! The quarter review: how the targets stand, what changed since the last snapshot, whom to watch, what to decide.
//! Made to be printed.

mod due;

use leptos::prelude::*;
use linchpin::analysis::review::lagging;
use linchpin::analysis::target::{Asked, GroupBy, KpiStanding, Meaning, Standing, Standings, standings};
use linchpin::model::{KpiId, Owner, Period, PeriodKind, Titles, Workbook};

use super::attainment::{LightBadge, Written, choices, share};
use super::rows::owner_name;
use super::tabs::Tab;
use crate::app::i18n::{Text, fmt, t, texts, texts::attainment::kpis, texts::review as words, texts::targets};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Button, ButtonKind, ButtonLink, Choice, EmptyState, PageHeader, Select, Stat, icons};
use crate::app::ui::page_views::page_views;
use crate::app::ui::pages::decide::{Chosen, Watch, since_newest};
use crate::app::ui::shell::{Place, Route, Router};

/// So many accounts are named that are off track: more are a table of their own, on the page of attainment.
const SHOWN: usize = 15;

/// The view of the review.
pub fn view(store: Store, tab: Memo<Tab>) -> AnyView {
    let has_targets = Memo::new(move |_| store.read(Topic::Plan, |workbook| !workbook.targets.is_empty()));
    let print = move || {
        let print = move |()| {
            let _ = window().print();
        };
        has_targets.get().then(|| view! { <Button icon=icons::PRINT on_click=print>{t(words::PRINT)}</Button> })
    };
    view! {
        <PageHeader title=t(targets::TITLE) purpose=t(words::PURPOSE)>{print}</PageHeader>
        {page_views(tab)}
        {move || if has_targets.get() { work(store) } else { nothing() }}
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <EmptyState icon=icons::TARGETS title=t(words::empty::TITLE) text=t(words::empty::TEXT)>
            <ButtonLink href=Route::Targets.href() kind=ButtonKind::Primary>
                {t(words::empty::TO_LIST)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// The quarters of the years that have targets, the latest year first.
fn quarters(workbook: &Workbook) -> Vec<Period> {
    let years = choices::years(workbook).into_iter();
    years.flat_map(|year| Period::Year(year).split(PeriodKind::Quarter)).collect()
}

/// The quarter of the latest figure, else the first one of the latest year.
fn latest(workbook: &Workbook) -> Option<Period> {
    let end = |period: Period| period.first_month() + i32::from(period.kind().months());
    let last = workbook.actuals.iter().map(|actual| end(actual.period)).max();
    let quarters = quarters(workbook);
    quarters
        .iter()
        .copied()
        .find(|quarter| last == Some(end(*quarter)))
        .or_else(|| {
            quarters
                .iter()
                .copied()
                .find(|quarter| last.is_some_and(|last| quarter.first_month() < last && last <= end(*quarter)))
        })
        .or_else(|| quarters.first().copied())
}

fn work(store: Store) -> AnyView {
    let picked = RwSignal::new(None::<Period>);
    let quarter = Memo::new(move |_| {
        store.read(Topic::Targets, |workbook| {
            picked.get().filter(|picked| quarters(workbook).contains(picked)).or_else(|| latest(workbook))
        })
    });
    let quarter_choices = Signal::derive(move || {
        store.read(Topic::Plan, |workbook| {
            quarters(workbook).into_iter().map(|it| Choice::new(it.to_string(), fmt::period(it))).collect::<Vec<_>>()
        })
    });
    let value = Signal::derive(move || quarter.get().map(|quarter| quarter.to_string()).unwrap_or_default());
    let name = move || store.read(Topic::Meta, |workbook| workbook.meta.name.to_string());
    let title = move || quarter.get().map(|quarter| words::title_of(fmt::period(quarter), name()));
    let chosen = Chosen(RwSignal::new(None));
    let router = expect_context::<Router>();
    Effect::new(move || {
        if let Some(id) = chosen.0.get() {
            router.go(Place::new(Route::Accounts, id.to_string()));
        }
    });
    view! {
        <div class="toolbar no-print">
            <Select
                label=t(words::QUARTER)
                choices=quarter_choices
                value=value
                on_change=Callback::new(move |key: String| picked.set(Period::parse(&key)))
            />
        </div>
        <article class="stack stack--loose review">
            <h2 class="review__title">{title}</h2>
            {move || quarter.get().map(|quarter| standing(store, quarter))}
            <section class="stack">
                <h2>{t(words::DECISIONS)}</h2>
                {move || quarter.get().map(|quarter| due::list(store, quarter))}
            </section>
            <section class="stack">
                <h2>{t(words::CHANGED)}</h2>
                {move || {
                    since_newest(store)
                        .unwrap_or_else(|| view! { <p class="muted">{t(words::NO_SNAPSHOT)}</p> }.into_any())
                }}
            </section>
            <Watch store=store chosen=chosen />
        </article>
    }
    .into_any()
}

fn ask(workbook: &Workbook, meaning: Meaning, period: Period) -> Standings {
    standings(workbook, &Asked { meaning, period, kpi: None }, &GroupBy::Account)
}

/// How the quarter and its year stand: follows targets, KPIs and accounts.
fn standing(store: Store, quarter: Period) -> AnyView {
    store.track(Topic::Kpis);
    store.track(Topic::Accounts);
    let year = Period::Year(quarter.year());
    store.read(Topic::Targets, |workbook| {
        let of_year = Meaning::ALL.map(|meaning| ask(workbook, meaning, year));
        let [together, owed] = [Meaning::Experienced, Meaning::Professional].map(|it| ask(workbook, it, quarter));
        let tables = [
            kpi_table(workbook, words::by_kpi(fmt::period(quarter)), &together.all),
            kpi_table(workbook, words::owed(fmt::period(quarter)), &owed.all),
            kpi_table(workbook, words::by_kpi_so_far(fmt::period(year)), &of_year[1].all),
            kpi_table(workbook, words::owed_so_far(fmt::period(year)), &of_year[2].all),
        ];
        let is_empty = together.all.kpis.is_empty() && owed.all.kpis.is_empty();
        let nothing = is_empty.then(|| view! { <p class="muted">{words::no_targets(fmt::period(quarter))}</p> });
        view! {
            <section class="stack">
                <h2>{t(words::STANDING)}</h2>
                {meanings(&of_year)}
                {nothing}
                {tables}
            </section>
            {behind(workbook, year)}
        }
        .into_any()
    })
}

fn meanings(of_year: &[Standings; 3]) -> AnyView {
    use texts::attainment::meaning::{BEGINNER, EXPERIENCED, PROFESSIONAL};
    let stat = |(name, found): (Text, &Standings)| {
        view! { <Stat label=t(name) value=share(found.all.by_now) note=t(words::OF_EXPECTED) /> }.into_any()
    };
    // A meaning that no target is of has nothing to say, not nothing reached.
    let all = [BEGINNER, EXPERIENCED, PROFESSIONAL].into_iter().zip(of_year);
    let all = all.filter(|(_, found)| !found.all.kpis.is_empty());
    view! { <div class="stats">{all.map(stat).collect::<Vec<_>>()}</div> }.into_any()
}

/// Which figures count as met, where all targets of a KPI have the same range.
fn range_note(workbook: &Workbook, kpi: KpiId, written: &Written) -> Option<String> {
    use targets::table::{range_from, range_to, range_within};
    let mut ranges = workbook.targets.iter().filter(|target| target.kpi == kpi).map(|target| (target.min, target.max));
    let first = ranges.find(|range| *range != (None, None))?;
    if workbook.targets.iter().any(|target| target.kpi == kpi && (target.min, target.max) != first) {
        return None;
    }
    let figure = |figure| written.figure(Some(figure));
    match first {
        (None, None) => None,
        (Some(min), None) => Some(range_from(figure(min))),
        (None, Some(max)) => Some(range_to(figure(max))),
        (Some(min), Some(max)) => Some(range_within(fmt::range(&figure(min), &figure(max)))),
    }
}

/// How the KPIs stand; nothing where no target is of any.
fn kpi_table(workbook: &Workbook, title: String, all: &Standing) -> Option<AnyView> {
    if all.kpis.is_empty() {
        return None;
    }
    let row = |standing: &KpiStanding| {
        let written = Written::of(workbook, standing.kpi)?;
        let target = standing.target.or(standing.planned);
        let range = range_note(workbook, standing.kpi, &written);
        Some(
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{written.name.clone()}</bdi>
                        {range.map(|range| view! { <span class="cell-note">{range}</span> })}
                    </th>
                    <td class="cell--number">{written.figure(standing.actual)}</td>
                    <td class="cell--number cell--folds">{written.figure(standing.expected)}</td>
                    <td class="cell--number cell--folds">{written.figure(target)}</td>
                    <td class="cell--number strong">{share(standing.by_now)}</td>
                    <td class="cell--folds">{LightBadge(standing.light())}</td>
                </tr>
            }
            .into_any(),
        )
    };
    let rows: Vec<AnyView> = all.kpis.iter().filter_map(row).collect();
    let label = title.clone();
    let table = view! {
        <h3>{title}</h3>
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=label>
            <table class="table table--folding">
                <thead>
                    <tr>
                        <th scope="col">{t(kpis::KPI)}</th>
                        <th scope="col" class="cell--number">{t(kpis::ACTUAL)}</th>
                        <th scope="col" class="cell--number cell--folds">{t(kpis::EXPECTED)}</th>
                        <th scope="col" class="cell--number cell--folds">{t(kpis::TARGET)}</th>
                        <th scope="col" class="cell--number">{t(kpis::ATTAINMENT)}</th>
                        <th scope="col" class="cell--folds">{t(kpis::LIGHT)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any();
    Some(table)
}

/// Whoever is behind, with the KPIs: the portfolio, managers and accounts.
fn behind(workbook: &Workbook, year: Period) -> AnyView {
    let found = lagging(workbook, year);
    let titles = Titles::of(workbook);
    let row = |(owner, kpis): &(Owner, Vec<KpiStanding>)| {
        let line = |kpi: &KpiStanding| {
            let written = Written::of(workbook, kpi.kpi)?;
            Some(words::behind_on(&written.name, share(kpi.by_now), written.rest(kpi)))
        };
        let kpis: Vec<String> = kpis.iter().filter_map(line).collect();
        view! {
            <li class="rows__row">
                <span class="rows__name"><bdi>{owner_name(workbook, &titles, owner)}</bdi></span>
                <span class="rows__note">{kpis.join(" · ")}</span>
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = found.owners.iter().take(SHOWN).map(row).collect();
    let rest = found.owners.len().saturating_sub(SHOWN);
    let list = if !rows.is_empty() {
        view! {
            <p class="note">{t(words::BEHIND_INTRO)}</p>
            <ul class="rows" role="list">{rows}</ul>
        }
        .into_any()
    } else if found.has_figures {
        view! { <p class="muted">{t(words::NOBODY_BEHIND)}</p> }.into_any()
    } else {
        view! { <p class="muted">{words::nobody_known(fmt::period(year))}</p> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{t(words::BEHIND)}</h2>
            {list}
            {(rest > 0).then(|| view! { <p class="note">{words::more(rest)}</p> })}
        </section>
    }
    .into_any()
}
