//! The catalogue of KPIs (K-1): what each is counted in, which way is better, how months make a period, its source.

use linchpin::model::{Aggregate, Direction, Unit};

use crate::app::i18n::{Text, texts::kpi::entries, texts::kpi::sources};

/// One KPI of the catalogue.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The key it keeps in the workbook.
    pub key: &'static str,
    /// Its name.
    pub name: Text,
    /// How it is computed, in a line.
    pub formula: Text,
    /// What it is counted in.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// How months make a period.
    pub aggregate: Aggregate,
    /// Where it is from.
    pub source: Text,
}

macro_rules! catalogue {
    ($($key:ident $unit:ident $direction:ident $aggregate:ident $source:ident;)*) => {
        /// The whole catalogue, in the order of its sources.
        pub const CATALOGUE: &[Entry] = &[$(Entry {
            key: stringify!($key),
            name: entries::$key::NAME,
            formula: entries::$key::FORMULA,
            unit: Unit::$unit,
            direction: Direction::$direction,
            aggregate: Aggregate::$aggregate,
            source: sources::$source,
        },)*];
    };
}

catalogue! {
    turnover Money Higher Sum PROGRAMMATICA;
    requests_received Count Higher Sum PROGRAMMATICA;
    requests_lost Count Lower Sum PROGRAMMATICA;
    requests_lost_share Percent Lower Mean PROGRAMMATICA;
    churned_accounts Count Lower Sum PROGRAMMATICA;
    churn_rate Percent Lower Mean PROGRAMMATICA;
    satisfaction Points Higher Mean PROGRAMMATICA;
    client_requests Count Higher Sum PROGRAMMATICA;
    project_size Money Higher Mean PROGRAMMATICA;
    communications Count Higher Sum PROGRAMMATICA;
    communication_regularity Percent Higher Mean PROGRAMMATICA;
    average_cheque Money Higher Mean PROGRAMMATICA;
    margin Percent Higher Mean PROGRAMMATICA;
    renewed_contracts Count Higher Sum SALESLABEL;
    renewed_turnover Money Higher Sum SALESLABEL;
    lost_to_competitors Count Lower Sum SALESLABEL;
    specialists_placed Count Higher Sum SALESLABEL;
    new_projects Count Higher Sum SALESLABEL;
    receivables_reduction Percent Higher Last SALESLABEL;
    payment_time Days Lower Mean SALESLABEL;
    upsell Money Higher Sum SALESLABEL;
    portfolio_permission Count Higher Last SALESLABEL;
    referrals_given Count Higher Sum SALESLABEL;
    referrals_converted Count Higher Sum SALESLABEL;
    referral_rate Percent Higher Mean SALESLABEL;
    existing_profit_share Percent Higher Last SALESLABEL;
    engagement Points Higher Mean HUBSPOT;
    loyalty Points Higher Mean HUBSPOT;
    response_time Hours Lower Mean CMS_SURVEY;
    nps Points Higher Last PRACTICE;
    csat Percent Higher Mean PRACTICE;
    nrr Percent Higher Last PRACTICE;
    grr Percent Higher Last PRACTICE;
    share_of_wallet Percent Higher Last PRACTICE;
    lifetime_value Money Higher Last PRACTICE;
    dso Days Lower Last PRACTICE;
}
