//! A target while it is typed: texts as they stand in the fields, and what they come to.

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::target::{NoPlan, OwnerBaseline, baseline_of, planned};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{
    Agreement, Baseline, Direction, Extra, Kpi, KpiId, Name, Owner, Percent, Period, Quantity, Target, Workbook,
};

use crate::app::i18n::{Language, fmt, language, t, texts::targets as words};
use crate::app::platform::{clock, random};

/// How a single typed number is meant. In Russian a comma is the decimal mark. Elsewhere a comma groups, unless it
/// stands alone before anything but three digits, where only a decimal mark makes sense.
pub fn style_of(text: &str) -> Option<NumberStyle> {
    let (comma, point) = (text.contains(','), text.contains('.'));
    if comma && point {
        return None;
    }
    if comma {
        let after = text.rsplit_once(',').map_or(0, |(_, after)| after.chars().filter(|it| it.is_numeric()).count());
        let groups = language() != Language::Ru && after == 3;
        return Some(if groups { NumberStyle::DecimalPoint } else { NumberStyle::DecimalComma });
    }
    point.then_some(NumberStyle::DecimalPoint)
}

/// A quantity from what was typed; `None` when it is no number.
pub fn quantity(text: &str) -> Option<Quantity> {
    Quantity::from_e4(parse_scaled(text, style_of(text), 4).ok()?)
}

/// How a quantity is put into a field, in the language's digits and without grouping marks to stumble over.
pub fn typed(quantity: Quantity) -> String {
    fmt::decimal(quantity.to_f64(), 0, 4)
}

/// Where the baseline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// There is none.
    None,
    /// It is typed.
    Typed,
    /// The owner's figure of a period.
    Figures(Measure, Period),
}

impl Source {
    /// The key it has in choices.
    pub fn key(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Typed => "typed".to_owned(),
            Self::Figures(Measure::Revenue, period) => format!("revenue:{period}"),
            Self::Figures(Measure::Profit, period) => format!("profit:{period}"),
        }
    }

    /// The source of a key; typed for any other.
    pub fn parse(key: &str) -> Self {
        let figures = key.split_once(':').and_then(|(measure, period)| {
            let measure = if measure == "profit" { Measure::Profit } else { Measure::Revenue };
            Some(Self::Figures(measure, Period::parse(period)?))
        });
        figures.unwrap_or(if key == "none" { Self::None } else { Self::Typed })
    }
}

/// What is typed, field by field.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// The target that is edited; `None` for a new one.
    pub before: Option<Target>,
    /// Account, manager or portfolio, as [`super::table::owner_key`].
    pub owner_kind: String,
    /// The account's name as typed.
    pub account: String,
    /// The manager's name as typed.
    pub manager: String,
    /// The KPI.
    pub kpi: Option<KpiId>,
    /// The period's length: `year`, `quarter`, `month`.
    pub length: String,
    /// The year as typed.
    pub year: String,
    /// Which quarter or month.
    pub part: u8,
    /// Where the baseline comes from.
    pub source: Source,
    /// The typed baseline.
    pub baseline: String,
    /// The growth in per cent, as typed.
    pub growth: String,
    /// The typed target; `None` while it is computed.
    pub value: Option<String>,
    /// The lower end.
    pub min: String,
    /// The upper end.
    pub max: String,
    /// Whether it is agreed.
    pub agreed: bool,
    /// With whom.
    pub agreed_by: String,
}

/// What is wrong in which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// Of the owner.
    pub owner: Option<String>,
    /// Of the year.
    pub year: Option<String>,
    /// Of the baseline.
    pub baseline: Option<String>,
    /// Of the growth.
    pub growth: Option<String>,
    /// Of the target's figure.
    pub value: Option<String>,
    /// Of the lower end.
    pub min: Option<String>,
    /// Of the upper end.
    pub max: Option<String>,
}

