//! The rule of a derived criterion while it is being made: what is chosen and typed, and the rule it means.

use leptos::prelude::*;
use linchpin::analysis::derived::{derive, suggested_limits};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{
    Derivation, Direction, NumberSource, Period, PeriodChoice, Quantity, Scale, SpanChoice, Thresholds, Workbook,
};

use crate::app::i18n::{Language, Text, fmt, language, texts::criteria::derivation as words};
use crate::app::ui::unsaved::Part;

/// What a select's key for the last period, or the last two, is.
pub const LATEST: &str = "latest";
const FIELD: &str = "field:";

/// Which number, without its periods: the key of the select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceKey(pub String);

impl SourceKey {
    /// The numbers every workbook may have, with what they are called.
    pub const FIGURES: [(&str, Text); 5] = [
        ("revenue", words::sources::REVENUE),
        ("profit", words::sources::PROFIT),
        ("margin", words::sources::MARGIN),
        ("revenue_growth", words::sources::REVENUE_GROWTH),
        ("profit_growth", words::sources::PROFIT_GROWTH),
    ];

    /// The key of a free field.
    pub fn field(name: &str) -> Self {
        Self(format!("{FIELD}{name}"))
    }

    /// Whether it is of two periods.
    pub fn is_growth(&self) -> bool {
        self.0.ends_with("_growth")
    }

    /// Whether it is of a period at all.
    pub fn has_period(&self) -> bool {
        !self.0.starts_with(FIELD)
    }

    /// Whether profit is part of it.
    pub fn is_of_profit(&self) -> bool {
        matches!(self.0.as_str(), "profit" | "profit_growth" | "margin")
    }
}

/// Which scale, without its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleKey {
    /// Standing among the others.
    Percentile,
    /// In proportion.
    MinMax,
    /// By limits.
    Limits,
}

impl ScaleKey {
    /// All of them, the one that suits most numbers first.
    pub const ALL: [Self; 3] = [Self::Percentile, Self::MinMax, Self::Limits];

    /// The key of the choice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Percentile => "percentile",
            Self::MinMax => "min_max",
            Self::Limits => "limits",
        }
    }

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Self::Percentile => words::scales::PERCENTILE,
            Self::MinMax => words::scales::MIN_MAX,
            Self::Limits => words::scales::LIMITS,
        }
    }

    /// What it does, in a sentence.
    pub const fn explained(self) -> Text {
        match self {
            Self::Percentile => words::scales::PERCENTILE_TEXT,
            Self::MinMax => words::scales::MIN_MAX_TEXT,
            Self::Limits => words::scales::LIMITS_TEXT,
        }
    }

    /// The scale a key names.
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|scale| scale.key() == key).unwrap_or(Self::Percentile)
    }

    /// The kind of a scale.
    pub const fn of_scale(scale: &Scale) -> Self {
        match scale {
            Scale::Percentile => Self::Percentile,
            Scale::MinMax => Self::MinMax,
            Scale::Thresholds(_) => Self::Limits,
        }
    }
}

/// What is chosen and typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which number.
    pub source: SourceKey,
    /// Its period, or the one growth leads to: a period's key or [`LATEST`].
    pub period: String,
    /// The period growth starts from.
    pub from: String,
    /// Which scale.
    pub scale: ScaleKey,
    /// Which way is better.
    pub direction: Direction,
    /// The limits as typed, ascending.
    pub limits: Vec<String>,
}

/// Why what is typed is no rule yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A limit is no number.
    NoNumber,
    /// A limit lies below the one before it.
    NotAscending,
    /// Growth from a period to itself.
    SamePeriod,
}

impl Draft {
    /// A rule as it is, or one to begin with: the last period's revenue, by standing.
    pub fn start(rule: Option<&Derivation>) -> Self {
        let text = |choice: &PeriodChoice| match choice {
            PeriodChoice::Latest => LATEST.to_owned(),
            PeriodChoice::At(period) => period.to_string(),
        };
        let span = |span: &SpanChoice| match span {
            SpanChoice::Latest => (LATEST.to_owned(), String::new()),
            SpanChoice::Between(from, to) => (to.to_string(), from.to_string()),
        };
        let (key, (period, from)) = match rule.map(|rule| &rule.source) {
            None => ("revenue".to_owned(), (LATEST.to_owned(), String::new())),
            Some(NumberSource::Revenue(choice)) => ("revenue".to_owned(), (text(choice), String::new())),
            Some(NumberSource::Profit(choice)) => ("profit".to_owned(), (text(choice), String::new())),
            Some(NumberSource::Margin(choice)) => ("margin".to_owned(), (text(choice), String::new())),
            Some(NumberSource::RevenueGrowth(periods)) => ("revenue_growth".to_owned(), span(periods)),
            Some(NumberSource::ProfitGrowth(periods)) => ("profit_growth".to_owned(), span(periods)),
            Some(NumberSource::Field(name)) => (format!("{FIELD}{name}"), (LATEST.to_owned(), String::new())),
        };
        let limits = match rule.map(|rule| rule.scale) {
            Some(Scale::Thresholds(limits)) => limits.limits().iter().map(|limit| typed(*limit)).collect(),
            _ => Vec::new(),
        };
        Self {
            source: SourceKey(key),
            period,
            from,
            scale: rule.map_or(ScaleKey::Percentile, |rule| ScaleKey::of_scale(&rule.scale)),
            direction: rule.map_or(Direction::Higher, |rule| rule.direction),
            limits,
        }
    }

