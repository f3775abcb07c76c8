//! Why something is suggested, in words: "12.4% of profit, 8 orders a quarter".

use linchpin::analysis::roles::Reason;
use linchpin::model::Workbook;

use super::share_text;
use crate::app::i18n::{Named, criterion_name, fmt, t, texts::segments::roles::reasons as words};

/// Reasons in a line.
pub fn reasons_text(workbook: &Workbook, reasons: &[Reason]) -> String {
    let texts: Vec<String> = reasons.iter().map(|reason| reason_text(workbook, *reason)).collect();
    fmt::joined(&texts)
}

fn reason_text(workbook: &Workbook, reason: Reason) -> String {
    match reason {
        Reason::Share(measure, share) => share_text(measure, share),
        // More than a decimal would say nothing.
        Reason::Orders(rate) => words::orders((rate * 10.0).round() / 10.0),
        Reason::Since(day) => words::since(fmt::date(day)),
        Reason::BoughtIn(period) => words::bought_in(fmt::period(period)),
        Reason::NewSince(day) => words::new_since(fmt::date(day)),
        Reason::Growth(growth) => words::growth(fmt::growth(growth, 1)),
        Reason::Score(criterion, score) => {
            let name = workbook.criteria.get(criterion).map(|it| criterion_name(workbook, it)).unwrap_or_default();
            words::score(name, fmt::decimal(score, 0, 1))
        }
        Reason::Quadrant(quadrant) => words::quadrant(t(quadrant.text())),
        Reason::Abc(..) => t(words::ABC).to_owned(),
        Reason::Rank(rank) => words::rank(fmt::integer(f64::from(rank))),
        Reason::BandA(total) => words::band_a(fmt::score_total(total)),
        Reason::Status(status) => words::status(t(status.text())),
        Reason::Loss(amount) => words::loss(fmt::money(amount, workbook.meta.currency)),
        Reason::NothingBought => t(words::NOTHING_BOUGHT).to_owned(),
        Reason::NoOther => t(words::NO_OTHER).to_owned(),
        Reason::Class(class) => words::of_class(t(class.text())),
        Reason::Role(role) => words::of_role(t(role.text())),
    }
}
