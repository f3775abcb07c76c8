//! The columns of the planning table: what stands in a cell, and what a typed text means there.

use linchpin::analysis::target::{PlanEdit, PlanScope, Split, growth_of};
use linchpin::model::{Agreement, Baseline, Owner, Percent, Period, PeriodKind, Quantity, Target, Unit};

use super::super::typed::{self, doubtful};
use super::choice::PlanChoice;
use crate::app::i18n::{fmt, t, texts::common, texts::targets::plan as words};
use crate::app::platform::clock;
use crate::app::ui::components::ColumnWidth;

/// A column of figures; the owner's name stands before them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What it grows from.
    Baseline,
    /// By how much.
    Growth,
    /// The figure to be reached.
    Value,
    /// The lower end of what counts as met.
    Min,
    /// The upper end of what counts as met.
    Max,
    /// With whom it is agreed.
    Agreed,
    /// A part of the plan.
    Part(Period),
}

/// What a typed text means in a cell.
pub enum Typed {
    /// The target is edited.
    Edit(PlanEdit),
    /// The target is edited where there is one: clearing what is not there changes nothing.
    Cleared(PlanEdit),
    /// The target goes.
    Remove,
}

/// A typed number that can be read in two ways.
#[derive(Clone, PartialEq)]
pub struct Doubtful {
    /// As it was read.
    pub read: String,
    /// As it may have been meant.
    pub other: String,
    /// What is to be typed for that.
    pub instead: String,
}

/// What a cell shows.
#[derive(Clone, Default, PartialEq)]
pub struct Shown {
    /// The text; empty where there is nothing.
    pub text: String,
    /// Whether it is money without cents: it leaves their room free, so that figures stand under each other.
    pub is_whole: bool,
    /// Whether it is offered rather than set: a baseline of the past while there is no target.
    pub is_offered: bool,
    /// What is said of it when it is pointed at.
    pub title: Option<String>,
}

impl Column {
    /// The columns of a choice.
    pub fn all(choice: &PlanChoice) -> Vec<Self> {
        let fixed = [Self::Baseline, Self::Growth, Self::Value, Self::Min, Self::Max, Self::Agreed];
        fixed.into_iter().chain(choice.parts().into_iter().map(Self::Part)).collect()
    }

    /// What is written over it.
    pub fn label(self, is_lower: bool) -> String {
        let text = match self {
            Self::Baseline => words::BASELINE,
            Self::Growth if is_lower => words::REDUCTION,
            Self::Growth => words::GROWTH,
            Self::Value => words::TARGET,
            Self::Min => words::MIN,
            Self::Max => words::MAX,
            Self::Agreed => words::AGREED,
            Self::Part(period) => return part_name(period),
        };
        t(text).to_owned()
    }

    /// How wide it is beside figures of a width.
    pub fn width(self, figures: u32) -> ColumnWidth {
        ColumnWidth::Fixed(match self {
            Self::Growth => 84,
            Self::Agreed => 98,
            Self::Part(_) => figures.max(84),
            Self::Baseline | Self::Value => figures.max(104),
            Self::Min | Self::Max => figures.max(98),
        })
    }

    /// What stands in an owner's cell.
    pub fn shown(self, scope: &PlanScope<'_>, owner: &Owner, target: Option<&Target>) -> Shown {
        // A currency without coins has no decimals to leave room for.
        let has_cents = scope.kpi.unit == Unit::Money && scope.workbook.meta.currency.decimals() > 0;
        let own = |text: Option<String>| Shown { text: text.unwrap_or_default(), ..Shown::default() };
        let told = |quantity: Option<Quantity>| Shown {
            is_whole: has_cents && quantity.is_some_and(is_whole),
            ..own(quantity.map(|quantity| figure(quantity, scope.kpi.unit)))
        };
        match self {
            Self::Baseline => {
                if let Some(baseline) = target.and_then(|target| target.baseline) {
                    return Shown { title: Some(past_name(baseline)), ..told(Some(baseline.value())) };
                }
                let past = scope.past_of(owner).map(|found| found.baseline.value());
                Shown { is_offered: true, ..told(past) }
            }
            Self::Growth => own(target.and_then(|target| growth_of(target, scope.kpi.direction)).map(percent)),
            Self::Value => told(target.map(|target| target.value)),
            Self::Min => told(target.and_then(|target| target.min)),
            Self::Max => told(target.and_then(|target| target.max)),
            Self::Agreed => match target.and_then(|target| target.agreed.as_ref()) {
                Some(Agreement { on, by }) => {
                    let by = if by.is_empty() { t(words::YES).to_owned() } else { by.clone() };
                    Shown { title: Some(fmt::date(*on)), ..own(Some(by)) }
                }
                None => Shown::default(),
            },
            Self::Part(part) => told(target.and_then(|target| part_of(target, scope.split(), part))),
        }
    }

