//! A target with everything a row, a bar or a detail shows of it.

use linchpin::analysis::target::{Attained, Attainment, CLOSE, Reached, TargetReport, growth_of, report};
use linchpin::model::{Aggregate, Currency, Direction, Kpi, Owner, Quantity, Target, Workbook};

use crate::app::i18n::{Text, fmt, t, texts::common, texts::targets as words};
use crate::app::ui::components::{IconRef, Tone, icons};

/// A target with its KPI, its owner's name and how it stands.
#[derive(Clone, PartialEq)]
pub struct TargetRow {
    /// The target.
    pub target: Target,
    /// Its KPI.
    pub kpi: Kpi,
    /// Whose it is.
    pub owner: String,
    /// How it stands.
    pub report: TargetReport,
    /// The workbook's currency.
    pub currency: Currency,
}

/// How a target stands, as a light with a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Below nine tenths of what was to be expected.
    Behind,
    /// From nine tenths.
    Close,
    /// What was to be expected by now is reached, and the period goes on.
    OnTrack,
    /// Reached, or inside what counts as met.
    Met,
    /// No figures yet.
    Unknown,
}

impl Light {
    /// Its word.
    pub const fn word(self) -> Text {
        match self {
            Self::Behind => words::light::BEHIND,
            Self::Close => words::light::CLOSE,
            Self::OnTrack => words::light::ON_TRACK,
            Self::Met => words::light::MET,
            Self::Unknown => words::light::NONE,
        }
    }

    /// Its tone.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Behind => Tone::Danger,
            Self::Close => Tone::Warning,
            Self::OnTrack | Self::Met => Tone::Success,
            Self::Unknown => Tone::Neutral,
        }
    }

    /// Its mark, for those who do not see the tone.
    pub fn icon(self) -> IconRef {
        match self {
            Self::Behind => icons::ALERT,
            Self::Close => icons::WARNING,
            Self::OnTrack | Self::Met => icons::SUCCESS,
            Self::Unknown => icons::INFO,
        }
    }

    /// Whether it counts as reached so far.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::OnTrack | Self::Met)
    }
}

impl TargetRow {
    /// The row of a target; `None` when its KPI is gone.
    pub fn of(workbook: &Workbook, target: &Target) -> Option<Self> {
        let kpi = workbook.kpis.get(target.kpi)?.clone();
        let report = report(workbook, target)?;
        let owner = owner_name(workbook, &target.owner);
        Some(Self { target: target.clone(), kpi, owner, report, currency: workbook.meta.currency })
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

    /// How it stands.
    pub fn light(&self) -> Light {
        let Some(so_far) = self.report.so_far else { return Light::Unknown };
        if so_far.is_met {
            let is_over = self.months().is_none();
            return if is_over { Light::Met } else { Light::OnTrack };
        }
        if so_far.counted() >= CLOSE { Light::Close } else { Light::Behind }
    }

    /// Its attainment in words.
    pub fn share(&self) -> String {
        match self.report.so_far.map(|so_far| so_far.attained) {
            None => "–".to_owned(),
            Some(Attained::Ratio(ratio)) => fmt::percent(ratio, 0),
            Some(Attained::NoRatio(_)) => t(words::light::NO_RATIO).to_owned(),
        }
    }

    /// What counts as met, when that is said apart from the target.
    pub fn range(&self) -> Option<String> {
        match (self.target.min, self.target.max) {
            (None, None) => None,
            (Some(min), None) => Some(words::table::range_from(self.figure(min))),
            (None, Some(max)) => Some(words::table::range_to(self.figure(max))),
            (Some(min), Some(max)) => {
                Some(words::table::range_within(common::words::from_to(self.figure(min), self.figure(max))))
            }
        }
    }

    /// Whether the figures of parts are added up.
    pub fn is_sum(&self) -> bool {
        self.kpi.aggregate == Aggregate::Sum
    }
}

/// Whose a target is, by name.
pub fn owner_name(workbook: &Workbook, owner: &Owner) -> String {
    match owner {
        Owner::Account(id) => workbook
            .accounts
            .get(*id)
            .map_or_else(|| t(words::owner::GONE).to_owned(), |account| account.name.to_string()),
        Owner::Manager(name) => name.clone(),
        Owner::Portfolio => t(words::owner::PORTFOLIO).to_owned(),
    }
}
