//! Guard rails: what the product warns of and never forbids (S-2, S-4, S-10).

use crate::model::{CriterionId, KeyListPreset, Nature, Status, Weight, Workbook};

/// The fewest criteria that are recommended (SBI, in HubSpot; S-2).
pub const FEWEST_CRITERIA: usize = 3;
/// The most criteria that are recommended (SBI, in HubSpot; S-2).
pub const MOST_CRITERIA: usize = 5;
/// "Even the largest rarely have 15 or more" key accounts (Compilation; S-10).
pub const RARELY_SO_MANY: usize = 15;

/// Something about the criteria that a team should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CriteriaWarning {
    /// There are criteria, but fewer than three (S-2).
    TooFew {
        /// How many there are.
        count: usize,
    },
    /// There are more than five criteria (S-2).
    TooMany {
        /// How many there are.
        count: usize,
    },
    /// All weights are zero, so no account can have a total.
    NoWeight,
    /// Criteria that speak of revenue carry more than half of the weight (HubSpot, SBI, Compilation; S-4).
    MostlyRevenue {
        /// The weight of the revenue-like criteria in hundredths of a point.
        revenue: u64,
        /// The weight of all criteria in hundredths of a point.
        all: u64,
    },
    /// Criteria without a description of 1 or of 10: they will be scored inconsistently (AKAM; S-3).
    MissingAnchors {
        /// These criteria, in the team's order.
        criteria: Vec<CriterionId>,
    },
}

/// Something about the size of the key list that a team should look at (S-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListWarning {
    /// The number N of proposed accounts lies outside the chosen preset.
    ProposalOutsidePreset(Outside),
    /// The number of accounts whose status is *key* lies outside the chosen preset.
    KeyAccountsOutsidePreset(Outside),
    /// The team's own number, where even the largest companies rarely have so many.
    RarelySoMany {
        /// How many there are.
        count: usize,
    },
    /// Fewer accounts are in the workbook than the list has places.
    LongerThanAccounts {
        /// Places of the list.
        places: usize,
        /// Accounts in the workbook.
        accounts: usize,
    },
}

/// A number held against the range of a preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// The number.
    pub count: usize,
    /// The preset.
    pub preset: KeyListPreset,
    /// The fewest accounts of the preset.
    pub fewest: usize,
    /// The most accounts of the preset.
    pub most: usize,
}

/// What there is to say about the criteria. A workbook without criteria gets no warning: it is only empty.
pub fn criteria_warnings(workbook: &Workbook) -> Vec<CriteriaWarning> {
    let count = workbook.criteria.len();
    if count == 0 {
        return Vec::new();
    }
    let weight = |nature: Option<Nature>| -> u64 {
        let counted = workbook.criteria.iter().filter(|criterion| nature.is_none_or(|own| criterion.nature == own));
        counted.map(|criterion| u64::from(criterion.weight.hundredths())).sum()
    };
    let (revenue, all) = (weight(Some(Nature::Revenue)), weight(None));
    let without = workbook.criteria_in_order().into_iter();
    // Nobody scores a derived criterion: its rule says what a 1 and a 10 are.
    let criteria: Vec<CriterionId> = without
        .filter(|criterion| criterion.is_judged())
        .filter(|criterion| criterion.low_anchor.trim().is_empty() || criterion.high_anchor.trim().is_empty())
        .map(|criterion| criterion.id)
        .collect();
    let warnings = [
        (count < FEWEST_CRITERIA).then_some(CriteriaWarning::TooFew { count }),
        (count > MOST_CRITERIA).then_some(CriteriaWarning::TooMany { count }),
        has_no_weight(workbook).then_some(CriteriaWarning::NoWeight),
        (revenue * 2 > all).then_some(CriteriaWarning::MostlyRevenue { revenue, all }),
        (!criteria.is_empty()).then_some(CriteriaWarning::MissingAnchors { criteria }),
    ];
    warnings.into_iter().flatten().collect()
}

/// Whether there are criteria and all their weights are zero, so that no account can have a total.
pub fn has_no_weight(workbook: &Workbook) -> bool {
    !workbook.criteria.is_empty() && workbook.criteria.iter().all(|criterion| criterion.weight == Weight::ZERO)
}

/// What there is to say about the size of the key list, proposed and decided. Nothing is said of the decided one as
/// long as no account is a key account.
pub fn list_warnings(workbook: &Workbook) -> Vec<ListWarning> {
    let preset = workbook.meta.preset;
    let places = usize::from(workbook.meta.top_n);
    let accounts = workbook.accounts.len();
    let key_accounts = workbook.accounts.iter().filter(|account| account.status == Status::Key).count();
    let most = places.max(key_accounts);
    let decided = (key_accounts > 0).then(|| outside(key_accounts, preset)).flatten();
    let rare = preset == KeyListPreset::Own && most >= RARELY_SO_MANY;
    let warnings = [
        outside(places, preset).map(ListWarning::ProposalOutsidePreset),
        decided.map(ListWarning::KeyAccountsOutsidePreset),
        rare.then_some(ListWarning::RarelySoMany { count: most }),
        (accounts > 0 && places > accounts).then_some(ListWarning::LongerThanAccounts { places, accounts }),
    ];
    warnings.into_iter().flatten().collect()
}

fn outside(count: usize, preset: KeyListPreset) -> Option<Outside> {
    let (fewest, most) = preset.range()?;
    let (fewest, most) = (usize::from(fewest), usize::from(most));
    (count < fewest || count > most).then_some(Outside { count, preset, fewest, most })
}
