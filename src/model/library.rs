//! The library of criteria to pick from (S-3). Names, meanings and anchors are texts and live with the languages.

use super::{Axis, Nature};

/// A criterion of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LibraryCriterion {
    /// How much of the revenue returns by itself (HubSpot).
    RecurringRevenue,
    /// Revenue net of the cost to serve (HubSpot).
    Profitability,
    /// What the whole relationship is expected to bring (HubSpot).
    LifetimeValue,
    /// Influence and authority in its market (HubSpot).
    Influence,
    /// Customers it referred to us (HubSpot).
    Referrals,
    /// Whether its goals and ours agree (HubSpot).
    GoalAlignment,
    /// How much more it could buy as it grows.
    GrowthPotential,
    /// Connections, resources and industry fame (HubSpot).
    StrategicPartnership,
    /// How much its success depends on us.
    ValueReceived,
    /// How deeply both organisations work together (Compilation).
    MutualInvolvement,
    /// What it could spend on what we offer (SBI).
    RevenuePotential,
    /// Whether one place decides for all of it (SBI).
    CentralisedPurchasing,
    /// How well our offer meets its needs (SBI).
    ProductFit,
    /// Whether it can pay, and pays on time (SBI).
    Solvency,
    /// How well we know those who decide (SBI).
    ExistingRelationships,
    /// Whether it opens a way to further customers (SBI).
    ChannelPotential,
    /// Whether values and ways of working agree (SBI).
    CulturalFit,
    /// Whether it is where we can serve (SBI).
    GeographicalFit,
}

impl LibraryCriterion {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 18] = [
        Self::RecurringRevenue,
        Self::Profitability,
        Self::LifetimeValue,
        Self::Influence,
        Self::Referrals,
        Self::GoalAlignment,
        Self::GrowthPotential,
        Self::StrategicPartnership,
        Self::ValueReceived,
        Self::MutualInvolvement,
        Self::RevenuePotential,
        Self::CentralisedPurchasing,
        Self::ProductFit,
        Self::Solvency,
        Self::ExistingRelationships,
        Self::ChannelPotential,
        Self::CulturalFit,
        Self::GeographicalFit,
    ];

    /// The name it is kept by in a criterion.
    pub const fn key(self) -> &'static str {
        self.entry().key
    }

    /// The criterion of a key; `None` for a key this version does not know.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|criterion| criterion.key() == key)
    }

    /// The axis of the portfolio matrix it is proposed for (G-4): what the account offers us, or how well we stand with
    /// it.
    pub const fn axis(self) -> Axis {
        self.entry().axis
    }

    /// Whether it speaks of revenue (S-4).
    pub const fn nature(self) -> Nature {
        self.entry().nature
    }

    const fn entry(self) -> Entry {
        match self {
            Self::RecurringRevenue => entry("recurring_revenue", Axis::Attractiveness, Nature::Revenue),
            Self::Profitability => entry("profitability", Axis::Attractiveness, Nature::Revenue),
            Self::LifetimeValue => entry("lifetime_value", Axis::Attractiveness, Nature::Revenue),
            Self::Influence => entry("influence", Axis::Attractiveness, Nature::Other),
            Self::Referrals => entry("referrals", Axis::Attractiveness, Nature::Other),
            Self::GoalAlignment => entry("goal_alignment", Axis::Strength, Nature::Other),
            Self::GrowthPotential => entry("growth_potential", Axis::Attractiveness, Nature::Other),
            Self::StrategicPartnership => entry("strategic_partnership", Axis::Attractiveness, Nature::Other),
            Self::ValueReceived => entry("value_received", Axis::Strength, Nature::Other),
            Self::MutualInvolvement => entry("mutual_involvement", Axis::Strength, Nature::Other),
            Self::RevenuePotential => entry("revenue_potential", Axis::Attractiveness, Nature::Revenue),
            Self::CentralisedPurchasing => entry("centralised_purchasing", Axis::Attractiveness, Nature::Other),
            Self::ProductFit => entry("product_fit", Axis::Strength, Nature::Other),
            Self::Solvency => entry("solvency", Axis::Attractiveness, Nature::Other),
            Self::ExistingRelationships => entry("existing_relationships", Axis::Strength, Nature::Other),
            Self::ChannelPotential => entry("channel_potential", Axis::Attractiveness, Nature::Other),
            Self::CulturalFit => entry("cultural_fit", Axis::Strength, Nature::Other),
            Self::GeographicalFit => entry("geographical_fit", Axis::Strength, Nature::Other),
        }
    }
}

struct Entry {
    key: &'static str,
    axis: Axis,
    nature: Nature,
}

const fn entry(key: &'static str, axis: Axis, nature: Nature) -> Entry {
    Entry { key, axis, nature }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_criterion() {
        for criterion in LibraryCriterion::ALL {
            assert_eq!(LibraryCriterion::from_key(criterion.key()), Some(criterion));
        }
        assert_eq!(LibraryCriterion::from_key("unknown"), None);
    }
}
