//! Attainment: how far the targets are reached in the three meanings of 100% (K-5), by KPI and by group, and the path
//! through the period (K-6).

pub mod choices;
mod groups;
mod kpis;
mod paths;
mod printed;
mod words;

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::analysis::target::{
    Asked, GroupBy, KpiStanding, Light, MOST_COUNTED, Meaning, Outlook, Standing, Standings, shown_share, standings_of,
};
use linchpin::model::{Account, AccountId, Currency, Direction, KpiId, Period, Quantity, Unit, Workbook};

use self::choices::By;
use super::catalogue::kpi_name;
use super::printed::PrintedHead;
use super::tabs::Tab;
use crate::app::i18n::{Text, fmt, t, texts::attainment as texts_here, texts::targets};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{
    Badge, ButtonKind, ButtonLink, EmptyState, PageHeader, SegmentedControl, Select, Stat, StatSize, icons,
};
use crate::app::ui::page_views::page_views;
use crate::app::ui::pages::scope::{Scope, use_scope};
use crate::app::ui::shell::Route;

pub use self::words::{LightBadge, icon as light_icon, light_word, tone_class};

/// What is looked at. Session state: it is no part of the workbook.
#[derive(Clone, Copy)]
pub struct Looked {
    /// The open workbook.
    pub store: Store,
    /// The group that everything is filtered by.
    pub scope: Scope,
    /// The period.
    pub period: Memo<Option<Period>>,
    /// One KPI, or all.
    pub kpi: RwSignal<Option<KpiId>>,
    /// What 100% means.
    pub meaning: RwSignal<Meaning>,
    /// Into which groups the accounts are put.
    pub by: Memo<By>,
    /// How everything stands.
    pub found: Memo<Option<Standings>>,
    /// The group that the charts follow; none for all.
    pub followed: RwSignal<Option<Followed>>,
}

/// A group by its name, or an account by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// What it is called; none for the accounts of no group.
    pub name: Option<String>,
    /// The account, when it is one.
    pub account: Option<AccountId>,
}

impl Looked {
    /// Whether an account belongs to the group that is followed.
    pub fn takes(&self, account: &Account, currency: Currency) -> bool {
        if !self.scope.admits(account.id) {
            return false;
        }
        let by = self.by.get();
        self.followed.with(|followed| {
            followed.as_ref().is_none_or(|followed| {
                if let Some(id) = followed.account {
                    return account.id == id;
                }
                let names = by.names_in(account, currency);
                followed.name.as_ref().map_or(names.is_empty(), |name| names.contains(name))
            })
        })
    }
}

