//! The portfolio matrix: account attractiveness × our relative strength (G-4).

use leptos::prelude::*;
use linchpin::analysis::figures::MoneySum;
use linchpin::analysis::portfolio::{AxisLack, Placed, Portfolio, Quadrant, axis_lack, portfolio, quadrant_of};
use linchpin::model::order;
use linchpin::model::{FuturePosition, Money, Status, Titles, Workbook};

use super::quadrants::{Summary, advice};
use super::{View, future, sum_text};
use crate::app::i18n::{Named, fmt, t, texts::common, texts::segments::portfolio as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::charts::{
    ArrowHeads, Bubble, BubbleMatrix, Portfolio as Picture, Quadrant as Corner, TableData, sharing,
};
use crate::app::ui::components::{ButtonKind, ButtonLink, ColumnKind, EmptyState, Switch, icons};
use crate::app::ui::part_periods::period_covered;
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
        let period = view.period();
        store.scoreboard(|board| view.ask(Topic::Meta, |workbook| portfolio(workbook, board, period)))
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            {move || match missing(store, &found.read()) {
                Some(missing) => missing,
                None => matrix(view, found),
            }}
        </section>
    }
}

fn missing(store: Store, found: &Portfolio) -> Option<AnyView> {
    if let Some(lack) = store.read(Topic::Criteria, axis_lack) {
        let (title, text) = match lack {
            AxisLack::AllWeight => (words::NO_WEIGHT_TITLE, words::NO_WEIGHT),
            AxisLack::Weight => (words::NO_AXIS_WEIGHT_TITLE, words::NO_WEIGHT),
            AxisLack::Criteria => (words::NO_AXIS_TITLE, words::NO_AXIS),
        };
        return Some(empty(t(title), Some(t(text)), (Route::Criteria, words::TO_CRITERIA)));
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
    let shows_future = RwSignal::new(true);
    let moving = RwSignal::new(None::<future::Held>);
    let data = Signal::derive(move || {
        let found = found.read();
        let future = Ahead { is_shown: shows_future.get(), held: moving.get(), is_open: !store.read_only().get() };
        // The future is of the accounts, and none of the analysis.
        store.read(Topic::Accounts, |workbook| picture(workbook, &found, view, future))
    });
    let has_future = Memo::new(move |_| {
        store.read(Topic::Accounts, |workbook| workbook.accounts.iter().any(|account| account.future.is_some()))
    });
    let open = Callback::new(move |id: String| router.go(Place::new(Route::Accounts, id)));
    let move_head = future::moves(store, expect_context(), moving);
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
    let shared = move || {
        let count = data.with(|data| sharing(&data.bubbles));
        (count > 0).then(|| view! { <p class="note">{words::shared(count)}</p> })
    };
    view! {
        {move || {
            has_future
                .get()
                .then(|| {
                    view! {
                        <div class="toolbar">
                            <Switch
                                label=t(future::words::TOGGLE)
                                checked=shows_future
                                on_change=move |on| shows_future.set(on)
                            />
                        </div>
                    }
                })
        }}
        <ArrowHeads on_move=move_head>
            <BubbleMatrix
                title=t(words::CHART)
                seen=Signal::derive(move || found.with(seen))
                data=data
                table=table
                file_name="linchpin-portfolio"
                on_open=open
            />
        </ArrowHeads>
        {move || {
            let can_drag = data.with(|data| data.bubbles.iter().any(|bubble| bubble.head.is_some()));
            can_drag.then(|| view! { <p class="note no-print">{t(future::words::DRAG)}</p> })
        }}
        {notes}
        {shared}
        <p class="note">{cut}</p>
        <Summary found=found view=view />
        <future::Future view=view found=found />
    }
    .into_any()
}

// As the table of the quadrants counts: a negative figure takes its part away. Where it takes so much away that no
// share is left to speak of, none is named.
fn seen(found: &Portfolio) -> String {
    let sum = |placed: &mut dyn Iterator<Item = &Placed>| placed.filter_map(|it| it.revenue).sum::<MoneySum>();
    let all = sum(&mut found.placed.iter());
    let strategic = sum(&mut found.quadrant(Quadrant::Strategic));
    if all.minor() <= 0 || !(0..=all.minor()).contains(&strategic.minor()) {
        return words::seen_plain(found.placed.len());
    }
    let has_losses = found.placed.iter().any(|placed| placed.revenue.is_some_and(|revenue| revenue < Money::ZERO));
    let share = fmt::percent(strategic.to_f64() / all.to_f64(), 0);
    let count = found.quadrant(Quadrant::Strategic).count();
    if has_losses { words::seen_with_losses(count, share) } else { words::seen(count, share) }
}

/// How three years ahead is drawn.
#[derive(Clone, Copy)]
struct Ahead {
    is_shown: bool,
    held: Option<future::Held>,
    /// Whether it can be moved.
    is_open: bool,
}

fn picture(workbook: &Workbook, found: &Portfolio, view: View, ahead: Ahead) -> Picture {
    let cut = workbook.meta.cut;
    let corner =
        |quadrant: Quadrant| Corner { name: t(quadrant.text()).to_owned(), advice: advice(quadrant).to_owned() };
    let currency = workbook.meta.currency;
    let area = match view.period() {
        Some(period) => words::area(period_covered(workbook, period), fmt::currency_symbol(currency)),
        None => t(words::NO_AREA).to_owned(),
    };
    let titles = Titles::of(workbook);
    Picture {
        bubbles: found.placed.iter().map(|placed| bubble(workbook, &titles, placed, ahead)).collect(),
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

fn name(workbook: &Workbook, titles: &Titles, placed: &Placed) -> String {
    workbook.accounts.get(placed.account).map(|account| titles.title(account)).unwrap_or_default()
}

fn revenue_text(workbook: &Workbook, placed: &Placed) -> String {
    placed.revenue.map_or_else(|| t(words::UNKNOWN).to_owned(), |amount| sum_text(amount, workbook.meta.currency))
}

fn bubble(workbook: &Workbook, titles: &Titles, placed: &Placed, ahead: Ahead) -> Bubble {
    let minor_units = 10_f64.powi(i32::try_from(workbook.meta.currency.decimals()).unwrap_or(2));
    let name = name(workbook, titles, placed);
    let account = workbook.accounts.get(placed.account);
    let future = account.and_then(|account| account.future).filter(|_| ahead.is_shown);
    let held = ahead.held.filter(|(id, _)| *id == placed.account).map(|(_, held)| held);
    let future = future.map(|future| held.unwrap_or(future));
    let text = words::bubble(
        &name,
        fmt::decimal(placed.attractiveness, 1, 2),
        fmt::decimal(placed.strength, 1, 2),
        t(placed.quadrant.text()),
        revenue_text(workbook, placed),
    );
    Bubble {
        id: placed.account.to_string(),
        text: match future {
            Some(future) => future::words::then(
                text,
                future::shown(future.attractiveness()),
                future::shown(future.strength()),
                t(quadrant_of(workbook.meta.cut, future).text()),
            ),
            None => text,
        },
        head: future.filter(|_| ahead.is_open).map(|future| {
            let quadrant = t(quadrant_of(workbook.meta.cut, future).text());
            let (up, along) = (future::shown(future.attractiveness()), future::shown(future.strength()));
            (future::words::handle(&name), future::words::value(up, along, quadrant))
        }),
        label: name,
        is_key: account.is_some_and(|account| account.status == Status::Key),
        x: placed.strength,
        y: placed.attractiveness,
        future: future.map(|it| (f64::from(it.strength()) / 100.0, f64::from(it.attractiveness()) / 100.0)),
        value: placed.revenue.map(|revenue| revenue.minor() as f64 / minor_units),
    }
}

fn table(workbook: &Workbook, found: &Portfolio) -> TableData {
    let titles = Titles::of(workbook);
    let column = |text, kind| (t(text).to_owned(), kind);
    let mut placed: Vec<&Placed> = found.placed.iter().collect();
    order::sort_by_key(&mut placed, |placed| (placed.quadrant, std::cmp::Reverse(placed.revenue)));
    let has_future = workbook.accounts.iter().any(|account| account.future.is_some());
    let row = |placed: &&Placed| {
        let future = workbook.accounts.get(placed.account).and_then(|account| account.future);
        let later =
            |of: fn(FuturePosition) -> u16| future.map_or_else(|| "–".to_owned(), |future| future::shown(of(future)));
        let mut cells = vec![
            name(workbook, &titles, placed),
            t(placed.quadrant.text()).to_owned(),
            fmt::decimal(placed.attractiveness, 2, 2),
            fmt::decimal(placed.strength, 2, 2),
            revenue_text(workbook, placed),
        ];
        if has_future {
            cells.extend([later(FuturePosition::attractiveness), later(FuturePosition::strength)]);
        }
        cells
    };
    let later = [future::words::ATTRACTIVENESS, future::words::STRENGTH].map(|text| column(text, ColumnKind::Number));
    TableData {
        caption: t(words::TITLE).to_owned(),
        columns: [
            column(common::terms::ACCOUNT, ColumnKind::Text),
            column(words::QUADRANT, ColumnKind::Text),
            column(common::axes::ATTRACTIVENESS, ColumnKind::Number),
            column(common::axes::STRENGTH, ColumnKind::Number),
            column(words::REVENUE, ColumnKind::Number),
        ]
        .into_iter()
        .chain(later.into_iter().filter(|_| has_future))
        .collect(),
        rows: placed.iter().map(row).collect(),
    }
}
