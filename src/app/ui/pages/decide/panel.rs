//! How an account's total comes about (S-9), and the decision about it.

use leptos::{html, prelude::*};
use linchpin::analysis::scoreboard::{Arithmetic, ArithmeticRow, CellScore, NoTotal};
use linchpin::model::{AccountId, CriterionId};

use super::Chosen;
use super::log::LogOf;
use super::status_form::StatusForm;
use crate::app::i18n::{criterion_name, fmt, t, texts::decide::panel as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ButtonKind, ControlSize};
use crate::app::ui::shell::{Place, Route};

/// The chosen account: arithmetic, decision, its part of the log.
#[component]
pub fn Panel(
    /// The open workbook.
    store: Store,
    /// The account.
    chosen: Chosen,
) -> impl IntoView {
    let there = Memo::new(move |_| {
        let id = chosen.0.get()?;
        store.read(Topic::Account(id), |workbook| workbook.accounts.contains(id)).then_some(id)
    });
    let panel = NodeRef::<html::Section>::new();
    bring_into_sight(chosen, panel);
    view! {
        <section class="card stack decide-panel" aria-live="polite" tabindex="-1" node_ref=panel>
            {move || match there.get() {
                Some(id) => open(store, id),
                None => view! { <p class="muted no-print">{t(words::EMPTY)}</p> }.into_any(),
            }}
        </section>
    }
}

/// Where the panel stands below the ranking, an account chosen there would open out of sight: the page goes to it.
fn bring_into_sight(chosen: Chosen, panel: NodeRef<html::Section>) {
    let alive = Alive::here();
    Effect::new(move |before: Option<()>| {
        let is_chosen = chosen.0.get().is_some();
        if before.is_some() && is_chosen {
            alive.soon(move || {
                let Some(panel) = panel.get_untracked() else { return };
                let ranking = panel.parent_element().and_then(|aside| aside.previous_element_sibling());
                let is_below = ranking.is_some_and(|ranking| {
                    panel.get_bounding_client_rect().top() >= ranking.get_bounding_client_rect().bottom()
                });
                if is_below {
                    let _ = panel.focus();
                    panel.scroll_into_view();
                }
            });
        }
    });
}

/// Back to the row of the open account, or to the ranking where the row is out of its sight.
fn to_ranking() {
    use wasm_bindgen::JsCast;
    let find = |place: &str| document().query_selector(place).ok().flatten();
    if let Some(ranking) = find(".ranking") {
        ranking.scroll_into_view();
    }
    let row = find(".ranking tr[aria-selected=true] button").or_else(|| find(".ranking .virtual"));
    if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = row.focus();
    }
}

fn open(store: Store, id: AccountId) -> AnyView {
    let name = move || {
        store.track(Topic::Accounts);
        store.title(id)
    };
    let arithmetic = Memo::new(move |_| {
        store.track(Topic::Criteria);
        store.scoreboard(|board| board.arithmetic(id))
    });
    view! {
        <div class="decide-panel__back no-print">
            <Button kind=ButtonKind::Quiet size=ControlSize::Small on_click=Callback::new(|()| to_ranking())>
                {t(words::TO_RANKING)}
            </Button>
        </div>
        <div class="row row--between">
            <h2><bdi>{name}</bdi></h2>
            <a href=Place::new(Route::Accounts, id.to_string()).href()>{t(words::OPEN_ACCOUNT)}</a>
        </div>
        {move || arithmetic.get().map(|arithmetic| table(store, id, &arithmetic))}
        <StatusForm store=store account=id />
        <LogOf store=store account=id />
    }
    .into_any()
}

fn table(store: Store, account: AccountId, arithmetic: &Arithmetic) -> AnyView {
    let digits = Digits::of(arithmetic);
    let rows = arithmetic.rows.iter().map(|row| line(store, account, row, digits)).collect_view();
    let last = |figure: f64| fmt::decimal(figure, digits.products, digits.products);
    let total = match &arithmetic.total {
        Ok(total) => last(total.value()),
        Err(_) => "–".to_owned(),
    };
    let said = match &arithmetic.total {
        Ok(total) if total.is_provisional() => Some(words::provisional(fmt::percent(total.coverage(), 0))),
        Ok(_) => None,
        Err(why) => Some(no_total(*why).to_owned()),
    };
    view! {
        <h3>{t(words::ARITHMETIC)}</h3>
        <table class="table table--compact arithmetic">
            <thead>
                <tr>
                    <th scope="col">{t(words::CRITERION)}</th>
                    <th scope="col" class="cell--number">{t(words::SCORE)}</th>
                    <th scope="col" class="cell--number">{t(words::WEIGHT)}</th>
                    <th scope="col" class="cell--number">{t(words::PRODUCT)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                {foot(words::SUM, last(arithmetic.sum))}
                {foot(words::DIVIDED, last(arithmetic.divisor))}
                {foot(words::TOTAL, total)}
            </tfoot>
        </table>
        {said.map(|said| view! { <p class="note">{said}</p> })}
    }
    .into_any()
}

fn foot(name: crate::app::i18n::Text, figure: String) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" colspan="3">{t(name)}</th>
            <td class="cell--number">{figure}</td>
        </tr>
    }
}

