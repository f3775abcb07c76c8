//! What the library's criteria are called, and what they mean.

use linchpin::model::LibraryCriterion;

use super::message::Text;
use super::texts::library;

/// The texts of a library criterion.
#[derive(Clone, Copy, Debug)]
pub struct CriterionTexts {
    /// Its name.
    pub name: Text,
    /// What it means, in a line.
    pub meaning: Text,
    /// What an account looks like that scores 1.
    pub low: Text,
    /// What an account looks like that scores 10.
    pub high: Text,
}

/// The texts of a library criterion.
pub trait Described {
    /// Name, meaning and anchors.
    fn texts(self) -> CriterionTexts;
}

macro_rules! words {
    ($key:ident) => {
        CriterionTexts {
            name: library::$key::NAME,
            meaning: library::$key::MEANING,
            low: library::$key::LOW,
            high: library::$key::HIGH,
        }
    };
}

impl Described for LibraryCriterion {
    fn texts(self) -> CriterionTexts {
        match self {
            Self::RecurringRevenue => words!(recurring_revenue),
            Self::Profitability => words!(profitability),
            Self::LifetimeValue => words!(lifetime_value),
            Self::Influence => words!(influence),
            Self::Referrals => words!(referrals),
            Self::GoalAlignment => words!(goal_alignment),
            Self::GrowthPotential => words!(growth_potential),
            Self::StrategicPartnership => words!(strategic_partnership),
            Self::ValueReceived => words!(value_received),
            Self::MutualInvolvement => words!(mutual_involvement),
            Self::RevenuePotential => words!(revenue_potential),
            Self::CentralisedPurchasing => words!(centralised_purchasing),
            Self::ProductFit => words!(product_fit),
            Self::Solvency => words!(solvency),
            Self::ExistingRelationships => words!(existing_relationships),
            Self::ChannelPotential => words!(channel_potential),
            Self::CulturalFit => words!(cultural_fit),
            Self::GeographicalFit => words!(geographical_fit),
        }
    }
}
