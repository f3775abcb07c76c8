//! The catalogue of KPIs to pick from (K-1). Names and formulas are texts and live with the languages.

use super::{Aggregate, Direction, Unit};

/// A KPI of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CatalogueKpi {
    /// Net revenue.
    Turnover,
    /// What is left of the revenue after cost.
    Margin,
    /// Revenue per order.
    AverageCheque,
    /// Revenue per project.
    ProjectSize,
    /// Revenue from more or further services.
    Upsell,
    /// Share of the profit that existing customers bring.
    ExistingProfitShare,
    /// Our part of what the client spends on such things.
    ShareOfWallet,
    /// What the whole relationship is expected to bring.
    LifetimeValue,
    /// Net revenue retention.
    Nrr,
    /// Gross revenue retention, at most 100%.
    Grr,
    /// Contracts renewed.
    RenewedContracts,
    /// Turnover of the renewed contracts.
    RenewedTurnover,
    /// Accounts that stopped buying.
    ChurnedAccounts,
    /// Their share of all accounts.
    ChurnRate,
    /// Accounts lost to competitors.
    LostToCompetitors,
    /// Requests that came in.
    RequestsReceived,
    /// Requests that did not become orders.
    RequestsLost,
    /// Their share of all requests.
    RequestsLostShare,
    /// Requests on the client's own initiative.
    ClientRequests,
    /// Projects won through existing accounts.
    NewProjects,
    /// Specialists who started on new projects.
    SpecialistsPlaced,
    /// Mean mark of 1–10.
    Satisfaction,
    /// Share of satisfied answers.
    Csat,
    /// Promoters less detractors, −100 to 100.
    Nps,
    /// How actively the client takes part, 1–10.
    Engagement,
    /// The will to stay, 1–10.
    Loyalty,
    /// Letters, calls and meetings.
    Communications,
    /// Share of weeks with a contact.
    CommunicationRegularity,
    /// Time to the first answer.
    ResponseTime,
    /// Prospects introduced to us.
    ReferralsGiven,
    /// Those that became customers.
    ReferralsConverted,
    /// Their share of those introduced.
    ReferralRate,
    /// Accounts that let us show the work.
    PortfolioPermission,
    /// By how much receivables fell.
    ReceivablesReduction,
    /// Days from invoice to payment.
    PaymentTime,
    /// Receivables in days of sales.
    Dso,
}

/// Where a KPI of the catalogue is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Programmatica's KPIs of account management.
    Programmatica,
    /// Saleslabel on account managers in outstaffing.
    Saleslabel,
    /// `HubSpot`'s guide to key account management.
    HubSpot,
    /// The CMS survey of agencies.
    CmsSurvey,
    /// What is usual in the field.
    Practice,
}

impl CatalogueKpi {
    /// All of them, in the order they are offered in: money, retention, requests, opinion, referrals, payment.
    pub const ALL: [Self; 36] = [
        Self::Turnover,
        Self::Margin,
        Self::AverageCheque,
        Self::ProjectSize,
        Self::Upsell,
        Self::ExistingProfitShare,
        Self::ShareOfWallet,
        Self::LifetimeValue,
        Self::Nrr,
        Self::Grr,
        Self::RenewedContracts,
        Self::RenewedTurnover,
        Self::ChurnedAccounts,
        Self::ChurnRate,
        Self::LostToCompetitors,
        Self::RequestsReceived,
        Self::RequestsLost,
        Self::RequestsLostShare,
        Self::ClientRequests,
        Self::NewProjects,
        Self::SpecialistsPlaced,
        Self::Satisfaction,
        Self::Csat,
        Self::Nps,
        Self::Engagement,
        Self::Loyalty,
        Self::Communications,
        Self::CommunicationRegularity,
        Self::ResponseTime,
        Self::ReferralsGiven,
        Self::ReferralsConverted,
        Self::ReferralRate,
        Self::PortfolioPermission,
        Self::ReceivablesReduction,
        Self::PaymentTime,
        Self::Dso,
    ];

