//! What the closed choices of the model are called.

use linchpin::analysis::concentration::{AbcClass, Spread};
use linchpin::analysis::portfolio::Quadrant;
use linchpin::analysis::scoreboard::Band;
use linchpin::command::Field;
use linchpin::model::{
    AccountClass, Aggregate, Axis, Direction, KeyListPreset, Nature, Ownership, PeriodKind, Programme, Role, Status,
    Unit,
};

use super::language::Calendar;
use super::message::Text;
use super::texts::common::{
    aggregates, axes, bands, calendars, classes, concentration, directions, fields, natures, ownership, periods,
    presets, programmes, quadrants, roles, statuses, units,
};

/// A choice with a name a person reads: `t(status.text())`.
pub trait Named {
    /// The choice's name.
    fn text(self) -> Text;
}

impl Named for Status {
    fn text(self) -> Text {
        match self {
            Self::Key => statuses::KEY,
            Self::Candidate => statuses::CANDIDATE,
            Self::Watch => statuses::WATCH,
            Self::Regular => statuses::REGULAR,
            Self::DoNotRetain => statuses::DO_NOT_RETAIN,
        }
    }
}

impl Named for Axis {
    fn text(self) -> Text {
        match self {
            Self::None => axes::NONE,
            Self::Attractiveness => axes::ATTRACTIVENESS,
            Self::Strength => axes::STRENGTH,
        }
    }
}

impl Named for Nature {
    fn text(self) -> Text {
        match self {
            Self::Revenue => natures::REVENUE,
            Self::Other => natures::OTHER,
        }
    }
}

impl Named for Band {
    fn text(self) -> Text {
        match self {
            Self::A => bands::A,
            Self::B => bands::B,
            Self::C => bands::C,
        }
    }
}

impl Named for AbcClass {
    fn text(self) -> Text {
        match self {
            Self::A => bands::A,
            Self::B => bands::B,
            Self::C => bands::C,
        }
    }
}

impl Named for Quadrant {
    fn text(self) -> Text {
        match self {
            Self::Strategic => quadrants::STRATEGIC,
            Self::Star => quadrants::STAR,
            Self::Status => quadrants::STATUS,
            Self::Streamline => quadrants::STREAMLINE,
        }
    }
}

impl Named for Spread {
    fn text(self) -> Text {
        match self {
            Self::Diversified => concentration::DIVERSIFIED,
            Self::Moderate => concentration::MODERATE,
            Self::Concentrated => concentration::CONCENTRATED,
        }
    }
}

impl Named for Ownership {
    fn text(self) -> Text {
        match self {
            Self::Public => ownership::PUBLIC,
            Self::Private => ownership::PRIVATE,
        }
    }
}

impl Named for Role {
    fn text(self) -> Text {
        match self {
            Self::Breadwinner => roles::BREADWINNER,
            Self::Prospective => roles::PROSPECTIVE,
            Self::ImageMaker => roles::IMAGE_MAKER,
            Self::Expert => roles::EXPERT,
        }
    }
}

impl Named for AccountClass {
    fn text(self) -> Text {
        match self {
            Self::Key => classes::KEY,
            Self::Important => classes::IMPORTANT,
            Self::Ordinary => classes::ORDINARY,
            Self::Difficult => classes::DIFFICULT,
            Self::NotCustomer => classes::NOT_CUSTOMER,
        }
    }
}

impl Named for Programme {
    fn text(self) -> Text {
        match self {
            Self::Strategic => programmes::STRATEGIC,
            Self::Light => programmes::LIGHT,
            Self::Programmatic => programmes::PROGRAMMATIC,
        }
    }
}

impl Named for KeyListPreset {
    fn text(self) -> Text {
        match self {
            Self::Pilot => presets::PILOT,
            Self::First => presets::FIRST,
            Self::Mature => presets::MATURE,
            Self::Own => presets::OWN,
        }
    }
}

impl Named for Unit {
    fn text(self) -> Text {
        match self {
            Self::Money => units::MONEY,
            Self::Percent => units::PERCENT,
            Self::Count => units::COUNT,
            Self::Days => units::DAYS,
            Self::Hours => units::HOURS,
            Self::Points => units::POINTS,
        }
    }
}

impl Named for Direction {
    fn text(self) -> Text {
        match self {
            Self::Higher => directions::HIGHER,
            Self::Lower => directions::LOWER,
        }
    }
}

impl Named for Aggregate {
    fn text(self) -> Text {
        match self {
            Self::Sum => aggregates::SUM,
            Self::Mean => aggregates::MEAN,
            Self::Last => aggregates::LAST,
        }
    }
}

impl Named for PeriodKind {
    fn text(self) -> Text {
        match self {
            Self::Year => periods::YEAR,
            Self::Quarter => periods::QUARTER,
            Self::Month => periods::MONTH,
        }
    }
}

impl Named for Calendar {
    fn text(self) -> Text {
        match self {
            Self::Gregorian => calendars::GREGORIAN,
            Self::Jalali => calendars::JALALI,
        }
    }
}

impl Named for Field {
    fn text(self) -> Text {
        match self {
            Self::Name => fields::NAME,
            Self::Code => fields::CODE,
            Self::Sector => fields::SECTOR,
            Self::Size => fields::SIZE,
            Self::Country => fields::COUNTRY,
            Self::City => fields::CITY,
            Self::Technology => fields::TECHNOLOGY,
            Self::OrderPattern => fields::ORDER_PATTERN,
            Self::Tag => fields::TAG,
            Self::Manager => fields::MANAGER,
            Self::Sponsor => fields::SPONSOR,
            Self::FreeField => fields::FREE_FIELD,
            Self::Notes => fields::NOTES,
            Self::Meaning => fields::MEANING,
            Self::LowAnchor => fields::LOW_ANCHOR,
            Self::HighAnchor => fields::HIGH_ANCHOR,
            Self::Weight => fields::WEIGHT,
            Self::Comment => fields::COMMENT,
            Self::Reason => fields::REASON,
            Self::By => fields::BY,
            Self::Definition => fields::DEFINITION,
            Self::TopN => fields::TOP_N,
            Self::Bands => fields::BANDS,
            Self::Formula => fields::FORMULA,
            Self::Target => fields::TARGET,
        }
    }
}