/// How many decimals each column needs, so that its figures stand under each other.
#[derive(Clone, Copy)]
struct Digits {
    scores: u8,
    weights: u8,
    products: u8,
}

impl Digits {
    /// A total is shown with two decimals everywhere else, so its column has two at least.
    const TOTAL: u8 = 2;
    /// Figures with more are thirds and their like, which no number of decimals shows to the end.
    const MOST: u8 = 4;

    fn of(arithmetic: &Arithmetic) -> Self {
        let rows = &arithmetic.rows;
        let total = arithmetic.total.as_ref().ok().map(|total| total.value());
        let last = rows.iter().filter_map(|row| row.product).chain([arithmetic.sum, arithmetic.divisor]).chain(total);
        Self {
            scores: needed(rows.iter().filter_map(|row| row.score).map(CellScore::mean)).min(Self::TOTAL),
            weights: needed(rows.iter().map(|row| row.weight.points())),
            products: needed(last).max(Self::TOTAL),
        }
    }
}

/// The fewest decimals that show all figures exactly; a figure that none show exactly asks for [`Digits::TOTAL`].
fn needed(figures: impl Iterator<Item = f64>) -> u8 {
    let one = |figure: f64| {
        let exact = |digits: &u8| {
            let scaled = figure * 10_f64.powi(i32::from(*digits));
            (scaled - scaled.round()).abs() < 1e-6
        };
        (0..=Digits::MOST).find(exact).unwrap_or(Digits::TOTAL)
    };
    figures.map(one).max().unwrap_or(0)
}

/// Where a score comes from when it is not the raters' own.
fn origin(store: Store, account: AccountId, criterion: CriterionId) -> Option<&'static str> {
    let is_derived = store.peek_scoreboard(|board| board.derived(criterion).is_some());
    let is_settled = store.peek(|workbook| workbook.agreed_at(account, criterion).is_some());
    match (is_derived, is_settled) {
        (true, true) => Some(t(words::SET_BY_HAND)),
        (true, false) => Some(t(words::FROM_NUMBER)),
        (false, true) => Some(t(words::AGREED)),
        (false, false) => None,
    }
}

fn line(store: Store, account: AccountId, row: &ArithmeticRow, digits: Digits) -> AnyView {
    let name = store
        .peek(|workbook| workbook.criteria.get(row.criterion).map(|criterion| criterion_name(workbook, criterion)));
    let fixed = |figure: f64, digits: u8| fmt::decimal(figure, digits, digits);
    let raters = row.score.filter(|score| score.raters > 1).map(|score| words::raters(score.raters));
    let note = row.score.and_then(|_| origin(store, account, row.criterion)).map(str::to_owned).or(raters);
    let score = row.score.map_or_else(|| "–".to_owned(), |score| fixed(score.mean(), digits.scores));
    let product = row.product.map_or_else(|| "–".to_owned(), |product| fixed(product, digits.products));
    view! {
        <tr>
            <th scope="row">
                <bdi>{name}</bdi>
                {note.map(|note| view! { <span class="cell-note">{note}</span> })}
            </th>
            <td class="cell--number">{score}</td>
            <td class="cell--number">{fixed(row.weight.points(), digits.weights)}</td>
            <td class="cell--number">{product}</td>
        </tr>
    }
    .into_any()
}

fn no_total(why: NoTotal) -> &'static str {
    t(match why {
        NoTotal::OnlyWeightless => words::no_total::WEIGHTLESS,
        NoTotal::NoWeight => words::no_total::NO_WEIGHT,
        NoTotal::NotScored | NoTotal::UnknownAccount => words::no_total::NOT_SCORED,
    })
}
