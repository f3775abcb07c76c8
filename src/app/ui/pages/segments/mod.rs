//! Segments: the portfolio matrix, roles and classes, groups, the board, and how much of the business hangs on few
//! accounts.

mod board;
mod concentration;
mod future;
mod groups;
mod history;
mod lookalikes;
mod losses;
mod pareto;
mod portfolio;
mod quadrants;
mod roles;
mod tabs;
mod treemap;

use leptos::prelude::*;
use linchpin::analysis::figures::{Measure, MoneySum, PeriodSummary, periods_of, usual_period};
use linchpin::model::{Currency, Period, Workbook};

pub use groups::{groupable, names_in};

use crate::app::i18n::{fmt, t, texts, texts::segments as words};
use crate::app::state::{Store, Topic, use_store};
use crate::app::ui::components::{
    ButtonKind, ButtonLink, Choice, EmptyState, PageHeader, SegmentedControl, Select, icons,
};
use crate::app::ui::page_views::{PageView, page_views};
use crate::app::ui::pages::scope::{Scope, use_scope};
use crate::app::ui::part_periods::{RunningNote, period_covered, period_of};
use crate::app::ui::shell::Route;
use tabs::Tab;

/// What the page is asked to show. Session state: it is no part of the workbook.
#[derive(Clone, Copy)]
pub struct View {
    /// The open workbook.
    pub store: Store,
    /// The group whose accounts are shown.
    pub scope: Scope,
    /// Revenue or profit.
    pub measure: RwSignal<Measure>,
    chosen: RwSignal<Option<Period>>,
    periods: Memo<Vec<Period>>,
    /// Whether of the two figures only the other one is known.
    lacking: Memo<bool>,
}

impl View {
    /// Asks of the accounts of the group, as if the workbook had no others; follows them and a topic of the workbook.
    pub fn ask<T>(self, topic: Topic, ask: impl FnOnce(&Workbook) -> T) -> T {
        self.store.track(topic);
        self.scope.peek(self.store, ask)
    }

    /// A period's name with the months its figures cover; followed, since those are noted on this very page.
    pub fn covered(self, period: Period) -> String {
        self.store.read(Topic::Meta, |workbook| period_covered(workbook, period))
    }

    /// The period that is shown: the chosen one, or the usual one; `None` without any figures.
    pub fn period(self) -> Option<Period> {
        let periods = self.periods.get();
        self.chosen
            .get()
            .filter(|chosen| periods.contains(chosen))
            .or_else(|| self.store.read(Topic::Meta, |workbook| usual_period(workbook, periods.iter().copied())))
    }

    /// The period of the same length before, when there are figures for it.
    pub fn previous(self) -> Option<Period> {
        let previous = self.period()?.previous();
        self.periods.with(|periods| periods.contains(&previous)).then_some(previous)
    }

    /// That of the two figures only the other one is known, in words; `None` when the chosen one is.
    pub fn lacking(self) -> Option<&'static str> {
        let text = match self.measure.get() {
            Measure::Revenue => words::LACKING_REVENUE,
            Measure::Profit => words::LACKING_PROFIT,
        };
        self.lacking.get().then(|| t(text))
    }
}

/// What stands where there are no figures to show.
pub fn no_figures(view: View, text: &'static str) -> AnyView {
    let none = t(words::concentration::NONE_TITLE);
    let (title, text) = view.lacking().map_or((none, text), |lacking| (lacking, t(words::LACKING_HELP)));
    no_shares(title, text.to_owned())
}

/// What stands where there are figures, and none of them is positive: of a period, or of all of them.
pub fn nothing_positive(view: View, period: Option<Period>) -> AnyView {
    let title = match view.measure.get() {
        Measure::Revenue => words::concentration::NO_POSITIVE_REVENUE,
        Measure::Profit => words::concentration::NO_POSITIVE_PROFIT,
    };
    let text = period.map_or_else(
        || t(words::concentration::NEVER_POSITIVE).to_owned(),
        |period| {
            let currency = view.store.peek(|workbook| workbook.meta.currency);
            let found = view.ask(Topic::Accounts, |workbook| periods_of(workbook, view.measure.get()));
            let sum = found.iter().find(|found| found.period == period).map(|found| found.sum).unwrap_or_default();
            words::concentration::nothing_positive(fmt::period(period), sum_text(sum, currency))
        },
    );
    no_shares(t(title), text)
}