    /// The name it is kept by in a KPI.
    pub const fn key(self) -> &'static str {
        self.entry().key
    }

    /// The KPI of a key; `None` for a key this version does not know.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kpi| kpi.key() == key)
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        self.entry().unit
    }

    /// Which way is better.
    pub const fn direction(self) -> Direction {
        self.entry().direction
    }

    /// How the parts of a period make the whole.
    pub const fn aggregate(self) -> Aggregate {
        self.entry().aggregate
    }

    /// Where it is from.
    pub const fn source(self) -> Source {
        self.entry().source
    }

    const fn entry(self) -> Entry {
        match self {
            Self::Turnover => entry("turnover", Unit::Money, Direction::Higher, Aggregate::Sum, Source::Practice),
            Self::Margin => entry("margin", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Programmatica),
            Self::AverageCheque => {
                entry("average_cheque", Unit::Money, Direction::Higher, Aggregate::Mean, Source::Programmatica)
            }
            Self::ProjectSize => {
                entry("project_size", Unit::Money, Direction::Higher, Aggregate::Mean, Source::Programmatica)
            }
            Self::Upsell => entry("upsell", Unit::Money, Direction::Higher, Aggregate::Sum, Source::Saleslabel),
            Self::ExistingProfitShare => {
                entry("existing_profit_share", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Saleslabel)
            }
            Self::ShareOfWallet => {
                entry("share_of_wallet", Unit::Percent, Direction::Higher, Aggregate::Last, Source::Practice)
            }
            Self::LifetimeValue => {
                entry("lifetime_value", Unit::Money, Direction::Higher, Aggregate::Last, Source::Practice)
            }
            Self::Nrr => entry("nrr", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Practice),
            Self::Grr => entry("grr", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Practice),
            Self::RenewedContracts => {
                entry("renewed_contracts", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::RenewedTurnover => {
                entry("renewed_turnover", Unit::Money, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::ChurnedAccounts => {
                entry("churned_accounts", Unit::Count, Direction::Lower, Aggregate::Sum, Source::Programmatica)
            }
            Self::ChurnRate => {
                entry("churn_rate", Unit::Percent, Direction::Lower, Aggregate::Mean, Source::Programmatica)
            }
            Self::LostToCompetitors => {
                entry("lost_to_competitors", Unit::Count, Direction::Lower, Aggregate::Sum, Source::Saleslabel)
            }
            Self::RequestsReceived => {
                entry("requests_received", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Programmatica)
            }
            Self::RequestsLost => {
                entry("requests_lost", Unit::Count, Direction::Lower, Aggregate::Sum, Source::Programmatica)
            }
            Self::RequestsLostShare => {
                entry("requests_lost_share", Unit::Percent, Direction::Lower, Aggregate::Mean, Source::Programmatica)
            }
            Self::ClientRequests => {
                entry("client_requests", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Programmatica)
            }
            Self::NewProjects => {
                entry("new_projects", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::SpecialistsPlaced => {
                entry("specialists_placed", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::Satisfaction => {
                entry("satisfaction", Unit::Points, Direction::Higher, Aggregate::Mean, Source::Programmatica)
            }
            Self::Csat => entry("csat", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Practice),
            Self::Nps => entry("nps", Unit::Points, Direction::Higher, Aggregate::Mean, Source::Practice),
            Self::Engagement => entry("engagement", Unit::Points, Direction::Higher, Aggregate::Mean, Source::HubSpot),
            Self::Loyalty => entry("loyalty", Unit::Points, Direction::Higher, Aggregate::Mean, Source::HubSpot),
            Self::Communications => {
                entry("communications", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Programmatica)
            }
            Self::CommunicationRegularity => entry(
                "communication_regularity",
                Unit::Percent,
                Direction::Higher,
                Aggregate::Mean,
                Source::Programmatica,
            ),
            Self::ResponseTime => {
                entry("response_time", Unit::Hours, Direction::Lower, Aggregate::Mean, Source::CmsSurvey)
            }
            Self::ReferralsGiven => {
                entry("referrals_given", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::ReferralsConverted => {
                entry("referrals_converted", Unit::Count, Direction::Higher, Aggregate::Sum, Source::Saleslabel)
            }
            Self::ReferralRate => {
                entry("referral_rate", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Saleslabel)
            }
            Self::PortfolioPermission => {
                entry("portfolio_permission", Unit::Count, Direction::Higher, Aggregate::Last, Source::Saleslabel)
            }
            Self::ReceivablesReduction => {
                entry("receivables_reduction", Unit::Percent, Direction::Higher, Aggregate::Mean, Source::Saleslabel)
            }
            Self::PaymentTime => {
                entry("payment_time", Unit::Days, Direction::Lower, Aggregate::Mean, Source::Saleslabel)
            }
            Self::Dso => entry("dso", Unit::Days, Direction::Lower, Aggregate::Mean, Source::Practice),
        }
    }
}

struct Entry {
    key: &'static str,
    unit: Unit,
    direction: Direction,
    aggregate: Aggregate,
    source: Source,
}

const fn entry(key: &'static str, unit: Unit, direction: Direction, aggregate: Aggregate, source: Source) -> Entry {
    Entry { key, unit, direction, aggregate, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_kpi() {
        for kpi in CatalogueKpi::ALL {
            assert_eq!(CatalogueKpi::from_key(kpi.key()), Some(kpi));
        }
        assert_eq!(CatalogueKpi::from_key("unknown"), None);
    }
}