    /// The rule that is meant.
    pub fn rule(&self) -> Result<Derivation, Problem> {
        let scale = match self.scale {
            ScaleKey::Percentile => Scale::Percentile,
            ScaleKey::MinMax => Scale::MinMax,
            ScaleKey::Limits => Scale::Thresholds(self.thresholds()?),
        };
        Ok(Derivation { source: self.number()?, scale, direction: self.direction })
    }

    /// Fills the limits from the numbers there are: about as many accounts between each two.
    pub fn suggest_limits(&mut self, workbook: &Workbook) {
        let Ok(source) = self.number() else { return };
        let column = derive(workbook, &Derivation { source, scale: Scale::MinMax, direction: self.direction });
        self.limits = suggested_limits(column.numbers()).limits().iter().map(|limit| typed(*limit)).collect();
    }

    fn number(&self) -> Result<NumberSource, Problem> {
        let period = Period::parse(&self.period);
        let one = || period.map_or(PeriodChoice::Latest, PeriodChoice::At);
        let two = || match (Period::parse(&self.from), period) {
            (Some(from), Some(to)) if from == to => Err(Problem::SamePeriod),
            (Some(from), Some(to)) => Ok(SpanChoice::Between(from, to)),
            (None, Some(to)) => Ok(SpanChoice::Between(to.previous(), to)),
            _ => Ok(SpanChoice::Latest),
        };
        Ok(match self.source.0.as_str() {
            "profit" => NumberSource::Profit(one()),
            "margin" => NumberSource::Margin(one()),
            "revenue_growth" => NumberSource::RevenueGrowth(two()?),
            "profit_growth" => NumberSource::ProfitGrowth(two()?),
            key => match key.strip_prefix(FIELD) {
                Some(name) => NumberSource::Field(name.to_owned()),
                None => NumberSource::Revenue(one()),
            },
        })
    }

    /// The number of the last period, or of the last two.
    pub fn latest(&self) -> Option<NumberSource> {
        Self { period: LATEST.to_owned(), from: String::new(), ..self.clone() }.number().ok()
    }

    fn thresholds(&self) -> Result<Thresholds, Problem> {
        let limits: Option<Vec<Quantity>> = self.limits.iter().map(|limit| parse(limit)).collect();
        let limits: [Quantity; Thresholds::COUNT] =
            limits.and_then(|limits| limits.try_into().ok()).ok_or(Problem::NoNumber)?;
        if limits.is_sorted() { Ok(Thresholds::new(limits)) } else { Err(Problem::NotAscending) }
    }
}

/// The parts of the form over a draft, to be kept while they are not saved.
pub fn parts(draft: RwSignal<Draft>) -> Vec<Part> {
    let part = |name: &'static str, read: fn(&Draft) -> String, take: fn(&mut Draft, String)| {
        Part::of(name, move || draft.with(read), move |kept| draft.update(|draft| take(draft, kept)))
    };
    vec![
        part("source", |draft| draft.source.0.clone(), |draft, kept| draft.source = SourceKey(kept)),
        part("period", |draft| draft.period.clone(), |draft, kept| draft.period = kept),
        part("from", |draft| draft.from.clone(), |draft, kept| draft.from = kept),
        part("scale", |draft| draft.scale.key().to_owned(), |draft, kept| draft.scale = ScaleKey::of(&kept)),
        part(
            "lower",
            |draft| (draft.direction == Direction::Lower).to_string(),
            |draft, kept| {
                draft.direction = if kept == "true" { Direction::Lower } else { Direction::Higher };
            },
        ),
        part(
            "limits",
            // Of another scale they are no part: limits that were only proposed make no draft.
            |draft| if draft.scale == ScaleKey::Limits { draft.limits.join("\n") } else { String::new() },
            |draft, kept| {
                let mut limits: Vec<String> = kept.lines().map(str::to_owned).collect();
                if !limits.is_empty() {
                    limits.resize(Thresholds::COUNT, String::new());
                    draft.limits = limits;
                }
            },
        ),
    ]
}

fn parse(text: &str) -> Option<Quantity> {
    let style = if language() == Language::Ru { NumberStyle::DecimalComma } else { NumberStyle::DecimalPoint };
    Quantity::given(parse_scaled(text, Some(style), 4).ok()?)
}

fn typed(quantity: Quantity) -> String {
    fmt::figure(quantity.e4(), 0, 4)
}