impl Errors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Draft {
    /// A new target: the first KPI, the newest year with figures as the baseline, 15% growth.
    pub fn new(workbook: &Workbook, newest: Option<Period>) -> Self {
        let year = newest.map_or_else(|| clock::now().date().year(), |period| period.next().year());
        Self {
            before: None,
            owner_kind: "account".to_owned(),
            account: String::new(),
            manager: String::new(),
            kpi: workbook.kpis.iter().next().map(|kpi| kpi.id),
            length: "year".to_owned(),
            year: fmt::year(year),
            part: 1,
            source: newest.map_or(Source::Typed, |period| Source::Figures(Measure::Revenue, period)),
            baseline: String::new(),
            growth: fmt::integer(15.0),
            value: None,
            min: String::new(),
            max: String::new(),
            agreed: false,
            agreed_by: String::new(),
        }
    }

    /// A target to edit.
    pub fn of(workbook: &Workbook, target: &Target) -> Self {
        let (account, manager) = match &target.owner {
            Owner::Account(id) => {
                (workbook.accounts.get(*id).map(|it| it.name.to_string()).unwrap_or_default(), String::new())
            }
            Owner::Manager(name) => (String::new(), name.clone()),
            Owner::Portfolio => Default::default(),
        };
        let (length, part) = match target.period {
            Period::Year(_) => ("year", 1),
            Period::Quarter(_, part) => ("quarter", part),
            Period::Month(_, part) => ("month", part),
        };
        let source = match target.baseline {
            None => Source::None,
            Some(Baseline::Typed(_)) => Source::Typed,
            Some(Baseline::Revenue(period, _)) => Source::Figures(Measure::Revenue, period),
            Some(Baseline::Profit(period, _)) => Source::Figures(Measure::Profit, period),
        };
        let shown = |quantity: Option<Quantity>| quantity.map(typed).unwrap_or_default();
        Self {
            owner_kind: super::table::owner_key(&target.owner).to_owned(),
            account,
            manager,
            kpi: Some(target.kpi),
            length: length.to_owned(),
            year: fmt::year(target.period.year()),
            part,
            source,
            baseline: shown(target.baseline.map(Baseline::value)),
            growth: fmt::decimal(target.growth.fraction() * 100.0, 0, 2),
            value: Some(typed(target.value)),
            min: shown(target.min),
            max: shown(target.max),
            agreed: target.agreed.is_some(),
            agreed_by: target.agreed.as_ref().map(|agreement| agreement.by.clone()).unwrap_or_default(),
            before: Some(target.clone()),
        }
    }

    /// Whose it is, when that can be told.
    pub fn owner(&self, workbook: &Workbook) -> Option<Owner> {
        match self.owner_kind.as_str() {
            "portfolio" => Some(Owner::Portfolio),
            "manager" => Name::parse(&self.manager).ok().map(|name| Owner::Manager(name.as_str().to_owned())),
            _ => {
                let wanted = self.account.trim().to_lowercase();
                let is = |name: &str| name.to_lowercase() == wanted;
                let mut found = workbook.accounts.iter().filter(|it| is(it.name.as_str()) || is(&it.code));
                found.next().filter(|_| !wanted.is_empty()).map(|account| Owner::Account(account.id))
            }
        }
    }

    /// The period, when the year can be read.
    pub fn period(&self) -> Option<Period> {
        let year = i32::try_from(parse_scaled(&self.year, None, 0).ok()?).ok()?;
        let period = match self.length.as_str() {
            "quarter" => Period::Quarter(year, self.part.min(4)),
            "month" => Period::Month(year, self.part),
            _ => Period::Year(year),
        };
        period.checked()
    }

    /// What the owner's figures say, when they are the source.
    pub fn figures(&self, workbook: &Workbook) -> Option<OwnerBaseline> {
        let Source::Figures(measure, period) = self.source else { return None };
        baseline_of(workbook, &self.owner(workbook)?, measure, period).ok()
    }

    /// The baseline: computed, typed, or none; an error when it is asked for and not there.
    pub fn baseline(&self, workbook: &Workbook) -> Result<Option<Baseline>, String> {
        match self.source {
            Source::None => Ok(None),
            Source::Typed => quantity(&self.baseline)
                .map(|value| Some(Baseline::Typed(value)))
                .ok_or_else(|| t(words::form::BASELINE_ERROR).to_owned()),
            Source::Figures(..) => self
                .figures(workbook)
                .map(|found| Some(found.baseline))
                .ok_or_else(|| t(words::form::NO_FIGURES).to_owned()),
        }
    }

    /// The growth, when it can be read.
    pub fn growth(&self) -> Option<Percent> {
        let points = parse_scaled(&self.growth, style_of(&self.growth), 2).ok()?;
        Percent::from_basis_points(i32::try_from(points).ok()?)
    }