    /// The figure that is added up under the column: the baseline of the target, or the one that is offered.
    pub fn figure(self, scope: &PlanScope<'_>, owner: &Owner, target: Option<&Target>) -> Option<Quantity> {
        match self {
            Self::Baseline => match target.and_then(|target| target.baseline) {
                Some(baseline) => Some(baseline.value()),
                None => scope.past_of(owner).map(|found| found.baseline.value()),
            },
            Self::Value => target.map(|target| target.value),
            Self::Part(part) => target.and_then(|target| part_of(target, scope.split(), part)),
            Self::Growth | Self::Min | Self::Max | Self::Agreed => None,
        }
    }

    /// What a text means in this column.
    ///
    /// # Errors
    /// In words: what is wrong with the text, and what is allowed.
    pub fn parse(self, scope: &PlanScope<'_>, text: &str) -> Result<Typed, String> {
        let text = text.trim_matches(|it: char| it.is_whitespace() || it == '"');
        if matches!(text, "" | "-" | "–" | "—") {
            return Ok(self.cleared());
        }
        let figure = || typed::figure(text, scope.kpi.unit, scope.workbook.meta.currency);
        Ok(Typed::Edit(match self {
            Self::Baseline => PlanEdit::Baseline(Some(figure()?)),
            Self::Growth => PlanEdit::Growth(typed::growth(text, scope.kpi.direction)?),
            Self::Value => PlanEdit::Value(figure()?),
            Self::Min => PlanEdit::Min(Some(figure()?)),
            Self::Max => PlanEdit::Max(Some(figure()?)),
            Self::Agreed => PlanEdit::Agreed(Some(agreement(text))),
            Self::Part(part) => PlanEdit::Part(part, figure()?),
        }))
    }

    /// A number that may be meant in thousands: how it was read, and the thousands, each as the cell would show it
    /// and the latter as it is to be typed as well.
    pub fn doubt(self, scope: &PlanScope<'_>, text: &str) -> Option<Doubtful> {
        let instead = doubtful(text).filter(|_| self != Self::Agreed)?;
        let shown = |text: &str| match self {
            Self::Growth => typed::growth(text, scope.kpi.direction).ok().map(percent),
            _ => typed::figure(text, scope.kpi.unit, scope.workbook.meta.currency)
                .ok()
                .map(|it| figure(it, scope.kpi.unit)),
        };
        Some(Doubtful { read: shown(text)?, other: shown(&instead)?, instead })
    }

    fn cleared(self) -> Typed {
        Typed::Cleared(match self {
            Self::Value => return Typed::Remove,
            Self::Baseline => PlanEdit::Baseline(None),
            Self::Growth => PlanEdit::Growth(Percent::default()),
            Self::Min => PlanEdit::Min(None),
            Self::Max => PlanEdit::Max(None),
            Self::Agreed => PlanEdit::Agreed(None),
            Self::Part(part) => PlanEdit::Part(part, Quantity::ZERO),
        })
    }
}

/// A figure as it stands in a cell: money with cents where it has any.
pub fn figure(quantity: Quantity, unit: Unit) -> String {
    fmt::figure(quantity.e4(), if unit == Unit::Money && !is_whole(quantity) { 2 } else { 0 }, 4)
}

fn is_whole(quantity: Quantity) -> bool {
    quantity.e4() % Quantity::SCALE == 0
}

/// An agreement of today.
pub fn agreement(by: &str) -> Agreement {
    Agreement { on: clock::today(), by: by.trim().to_owned() }
}

/// A growth as it stands in a cell.
pub fn percent(growth: Percent) -> String {
    format!("{}{}", fmt::decimal(growth.fraction() * 100.0, 0, 2), fmt::percent_sign())
}

/// A part by its short name: the year stands over the table already.
fn part_name(period: Period) -> String {
    match period {
        Period::Quarter(_, quarter) => words::quarter(fmt::integer(f64::from(quarter))),
        period => fmt::period(period),
    }
}

/// What a target's plan says of a part: as it is, or from shorter or longer parts.
fn part_of(target: &Target, split: Split, part: Period) -> Option<Quantity> {
    if let Some(own) = target.parts.get(&part) {
        return Some(*own);
    }
    let kind: PeriodKind = part.kind();
    split.regrouped(target, kind).get(&part).copied()
}

fn past_name(baseline: Baseline) -> String {
    let (name, period) = match baseline {
        Baseline::Typed(_) => return t(words::TYPED).to_owned(),
        Baseline::Revenue(period, _) => (common::fields::REVENUE, period),
        Baseline::Profit(period, _) => (common::fields::PROFIT, period),
    };
    format!("{} {}", t(name), fmt::period(period))
}
