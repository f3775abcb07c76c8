//! What a new account must bring (K-4): a calculator over three figures, nothing is saved.

use leptos::prelude::*;
use linchpin::analysis::target::{NoTurnover, turnover_needed};
use linchpin::exchange::money::{ThreeDigits, parse_money};
use linchpin::exchange::number::parse_scaled;
use linchpin::model::{Currency, Money, Percent};

use super::typed::style_of;
use crate::app::i18n::{fmt, t, texts::targets::turnover as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::NumberField;

/// The calculator, folded away until asked for.
#[component]
pub fn Turnover(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let (cost, profit, margin) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let result = move || {
        let currency = store.read(Topic::Meta, |workbook| workbook.meta.currency);
        needed_turnover(currency, &[cost.get(), profit.get(), margin.get()]).map_or_else(|no| no, |(_, said)| said)
    };
    let field = |label, value: RwSignal<String>| {
        view! { <NumberField label=t(label) value=value on_input=Callback::new(move |text| value.set(text)) /> }
    };
    view! {
        <details class="section">
            <summary>{t(words::TITLE)}</summary>
            <div class="stack">
                <p class="note">{t(words::NOTE)}</p>
                <div class="settings-grid">
                    {field(words::COST, cost)} {field(words::PROFIT, profit)} {field(words::MARGIN, margin)}
                </div>
                <p class="strong" aria-live="polite">
                    {result}
                </p>
            </div>
        </details>
    }
}

/// The turnover a new account needs, and how it is said.
pub type Needed = (Money, String);

/// The turnover needed from the three figures as typed: fixed cost, required profit, margin in per cent (K-4).
///
/// # Errors
/// In words; nothing at all while nothing is typed.
pub fn needed_turnover(currency: Currency, typed: &[String; 3]) -> Result<Needed, String> {
    let [cost, profit, margin] = typed;
    if typed.iter().all(|text| text.trim().is_empty()) {
        return Err(String::new());
    }
    let money = |text: &str| {
        let amount = parse_money(text, style_of(text), ThreeDigits::Thousands, currency).ok()?;
        Money::given(amount.scaled(currency.decimals()).ok()?)
    };
    let percent = |text: &str| {
        let points = parse_scaled(text, style_of(text), 2).ok()?;
        Percent::from_basis_points(i32::try_from(points).ok()?)
    };
    let (Some(cost), Some(profit), Some(margin)) = (money(cost), money(profit), percent(margin)) else {
        return Err(t(words::ERROR).to_owned());
    };
    match turnover_needed(cost, profit, margin) {
        Ok(amount) => Ok((amount, words::result(fmt::money(amount, currency)))),
        Err(NoTurnover::NoMargin) => Err(t(words::NO_MARGIN).to_owned()),
        Err(_) => Err(t(words::ERROR).to_owned()),
    }
}
