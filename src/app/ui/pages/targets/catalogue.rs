//! The catalogue of KPIs (K-1): what each is counted in, which way is better, how months make a period, its source,
//! and the formula it can be measured by; and what a KPI that was taken from it is called in the page's language.

use linchpin::model::{Aggregate, Direction, Kpi, PeriodKind, Unit, Workbook};

use crate::app::i18n::{Text, spoken_name, texts::kpi::entries, texts::kpi::measures, texts::kpi::sources};
use crate::app::ui::components::Choice;

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
    /// The length of period it is usually held against.
    pub usual: PeriodKind,
    /// The formula that computes it from entered numbers; `None` where it is counted itself.
    pub measure: Option<Text>,
}

macro_rules! catalogue {
    (@measure $key:ident) => { None };
    (@measure $key:ident measured) => { Some(measures::$key::FORMULA) };
    ($($key:ident $unit:ident $direction:ident $aggregate:ident $source:ident $usual:ident $($measured:ident)?;)*) => {
        /// The whole catalogue, in the order of its sources.
        pub const CATALOGUE: &[Entry] = &[$(Entry {
            key: stringify!($key),
            name: entries::$key::NAME,
            formula: entries::$key::FORMULA,
            unit: Unit::$unit,
            direction: Direction::$direction,
            aggregate: Aggregate::$aggregate,
            source: sources::$source,
            usual: PeriodKind::$usual,
            measure: catalogue!(@measure $key $($measured)?),
        },)*];
    };
}

catalogue! {
    turnover Money Higher Sum PROGRAMMATICA Month;
    requests_received Count Higher Sum PROGRAMMATICA Month;
    requests_lost Count Lower Sum PROGRAMMATICA Month;
    requests_lost_share Percent Lower Mean PROGRAMMATICA Month measured;
    churned_accounts Count Lower Sum PROGRAMMATICA Year;
    churn_rate Percent Lower Mean PROGRAMMATICA Year measured;
    satisfaction Points Higher Mean PROGRAMMATICA Quarter measured;
    client_requests Count Higher Sum PROGRAMMATICA Month;
    project_size Money Higher Mean PROGRAMMATICA Month measured;
    communications Count Higher Sum PROGRAMMATICA Month measured;
    communication_regularity Percent Higher Mean PROGRAMMATICA Month measured;
    average_cheque Money Higher Mean PROGRAMMATICA Month measured;
    margin Percent Higher Mean PROGRAMMATICA Month measured;
    renewed_contracts Count Higher Sum SALESLABEL Year;
    renewed_turnover Money Higher Sum SALESLABEL Year;
    lost_to_competitors Count Lower Sum SALESLABEL Year;
    specialists_placed Count Higher Sum SALESLABEL Quarter;
    new_projects Count Higher Sum SALESLABEL Quarter;
    receivables_reduction Percent Higher Last SALESLABEL Quarter measured;
    payment_time Days Lower Mean SALESLABEL Month measured;
    upsell Money Higher Sum SALESLABEL Quarter;
    portfolio_permission Count Higher Last SALESLABEL Quarter;
    referrals_given Count Higher Sum SALESLABEL Quarter;
    referrals_converted Count Higher Sum SALESLABEL Quarter;
    referral_rate Percent Higher Mean SALESLABEL Quarter measured;
    existing_profit_share Percent Higher Last SALESLABEL Year measured;
    engagement Points Higher Mean HUBSPOT Quarter;
    loyalty Points Higher Mean HUBSPOT Quarter;
    response_time Hours Lower Mean CMS_SURVEY Month measured;
    nps Points Higher Last PRACTICE Quarter measured;
    csat Percent Higher Mean PRACTICE Quarter measured;
    nrr Percent Higher Last PRACTICE Year measured;
    grr Percent Higher Last PRACTICE Year measured;
    share_of_wallet Percent Higher Last PRACTICE Year measured;
    lifetime_value Money Higher Last PRACTICE Year measured;
    dso Days Lower Last PRACTICE Month measured;
}

/// What a KPI is called on the page: as the catalogue says it in the page's language while it is called as it was there.
pub fn kpi_name(workbook: &Workbook, kpi: &Kpi) -> String {
    let name = |kpi: &Kpi| CATALOGUE.iter().find(|entry| entry.key == kpi.catalogue).map(|entry| entry.name);
    let others = workbook.kpis.iter().filter(|other| other.id != kpi.id);
    spoken_name(kpi.name.as_str(), name(kpi), others.map(|other| (other.name.as_str(), name(other))))
}

/// The KPIs to choose from.
pub fn kpi_choices(workbook: &Workbook) -> Vec<Choice> {
    workbook.kpis.iter().map(|kpi| Choice::new(kpi.id.to_string(), kpi_name(workbook, kpi))).collect()
}
