//! What a new account must bring (K-4): a calculator over three figures, nothing is saved.

use leptos::prelude::*;
use linchpin::analysis::target::{NoTurnover, turnover_needed};
use linchpin::exchange::money::{ThreeDigits, parse_money};
use linchpin::exchange::number::parse_scaled;
use linchpin::model::{Money, Percent};

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
        let typed = (cost.get(), profit.get(), margin.get());
        if [&typed.0, &typed.1, &typed.2].iter().all(|text| text.trim().is_empty()) {
            return String::new();
        }
        let money = |text: &str| {
            let amount = parse_money(text, style_of(text), ThreeDigits::Thousands, currency).ok()?;
            Money::from_minor(amount.scaled(currency.decimals()).ok()?)
        };
        let percent = |text: &str| {
            let points = parse_scaled(text, style_of(text), 2).ok()?;
            Percent::from_basis_points(i32::try_from(points).ok()?)
        };
        let (Some(cost), Some(profit), Some(margin)) = (money(&typed.0), money(&typed.1), percent(&typed.2)) else {
            return t(words::ERROR).to_owned();
        };
        match turnover_needed(cost, profit, margin) {
            Ok(amount) => words::result(fmt::money(amount, currency)),
            Err(NoTurnover::NoMargin) => t(words::NO_MARGIN).to_owned(),
            Err(_) => t(words::ERROR).to_owned(),
        }
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