/// The view of attainment.
pub fn view(store: Store, tab: Memo<Tab>) -> AnyView {
    let has_targets = Memo::new(move |_| store.read(Topic::Targets, |workbook| !workbook.targets.is_empty()));
    view! {
        <PageHeader title=t(targets::TITLE) purpose=t(texts_here::PURPOSE) />
        {page_views(tab)}
        {move || if has_targets.get() { work(store) } else { nothing() }}
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <EmptyState icon=icons::TARGETS title=t(texts_here::empty::TITLE) text=t(texts_here::empty::TEXT)>
            <ButtonLink href=Route::Targets.href() kind=ButtonKind::Primary>
                {t(texts_here::empty::TO_LIST)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

fn work(store: Store) -> AnyView {
    let (picked, by_key) = (RwSignal::new(None::<Period>), RwSignal::new("manager".to_owned()));
    let period = Memo::new(move |_| store.read(Topic::Targets, |workbook| choices::period(workbook, picked.get())));
    let by = Memo::new(move |_| store.read(Topic::Accounts, |workbook| choices::by(workbook, &by_key.get())));
    let (kpi, meaning) = (RwSignal::new(None), RwSignal::new(Meaning::Beginner));
    let scope = use_scope();
    let found = Memo::new(move |_| {
        store.track(Topic::Kpis);
        store.track(Topic::Accounts);
        let asked = Asked { meaning: meaning.get(), period: period.get()?, kpi: kpi.get() };
        Some(store.read(Topic::Targets, |workbook| ask(workbook, &asked, &by.get(), scope.ids().as_deref())))
    });
    let looked = Looked { store, scope, period, kpi, meaning, by, found, followed: RwSignal::new(None) };
    // Another grouping has other groups.
    Effect::new(move || {
        by.track();
        looked.followed.set(None);
    });
    view! {
        <PrintedHead title=targets::tabs::ATTAINMENT facts=printed::facts(looked) />
        <div class="toolbar attainment__choices">
            <Select
                label=t(texts_here::PERIOD)
                choices=Signal::derive(move || store.read(Topic::Targets, choices::periods))
                value=Signal::derive(move || period.get().map(|period| period.to_string()).unwrap_or_default())
                on_change=Callback::new(move |key: String| picked.set(Period::parse(&key)))
            />
            <Select
                label=t(texts_here::KPI)
                choices=Signal::derive(move || store.read(Topic::Kpis, choices::kpis))
                value=Signal::derive(move || kpi.get().map(|id: KpiId| id.to_string()).unwrap_or_default())
                on_change=Callback::new(move |key: String| kpi.set(key.parse().ok()))
            />
            <Select
                label=t(texts_here::BY)
                choices=Signal::derive(move || store.read(Topic::Accounts, choices::groupings))
                value=Signal::derive(move || by.get().key())
                on_change=Callback::new(move |key| by_key.set(key))
            />
        </div>
        {meanings(looked)}
        <div class="stats">{move || found.get().map(|found| stats(&found, &by.get()))}</div>
        {move || found.get().map(|found| notes(looked, &found))}
        <kpis::KpiTable looked=looked />
        <groups::GroupTable looked=looked />
        <paths::Paths looked=looked />
    }
    .into_any()
}

fn ask(workbook: &Workbook, asked: &Asked, by: &By, part: Option<&BTreeSet<AccountId>>) -> Standings {
    let names = |account: &Account| by.names_in(account, workbook.meta.currency);
    let by = match by {
        By::Account => GroupBy::Account,
        By::Manager => GroupBy::Manager,
        By::Column(_) => GroupBy::Names(&names),
    };
    standings_of(workbook, asked, &by, part)
}

fn meanings(looked: Looked) -> AnyView {
    use texts_here::meaning as words;
    let all = [
        (Meaning::Beginner, "beginner", words::BEGINNER, words::BEGINNER_TEXT),
        (Meaning::Experienced, "experienced", words::EXPERIENCED, words::EXPERIENCED_TEXT),
        (Meaning::Professional, "professional", words::PROFESSIONAL, words::PROFESSIONAL_TEXT),
    ];
    let now = move || all.into_iter().find(|(meaning, ..)| *meaning == looked.meaning.get()).unwrap_or(all[0]);
    let choices: Vec<_> =
        all.into_iter().map(|(_, key, name, _)| crate::app::ui::components::Choice::new(key, t(name))).collect();
    let choose = Callback::new(move |chosen: String| {
        if let Some((meaning, ..)) = all.into_iter().find(|(_, key, ..)| *key == chosen) {
            looked.meaning.set(meaning);
        }
    });
    view! {
        <div class="stack attainment__meaning">
            <span class="strong">{t(words::LABEL)}</span>
            <SegmentedControl
                label=t(words::LABEL)
                choices=choices
                value=Signal::derive(move || now().1.to_owned())
                on_change=choose
            />
            <p class="note">{move || t(now().3)}</p>
        </div>
    }
    .into_any()
}

fn stats(found: &Standings, by: &By) -> AnyView {
    use texts_here::summary as words;
    let all = &found.all;
    let off = found.groups.iter().filter(|group| matches!(group.light(), Light::OffTrack | Light::Missed)).count();
    let of = |count: usize, all: usize| words::groups(count, fmt::integer(all as f64));
    // The two counts may be of different things: groups as they are chosen, and accounts.
    let accounts = t(words::ACCOUNTS).to_owned();
    let counted = if *by == By::Account { accounts.clone() } else { words::counted_by(by.label()) };
    view! {
        <Stat label=t(words::BY_NOW) value=share(all.by_now) note=t(words::BY_NOW_NOTE) size=StatSize::Large />
        <Stat label=t(words::WHOLE) value=share(all.whole) />
        <Stat label=t(words::OFF_TRACK) value=of(off, found.groups.len()) note=counted />
        <Stat label=t(words::SILENT) value=of(all.silent, all.owners) note=accounts />
    }
    .into_any()
}

fn notes(looked: Looked, found: &Standings) -> AnyView {
    let note = |kpis: &[KpiId], text: fn(String) -> String| {
        (!kpis.is_empty()).then(|| view! { <p class="note">{text(names(looked, kpis))}</p> })
    };
    let is_owed = looked.meaning.get() == Meaning::Professional;
    let owed = is_owed.then(|| note(&found.not_owed, texts_here::meaning::not_owed));
    let later: Vec<KpiId> = found.all.kpis.iter().filter(|kpi| is_early(kpi)).map(|kpi| kpi.kpi).collect();
    let later = note(&later, texts_here::summary::later);
    let left_out =
        (found.left_out > 0).then(|| view! { <p class="note">{texts_here::summary::left_out(found.left_out)}</p> });
    view! {
        <div class="row">{LightBadge(found.all.light())} <span class="note">{t(texts_here::light::LEGEND)}</span></div>
        {owed}
        {later}
        {left_out}
    }
    .into_any()
}

/// KPIs by name, in a sentence.
fn names(looked: Looked, kpis: &[KpiId]) -> String {
    let names: Vec<String> = looked.store.peek(|workbook| {
        let name = |id: &KpiId| workbook.kpis.get(*id).map(|kpi| kpi_name(workbook, kpi));
        kpis.iter().filter_map(name).collect()
    });
    fmt::list(&names)
}

/// An attainment as it is read. In means none counts for more than [`MOST_COUNTED`], so that is all that is said.
pub fn share(attained: Option<f64>) -> String {
    match attained {
        None => "–".to_owned(),
        Some(attained) if attained >= MOST_COUNTED => texts_here::at_least(fmt::percent(MOST_COUNTED, 0)),
        Some(attained) => fmt::percent(shown_share(attained), 0),
    }
}

/// The same for a narrow cell, where the words of the most that is counted would be cut off.
pub fn narrow_share(attained: Option<f64>) -> String {
    match attained {
        Some(attained) if attained >= MOST_COUNTED => format!("≥\u{a0}{}", fmt::percent(MOST_COUNTED, 0)),
        attained => share(attained),
    }
}

/// A KPI with how its figures are written.
#[derive(Clone)]
pub struct Written {
    /// What it is called.
    pub name: String,
    unit: Unit,
    currency: Currency,
    direction: Direction,
}

impl Written {
    /// Of a KPI of the workbook.
    pub fn of(workbook: &Workbook, kpi: KpiId) -> Option<Self> {
        let kpi = workbook.kpis.get(kpi)?;
        let (unit, direction) = (kpi.unit, kpi.direction);
        Some(Self { name: kpi_name(workbook, kpi), unit, currency: workbook.meta.currency, direction })
    }

    /// A figure, or a dash.
    pub fn figure(&self, quantity: Option<Quantity>) -> String {
        quantity.map_or_else(|| "–".to_owned(), |quantity| words::figure(quantity, self.unit, self.currency))
    }

    /// What the rest of the period has to bring.
    pub fn rest(&self, standing: &KpiStanding) -> String {
        let known = (standing.missing > 0).then(|| words::known_text(&standing.outlook)).flatten();
        known.unwrap_or_else(|| self.outlook(&standing.outlook))
    }

    /// What the rest of a period has to bring.
    pub fn outlook(&self, outlook: &Outlook) -> String {
        let figure = |quantity| words::figure(quantity, self.unit, self.currency);
        let asked = |quantity| words::asked(quantity, (self.unit, self.direction), self.currency);
        words::rest_text(outlook, self.direction, [&figure, &asked])
    }
}

/// Whether the whole of a KPI cannot be judged yet, though figures are known.
fn is_early(standing: &KpiStanding) -> bool {
    standing.by_now.is_some() && standing.whole.is_none()
}

/// A name in the language for a group without one.
pub fn group_name(standing: &Standing) -> String {
    if standing.is_rest {
        return t(texts_here::groups::REST_OF).to_owned();
    }
    standing.name.clone().unwrap_or_else(|| t(texts_here::groups::NONE).to_owned())
}

/// An attainment in a table, with what is said of it and its light under it where the light has no column.
fn degree_cell(attained: Option<f64>, light: Light, note: Option<String>) -> AnyView {
    view! {
        <td class="cell--number">
            <span class="strong">{share(attained)}</span>
            {note.map(|note| view! { <span class="cell-note cell-note--long">{note}</span> })}
            <span class="cell-note cell-note--folded">{LightBadge(light)}</span>
        </td>
    }
    .into_any()
}

/// A text with a badge of its light's tone.
fn badge(word: Text, light: Light) -> AnyView {
    view! { <Badge tone=words::tone(light) icon=words::icon(light)>{t(word)}</Badge> }.into_any()
}