fn no_shares(title: &'static str, text: String) -> AnyView {
    view! {
        <EmptyState icon=icons::SEGMENTS title=title text=text>
            <ButtonLink href=Route::Accounts.href() kind=ButtonKind::Primary>
                {t(words::concentration::TO_ACCOUNTS)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

/// That there are no shares of a total; `None` where there are.
pub fn not_positive(measure: Measure, period: Period, total: MoneySum, currency: Currency) -> Option<String> {
    (total.minor() <= 0)
        .then(|| words::not_positive(measure_name(measure), fmt::period(period), sum_text(total, currency)))
}

/// An amount as all views of Segments write it: to the cent, so that what is shown adds up to its sum. The cards of the
/// board alone have no room for that.
pub fn sum_text(sum: impl Into<MoneySum>, currency: Currency) -> String {
    fmt::money(sum, currency)
}

/// The page of the entry *Segments*.
#[component]
pub fn SegmentsPage() -> impl IntoView {
    let store = use_store();
    let measure = RwSignal::new(Measure::Revenue);
    let of = move |measure: Measure| {
        // How many months a period covers can be noted on this page.
        store.track(Topic::Meta);
        store.read(Topic::Accounts, |workbook| periods_of(workbook, measure))
    };
    let own = Memo::new(move |_| of(measure.get()));
    // Where only the other figure is known its periods stay to choose from, and the page says what is lacking.
    let summaries = Memo::new(move |_| {
        let found = own.get();
        if !found.is_empty() {
            return found;
        }
        of(other_measure(measure.get()))
    });
    let lacking = Memo::new(move |_| own.with(Vec::is_empty) && !summaries.with(Vec::is_empty));
    let periods = Memo::new(move |_| summaries.with(|found| found.iter().map(|it| it.period).collect::<Vec<_>>()));
    let tab = Tab::followed();
    scroll_up_on(tab);
    let view = View { store, scope: use_scope(), measure, chosen: RwSignal::new(None), periods, lacking };
    view! {
        <div class="page">
            <PageHeader title=t(words::TITLE) purpose=t(words::PURPOSE)>
                // The avatar and the look-alikes are of no period.
                {move || {
                    (tab.get() != Tab::LookAlikes)
                        .then(|| view! { <Choices view=view tab=tab summaries=summaries /> })
                }}
            </PageHeader>
            {page_views(tab)}
            {move || (tab.get() != Tab::LookAlikes).then(|| view! { <RunningNote store=store /> })}
            {move || match tab.get() {
                Tab::Portfolio => portfolio(view),
                Tab::Roles => view! { <roles::RolesView view=view /> }.into_any(),
                Tab::Board => view! { <board::BoardView view=view /> }.into_any(),
                Tab::Concentration => view! { <history::HistoryView view=view /> }.into_any(),
                Tab::LookAlikes => view! { <lookalikes::LookAlikesView view=view /> }.into_any(),
                Tab::Groups => view! { <groups::GroupsSection view=view /> }.into_any(),
            }}
        </div>
    }
}

/// Every view is read from its top.
fn scroll_up_on(tab: Memo<Tab>) {
    Effect::new(move |before: Option<Tab>| {
        let now = tab.get();
        let outlet = document().get_element_by_id(crate::app::ui::shell::OUTLET_ID);
        if let Some(outlet) = outlet.filter(|_| before.is_some_and(|before| before != now)) {
            outlet.set_scroll_top(0);
        }
        now
    });
}

fn portfolio(view: View) -> AnyView {
    view! {
        <portfolio::PortfolioSection view=view />
        <concentration::ConcentrationSection view=view />
    }
    .into_any()
}

#[component]
fn Choices(
    /// What is shown.
    view: View,
    /// The view they are for.
    tab: Memo<Tab>,
    /// The periods there are figures for.
    summaries: Memo<Vec<PeriodSummary>>,
) -> impl IntoView {
    let choices = Signal::derive(move || summaries.with(|found| found.iter().rev().map(period_choice).collect()));
    let choose = Callback::new(move |key: String| view.chosen.set(Period::parse(&key)));
    let measures = vec![
        Choice::new("revenue", t(texts::common::fields::REVENUE)),
        Choice::new("profit", t(texts::common::fields::PROFIT)),
    ];
    let measure = Callback::new(move |key: String| {
        view.measure.set(if key == "profit" { Measure::Profit } else { Measure::Revenue });
    });
    view! {
        {move || {
            // The roles are judged by profit wherever it is known.
            let measures = measures.clone();
            (tab.get() != Tab::Roles)
                .then(|| {
                    view! {
                        <SegmentedControl
                            label=t(words::MEASURE)
                            choices=measures
                            value=Signal::derive(move || measure_key(view.measure.get()).to_owned())
                            on_change=measure
                        />
                    }
                })
        }}
        {move || {
            (!summaries.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <Select
                            label=t(words::PERIOD)
                            label_kind=crate::app::ui::components::LabelKind::Hidden
                            choices=choices
                            value=Signal::derive(move || {
                                view.period().map(|period| period.to_string()).unwrap_or_default()
                            })
                            on_change=choose
                        />
                    }
                })
        }}
    }
}

/// Profit of revenue, and revenue of profit.
pub const fn other_measure(measure: Measure) -> Measure {
    match measure {
        Measure::Revenue => Measure::Profit,
        Measure::Profit => Measure::Revenue,
    }
}

const fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Revenue => "revenue",
        Measure::Profit => "profit",
    }
}

/// What a measure is called.
pub fn measure_name(measure: Measure) -> &'static str {
    t(match measure {
        Measure::Revenue => texts::common::fields::REVENUE,
        Measure::Profit => texts::common::fields::PROFIT,
    })
}

fn period_choice(found: &PeriodSummary) -> Choice {
    Choice::new(found.period.to_string(), period_of(found.period, found.covers))
}