    /// The target as it follows from baseline and growth.
    pub fn computed(&self, workbook: &Workbook) -> Option<Result<Quantity, NoPlan>> {
        let kpi = self.kpi(workbook)?;
        let baseline = self.baseline(workbook).ok()??;
        Some(planned(baseline.value(), self.growth()?, kpi.direction))
    }

    /// The KPI.
    pub fn kpi<'a>(&self, workbook: &'a Workbook) -> Option<&'a Kpi> {
        workbook.kpis.get(self.kpi?)
    }

    /// Which way is better for the KPI.
    pub fn direction(&self, workbook: &Workbook) -> Direction {
        self.kpi(workbook).map_or(Direction::Higher, |kpi| kpi.direction)
    }

    /// The finished target, or what is wrong in which field.
    pub fn finish(&self, workbook: &Workbook) -> Result<Target, Errors> {
        let mut errors = Errors::default();
        let owner = self.owner(workbook);
        if owner.is_none() {
            let text = if self.owner_kind == "manager" { words::owner::NO_MANAGER } else { words::owner::NO_ACCOUNT };
            errors.owner = Some(t(text).to_owned());
        }
        let period = self.period();
        if period.is_none() {
            errors.year = Some(t(words::form::YEAR_ERROR).to_owned());
        }
        let baseline = self.baseline(workbook).unwrap_or_else(|said| {
            errors.baseline = Some(said);
            None
        });
        let growth = self.growth();
        if growth.is_none() && baseline.is_some() {
            errors.growth = Some(t(words::form::GROWTH_ERROR).to_owned());
        }
        let value = self.final_value(workbook, &mut errors);
        let min = end(&self.min, &mut errors.min);
        let max = end(&self.max, &mut errors.max);
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            errors.max = Some(t(crate::app::i18n::texts::errors::command::ENDS_CROSSED).to_owned());
        }
        let (Some(owner), Some(period), Some(kpi), Some(value), true) =
            (owner, period, self.kpi, value, errors.is_empty())
        else {
            return Err(errors);
        };
        let before = self.before.as_ref();
        Ok(Target {
            id: before.map_or_else(random::new_id, |target| target.id),
            owner,
            kpi,
            period,
            baseline,
            growth: growth.unwrap_or_default(),
            value,
            min,
            max,
            agreed: self.agreement(),
            extra: before.map_or_else(Extra::new, |target| target.extra.clone()),
        })
    }

    fn final_value(&self, workbook: &Workbook, errors: &mut Errors) -> Option<Quantity> {
        let value = match &self.value {
            Some(text) => quantity(text),
            None => self.computed(workbook).and_then(Result::ok),
        };
        if value.is_none() && errors.baseline.is_none() && errors.growth.is_none() && errors.owner.is_none() {
            let text = if self.value.is_some() { words::form::VALUE_ERROR } else { words::form::CANNOT };
            errors.value = Some(t(text).to_owned());
        }
        value
    }

    // The day of an agreement stays as it was while nothing about it changes.
    fn agreement(&self) -> Option<Agreement> {
        let by = self.agreed_by.trim().to_owned();
        let earlier = self.before.as_ref().and_then(|target| target.agreed.clone()).filter(|it| it.by == by);
        self.agreed.then(|| earlier.unwrap_or(Agreement { on: clock::now().date(), by }))
    }
}

fn end(text: &str, error: &mut Option<String>) -> Option<Quantity> {
    if text.trim().is_empty() {
        return None;
    }
    let value = quantity(text);
    if value.is_none() {
        *error = Some(t(words::form::RANGE_ERROR).to_owned());
    }
    value
}

/// The draft behind a form, with one way to change a field.
#[derive(Clone, Copy)]
pub struct Drafting(pub RwSignal<Draft>);

impl Drafting {
    /// A field of the draft, as a signal.
    pub fn field(self, get: fn(&Draft) -> String) -> Signal<String> {
        Signal::derive(move || self.0.with(get))
    }

    /// What sets a field.
    pub fn set(self, set: fn(&mut Draft, String)) -> Callback<String> {
        Callback::new(move |text| self.0.update(|draft| set(draft, text)))
    }
}
