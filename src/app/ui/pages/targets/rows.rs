//! A target with everything a row, a bar or a detail shows of it.

use linchpin::analysis::target::{Attained, Attainment, Light, NoRatio, Reached, TargetReport, growth_of, report};
use linchpin::model::{Aggregate, Currency, Direction, Kpi, Owner, Quantity, Target, Titles, Workbook};

use super::attainment::share;
use super::catalogue::kpi_name;
use crate::app::i18n::{fmt, t, texts::targets as words};

/// A target with its KPI, its owner's name and how it stands.
#[derive(Clone, PartialEq)]
pub struct TargetRow {
    /// The target.
    pub target: Target,
    /// Its KPI.
    pub kpi: Kpi,
    /// What its KPI is called on the page.
    pub kpi_name: String,
    /// Whose it is.
    pub owner: String,
    /// How it stands.
    pub report: TargetReport,
    /// The workbook's currency.
    pub currency: Currency,
}

impl TargetRow {
    /// The row of a target; `None` when its KPI is gone.
    pub fn of(workbook: &Workbook, titles: &Titles, target: &Target) -> Option<Self> {
        let kpi = workbook.kpis.get(target.kpi)?.clone();
        let report = report(workbook, target)?;
        let owner = owner_name(workbook, titles, &target.owner);
        let kpi_name = kpi_name(workbook, &kpi);
        Some(Self { target: target.clone(), kpi, kpi_name, owner, report, currency: workbook.meta.currency })
    }

    /// A figure of it, in its unit.
    pub fn figure(&self, quantity: Quantity) -> String {
        fmt::quantity(quantity, self.kpi.unit, self.currency)
    }

    /// What was reached so far.
    pub fn reached(&self) -> Option<Quantity> {
        match self.report.reached {
            Reached::Known { value, .. } => Some(value),
            Reached::Missing | Reached::TooLarge => None,
        }
    }

    /// The planned change against the baseline, with its sign: less is planned where lower is better. `None` where
    /// no growth can be named.
    pub fn change(&self) -> Option<String> {
        let growth = growth_of(&self.target, self.kpi.direction)?.fraction();
        Some(fmt::signed_percent(if self.kpi.direction == Direction::Lower { -growth } else { growth }, 1))
    }

    /// "4 of 12 months", where figures of some months are there.
    pub fn months(&self) -> Option<String> {
        match self.report.reached {
            Reached::Known { months_known, months, .. } if months_known < months => {
                let number = |months: u8| fmt::integer(f64::from(months));
                Some(words::table::months(number(months_known), number(months)))
            }
            _ => None,
        }
    }

    /// What its attainment is measured by: what was to be expected by now.
    pub fn attainment(&self) -> Option<Attainment> {
        self.report.so_far
    }

    /// How it stands: the same light as wherever attainment is shown.
    pub fn light(&self) -> Light {
        self.report.light()
    }

    /// Whether it counts as reached so far.
    pub fn is_good(&self) -> bool {
        self.light().is_good()
    }

    /// Its attainment in words, as it counts in means.
    pub fn share(&self) -> String {
        share(self.report.so_far.and_then(Attainment::counted))
    }

    /// Why its attainment is no ratio, when the target allows none.
    pub fn no_ratio(&self) -> Option<String> {
        match self.report.so_far?.attained {
            Attained::NoRatio(NoRatio::NothingToReach) => Some(t(words::table::NOTHING).to_owned()),
            Attained::NoRatio(NoRatio::ZeroTarget | NoRatio::NegativeTarget) => {
                Some(t(words::table::NO_RATIO).to_owned())
            }
            Attained::NoRatio(NoRatio::NothingLeft) | Attained::Ratio(_) => None,
        }
    }

    /// Beside what was reached: how many months are in; of a manager or the portfolio without figures, that only its
    /// own are missing.
    pub fn reached_note(&self) -> Option<String> {
        let is_silent =
            matches!(self.report.reached, Reached::Missing) && !matches!(self.target.owner, Owner::Account(_));
        if is_silent { Some(t(words::table::NO_OWN).to_owned()) } else { self.months() }
    }

    /// What counts as met, when that is said apart from the target.
    pub fn range(&self) -> Option<String> {
        match (self.target.min, self.target.max) {
            (None, None) => None,
            (Some(min), None) => Some(words::table::range_from(self.figure(min))),
            (None, Some(max)) => Some(words::table::range_to(self.figure(max))),
            (Some(min), Some(max)) => {
                Some(words::table::range_within(fmt::range(&self.figure(min), &self.figure(max))))
            }
        }
    }

    /// Whether the figures of parts are added up.
    pub fn is_sum(&self) -> bool {
        self.kpi.aggregate == Aggregate::Sum
    }
}

/// A target by its name: whose, of which KPI, for when.
pub fn target_name(workbook: &Workbook, titles: &Titles, target: &Target) -> String {
    let kpi = workbook.kpis.get(target.kpi).map(|kpi| kpi_name(workbook, kpi));
    let kpi = kpi.unwrap_or_else(|| t(words::GONE_KPI).to_owned());
    words::detail::title(owner_name(workbook, titles, &target.owner), kpi, fmt::period(target.period))
}

/// Whose a target is, by name.
pub fn owner_name(workbook: &Workbook, titles: &Titles, owner: &Owner) -> String {
    match owner {
        Owner::Account(id) => {
            workbook.accounts.get(*id).map_or_else(|| t(words::owner::GONE).to_owned(), |account| titles.title(account))
        }
        Owner::Manager(name) => name.clone(),
        Owner::Portfolio => t(words::owner::PORTFOLIO).to_owned(),
    }
}
