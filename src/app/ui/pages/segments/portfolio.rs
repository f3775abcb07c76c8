//! The portfolio matrix: account attractiveness × our relative strength (G-4).

use leptos::prelude::*;
use linchpin::analysis::portfolio::{Placed, Portfolio, Quadrant, portfolio};
use linchpin::model::order;
use linchpin::model::{Money, Workbook};

use super::View;
use super::quadrants::{Summary, advice};
use crate::app::i18n::{Named, fmt, t, texts::common, texts::segments::portfolio as words};
use crate::app::state::Topic;
use crate::app::ui::charts::{Bubble, BubbleMatrix, Portfolio as Picture, Quadrant as Corner, TableData};
use crate::app::ui::components::{ButtonKind, ButtonLink, ColumnKind, EmptyState, icons};
use crate::app::ui::shell::{Place, Route, Router};

/// The matrix, its quadrants in figures, and who cannot be placed.
#[component]
pub fn PortfolioSection(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let found = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.track(Topic::Criteria);
        store.track(Topic::Meta);
        let period = view.period();
        store.scoreboard(|board| store.peek(|workbook| portfolio(workbook, board, period)))
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            {move || match missing(&found.read()) {
                Some(missing) => missing,
                None => matrix(view, found),
            }}
        </section>
    }
}

fn missing(found: &Portfolio) -> Option<AnyView> {
    if found.attractiveness_criteria == 0 || found.strength_criteria == 0 {
        let link = (Route::Criteria, words::TO_CRITERIA);
        return Some(empty(t(words::NO_AXIS_TITLE), Some(t(words::NO_AXIS)), link));
    }
    found.placed.is_empty().then(|| empty(t(words::NOBODY), None, (Route::Matrix, words::TO_MATRIX)))
}

fn empty(title: &'static str, text: Option<&'static str>, link: (Route, crate::app::i18n::Text)) -> AnyView {
    view! {
        <EmptyState icon=icons::SEGMENTS title=title text=text.unwrap_or_default()>
            <ButtonLink href=link.0.href() kind=ButtonKind::Primary>
                {t(link.1)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

fn matrix(view: View, found: Memo<Portfolio>) -> AnyView {
    let store = view.store;
    let router: Router = expect_context();
    let data = Signal::derive(move || {
        let found = found.read();
        store.peek(|workbook| picture(workbook, &found, view))
    });
    let open = Callback::new(move |id: String| router.go(Place::new(Route::Accounts, id)));
    let table = Callback::new(move |()| found.with(|found| store.peek(|workbook| table(workbook, found))));
    let notes = move || {
        let unplaced = found.with(|found| found.unplaced.len());
        (unplaced > 0).then(|| view! { <p class="note">{words::unplaced(unplaced)}</p> })
    };
    let cut = move || {
        let cut = store.read(Topic::Meta, |workbook| workbook.meta.cut);
        let shown = |hundredths: u16| fmt::decimal(f64::from(hundredths) / 100.0, 0, 2);
        words::cut_note(shown(cut.attractiveness()), shown(cut.strength()))
    };
    view! {
        <BubbleMatrix
            title=t(words::CHART)
            seen=Signal::derive(move || found.with(seen))
            data=data
            table=table
            file_name="linchpin-portfolio"
            on_open=open
        />
        {notes}
        <p class="note">{cut}</p>
        <Summary found=found view=view />
    }
    .into_any()
}

fn seen(found: &Portfolio) -> String {
    let revenue = |placed: &Placed| placed.revenue.filter(|revenue| *revenue > Money::ZERO).map_or(0, Money::minor);
    let all: i64 = found.placed.iter().map(revenue).sum();
    let strategic: Vec<_> = found.quadrant(Quadrant::Strategic).collect();
    if all == 0 {
        return words::seen_plain(found.placed.len());
    }
    let share = strategic.iter().map(|placed| revenue(placed)).sum::<i64>() as f64 / all as f64;
    words::seen(strategic.len(), fmt::percent(share, 0))
}

fn picture(workbook: &Workbook, found: &Portfolio, view: View) -> Picture {
    let cut = workbook.meta.cut;
    let corner =
        |quadrant: Quadrant| Corner { name: t(quadrant.text()).to_owned(), advice: advice(quadrant).to_owned() };
    let currency = workbook.meta.currency;
    let area = match view.period() {
        Some(period) => words::area(fmt::period(period), fmt::currency_symbol(currency)),
        None => t(words::NO_AREA).to_owned(),
    };
    Picture {
        bubbles: found.placed.iter().map(|placed| bubble(workbook, placed)).collect(),
        domain: (1.0, 10.0),
        cuts: (f64::from(cut.strength()) / 100.0, f64::from(cut.attractiveness()) / 100.0),
        along: t(common::axes::STRENGTH).to_owned(),
        up: t(common::axes::ATTRACTIVENESS).to_owned(),
        area,
        high_high: corner(Quadrant::Strategic),
        high_low: corner(Quadrant::Star),
        low_high: corner(Quadrant::Status),
        low_low: corner(Quadrant::Streamline),
    }
}

fn name(workbook: &Workbook, placed: &Placed) -> String {
    workbook.accounts.get(placed.account).map(|account| account.name.to_string()).unwrap_or_default()
}

fn revenue_text(workbook: &Workbook, placed: &Placed) -> String {
    placed.revenue.map_or_else(|| t(words::UNKNOWN).to_owned(), |amount| fmt::money(amount, workbook.meta.currency))
}

fn bubble(workbook: &Workbook, placed: &Placed) -> Bubble {
    let minor_units = 10_f64.powi(i32::try_from(workbook.meta.currency.decimals()).unwrap_or(2));
    let name = name(workbook, placed);
    Bubble {
        id: placed.account.to_string(),
        text: words::bubble(
            &name,
            fmt::decimal(placed.attractiveness, 1, 2),
            fmt::decimal(placed.strength, 1, 2),
            t(placed.quadrant.text()),
            revenue_text(workbook, placed),
        ),
        label: name,
        x: placed.strength,
        y: placed.attractiveness,
        value: placed.revenue.map(|revenue| revenue.minor() as f64 / minor_units),
    }
}

fn table(workbook: &Workbook, found: &Portfolio) -> TableData {
    let column = |text, kind| (t(text).to_owned(), kind);
    let mut placed: Vec<&Placed> = found.placed.iter().collect();
    order::sort_by_key(&mut placed, |placed| (placed.quadrant, std::cmp::Reverse(placed.revenue)));
    let row = |placed: &&Placed| {
        vec![
            name(workbook, placed),
            t(placed.quadrant.text()).to_owned(),
            fmt::decimal(placed.attractiveness, 2, 2),
            fmt::decimal(placed.strength, 2, 2),
            revenue_text(workbook, placed),
        ]
    };
    TableData {
        caption: t(words::TITLE).to_owned(),
        columns: vec![
            column(common::terms::ACCOUNT, ColumnKind::Text),
            column(words::QUADRANT, ColumnKind::Text),
            column(common::axes::ATTRACTIVENESS, ColumnKind::Number),
            column(common::axes::STRENGTH, ColumnKind::Number),
            column(words::REVENUE, ColumnKind::Number),
        ],
        rows: placed.iter().map(row).collect(),
    }
}
