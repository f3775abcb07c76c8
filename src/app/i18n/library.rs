//! What the library's criteria and the catalogue's KPIs are called, and what they mean.

use linchpin::model::{CatalogueKpi, LibraryCriterion, Source};

use super::message::Text;
use super::names::Named;
use super::texts::kpi::{entries, sources};
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

/// The texts of a catalogue KPI besides its name.
pub trait Computed {
    /// How it is computed, in a line.
    fn formula(self) -> Text;
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

impl Named for CatalogueKpi {
    fn text(self) -> Text {
        kpi_texts(self).0
    }
}

impl Computed for CatalogueKpi {
    fn formula(self) -> Text {
        kpi_texts(self).1
    }
}

impl Named for Source {
    fn text(self) -> Text {
        match self {
            Self::Programmatica => sources::PROGRAMMATICA,
            Self::Saleslabel => sources::SALESLABEL,
            Self::HubSpot => sources::HUBSPOT,
            Self::CmsSurvey => sources::CMS_SURVEY,
            Self::Practice => sources::PRACTICE,
        }
    }
}

fn kpi_texts(kpi: CatalogueKpi) -> (Text, Text) {
    match kpi {
        CatalogueKpi::Turnover => (entries::turnover::NAME, entries::turnover::FORMULA),
        CatalogueKpi::Margin => (entries::margin::NAME, entries::margin::FORMULA),
        CatalogueKpi::AverageCheque => (entries::average_cheque::NAME, entries::average_cheque::FORMULA),
        CatalogueKpi::ProjectSize => (entries::project_size::NAME, entries::project_size::FORMULA),
        CatalogueKpi::Upsell => (entries::upsell::NAME, entries::upsell::FORMULA),
        CatalogueKpi::ExistingProfitShare => {
            (entries::existing_profit_share::NAME, entries::existing_profit_share::FORMULA)
        }
        CatalogueKpi::ShareOfWallet => (entries::share_of_wallet::NAME, entries::share_of_wallet::FORMULA),
        CatalogueKpi::LifetimeValue => (entries::lifetime_value::NAME, entries::lifetime_value::FORMULA),
        CatalogueKpi::Nrr => (entries::nrr::NAME, entries::nrr::FORMULA),
        CatalogueKpi::Grr => (entries::grr::NAME, entries::grr::FORMULA),
        CatalogueKpi::RenewedContracts => (entries::renewed_contracts::NAME, entries::renewed_contracts::FORMULA),
        CatalogueKpi::RenewedTurnover => (entries::renewed_turnover::NAME, entries::renewed_turnover::FORMULA),
        CatalogueKpi::ChurnedAccounts => (entries::churned_accounts::NAME, entries::churned_accounts::FORMULA),
        CatalogueKpi::ChurnRate => (entries::churn_rate::NAME, entries::churn_rate::FORMULA),
        CatalogueKpi::LostToCompetitors => (entries::lost_to_competitors::NAME, entries::lost_to_competitors::FORMULA),
        CatalogueKpi::RequestsReceived => (entries::requests_received::NAME, entries::requests_received::FORMULA),
        CatalogueKpi::RequestsLost => (entries::requests_lost::NAME, entries::requests_lost::FORMULA),
        CatalogueKpi::RequestsLostShare => (entries::requests_lost_share::NAME, entries::requests_lost_share::FORMULA),
        CatalogueKpi::ClientRequests => (entries::client_requests::NAME, entries::client_requests::FORMULA),
        CatalogueKpi::NewProjects => (entries::new_projects::NAME, entries::new_projects::FORMULA),
        CatalogueKpi::SpecialistsPlaced => (entries::specialists_placed::NAME, entries::specialists_placed::FORMULA),
        CatalogueKpi::Satisfaction => (entries::satisfaction::NAME, entries::satisfaction::FORMULA),
        CatalogueKpi::Csat => (entries::csat::NAME, entries::csat::FORMULA),
        CatalogueKpi::Nps => (entries::nps::NAME, entries::nps::FORMULA),
        CatalogueKpi::Engagement => (entries::engagement::NAME, entries::engagement::FORMULA),
        CatalogueKpi::Loyalty => (entries::loyalty::NAME, entries::loyalty::FORMULA),
        CatalogueKpi::Communications => (entries::communications::NAME, entries::communications::FORMULA),
        CatalogueKpi::CommunicationRegularity => {
            (entries::communication_regularity::NAME, entries::communication_regularity::FORMULA)
        }
        CatalogueKpi::ResponseTime => (entries::response_time::NAME, entries::response_time::FORMULA),
        CatalogueKpi::ReferralsGiven => (entries::referrals_given::NAME, entries::referrals_given::FORMULA),
        CatalogueKpi::ReferralsConverted => (entries::referrals_converted::NAME, entries::referrals_converted::FORMULA),
        CatalogueKpi::ReferralRate => (entries::referral_rate::NAME, entries::referral_rate::FORMULA),
        CatalogueKpi::PortfolioPermission => {
            (entries::portfolio_permission::NAME, entries::portfolio_permission::FORMULA)
        }
        CatalogueKpi::ReceivablesReduction => {
            (entries::receivables_reduction::NAME, entries::receivables_reduction::FORMULA)
        }
        CatalogueKpi::PaymentTime => (entries::payment_time::NAME, entries::payment_time::FORMULA),
        CatalogueKpi::Dso => (entries::dso::NAME, entries::dso::FORMULA),
    }
}
