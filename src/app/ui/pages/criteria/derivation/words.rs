//! What a derived criterion is and gives, in sentences.

use linchpin::analysis::derived::{DerivedColumn, NoNumber, Number, NumberUnit, Outcome, Resolved};
use linchpin::analysis::figures::Measure;
use linchpin::model::{Currency, Derivation, Period, Workbook};

use super::draft::ScaleKey;
use crate::app::i18n::{Named, fmt, t, texts, texts::criteria::derivation as words};

/// The rule in a line: which number, which scale, which way.
pub fn rule_line(rule: &Derivation, column: &DerivedColumn) -> String {
    let scale = t(ScaleKey::of_scale(&rule.scale).name());
    [source_name(rule, column).as_str(), scale, t(rule.direction.text())].join(" · ")
}

/// The number that counts, with the periods it is of now.
pub fn source_name(rule: &Derivation, column: &DerivedColumn) -> String {
    use linchpin::model::NumberSource;
    let of = |name: crate::app::i18n::Text, period: Period| words::of_period(t(name), fmt::period(period));
    match &column.source {
        Some(Resolved::Figure(Measure::Revenue, period)) => of(words::sources::REVENUE, *period),
        Some(Resolved::Figure(Measure::Profit, period)) => of(words::sources::PROFIT, *period),
        Some(Resolved::Margin(period)) => of(words::sources::MARGIN, *period),
        Some(Resolved::Growth { measure, from, to }) => {
            let name = match measure {
                Measure::Revenue => words::sources::REVENUE_GROWTH,
                Measure::Profit => words::sources::PROFIT_GROWTH,
            };
            words::of_period(t(name), texts::common::words::from_to(fmt::period(from.0), fmt::period(to.0)))
        }
        Some(Resolved::Field(name)) => name.clone(),
        None => t(match rule.source {
            NumberSource::Profit(_) => words::sources::PROFIT,
            NumberSource::Margin(_) => words::sources::MARGIN,
            NumberSource::RevenueGrowth(_) => words::sources::REVENUE_GROWTH,
            NumberSource::ProfitGrowth(_) => words::sources::PROFIT_GROWTH,
            NumberSource::Revenue(_) | NumberSource::Field(_) => words::sources::REVENUE,
        })
        .to_owned(),
    }
}

/// What it gives: how many accounts have a score, who has none and why, what to know of the numbers.
pub fn outcome_lines(column: &DerivedColumn) -> Vec<String> {
    let known = column.numbers().count();
    let all = fmt::integer(column.readings.len() as f64);
    let mut lines = vec![match column.outcome {
        Outcome::NoNumbers => t(words::NO_NUMBERS).to_owned(),
        Outcome::AllEqual if known == 1 => t(words::ONE_ACCOUNT).to_owned(),
        Outcome::AllEqual => t(words::ALL_EQUAL).to_owned(),
        Outcome::Scored => words::scored(fmt::integer(column.scored() as f64), all),
    }];
    let missing = column.without(NoNumber::Missing);
    if missing > 0 && known > 0 {
        lines.push(words::missing(missing));
    }
    let baseless = column.without(NoNumber::NoBase);
    if baseless > 0 {
        lines.push(if matches!(column.source, Some(Resolved::Margin(_))) {
            words::no_revenue(baseless)
        } else {
            words::no_base(baseless)
        });
    }
    let negative = column.numbers().filter(|number| number.e4() < 0).count();
    if negative > 0 && column.unit == NumberUnit::Money {
        lines.push(words::negative(negative));
    }
    if let Some(Resolved::Growth { from, to, .. }) = &column.source {
        lines.extend([from, to].into_iter().filter_map(|(period, months)| part(*period, *months)));
    }
    lines
}

fn part(period: Period, months: u8) -> Option<String> {
    let all = period.kind().months();
    let number = |months: u8| fmt::integer(months.into());
    (months < all).then(|| words::part_period(fmt::period(period), number(months), number(all)))
}

/// A number in its unit.
pub fn number(number: Number, unit: NumberUnit, currency: Currency) -> String {
    match unit {
        NumberUnit::Money => {
            let digits = u8::try_from(currency.decimals()).unwrap_or(2);
            let is_whole = number.to_f64().fract() == 0.0;
            fmt::decimal(number.to_f64(), if is_whole { 0 } else { digits }, digits)
        }
        NumberUnit::Percent => fmt::percent(number.to_f64() / 100.0, 1),
        NumberUnit::Plain => fmt::decimal(number.to_f64(), 0, 2),
    }
}

/// The number's name with its unit, for an axis.
pub fn axis_name(rule: &Derivation, column: &DerivedColumn, workbook: &Workbook) -> String {
    let name = source_name(rule, column);
    match column.unit {
        NumberUnit::Money => format!("{name}{}{}", fmt::comma(), fmt::currency_symbol(workbook.meta.currency)),
        NumberUnit::Percent => words::in_percent(name),
        NumberUnit::Plain => name,
    }
}
