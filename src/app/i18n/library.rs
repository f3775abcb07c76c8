//! What the library's criteria are called, and what they mean; and what was picked from a library, as the page's
//! language says it.
//!
//! A workbook keeps the words it was given: they are the team's to change. Where they are still those of the library, in
//! whichever language, the page says them in its own. That is for showing only; files, scores and exports of the workbook
//! have what is kept.

use std::collections::BTreeMap;

use linchpin::model::spelling::is_same;
use linchpin::model::{Criterion, LibraryCriterion, Workbook, order};

use super::message::{Text, t};
use super::texts::{MARKS, library};

#[path = "../../../build/mark.rs"]
mod mark;

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

thread_local! {
    // Made when it is first asked for: the marks come with the texts of the parts.
    static KNOWN: std::cell::OnceCell<BTreeMap<u16, Vec<u32>>> = const { std::cell::OnceCell::new() };
}

fn read_marks() -> BTreeMap<u16, Vec<u32>> {
    let line = |line: &str| {
        let (place, marks) = line.split_once(' ')?;
        Some((place.parse().ok()?, marks.split(' ').filter_map(|mark| u32::from_str_radix(mark, 16).ok()).collect()))
    };
    order::map(t(MARKS).lines().filter_map(line))
}

/// A kept text in the page's language, where it is still a library's in any language; `None` where it is another, or
/// says so already.
pub fn spoken(kept: &str, text: Text) -> Option<&'static str> {
    let own = t(text);
    let is_the_librarys = || {
        let mark = mark::mark(kept);
        KNOWN.with(|known| known.get_or_init(read_marks).get(&text.place()).is_some_and(|marks| marks.contains(&mark)))
    };
    (kept != own && is_the_librarys()).then_some(own)
}

/// The name of one of several things picked from a library: in the page's language, unless another is called so then.
pub fn spoken_name<'n>(
    kept: &str,
    text: Option<Text>,
    mut others: impl Iterator<Item = (&'n str, Option<Text>)>,
) -> String {
    let said = text.and_then(|text| spoken(kept, text));
    let is_free = |said: &&str| {
        !others.any(|(other, text)| is_same(other, said) || text.and_then(|text| spoken(other, text)) == Some(*said))
    };
    said.filter(is_free).unwrap_or(kept).to_owned()
}

fn words_of(criterion: &Criterion) -> Option<CriterionTexts> {
    LibraryCriterion::from_key(&criterion.library).map(Described::texts)
}

/// What a criterion is called on the page.
pub fn criterion_name(workbook: &Workbook, criterion: &Criterion) -> String {
    let name = |it: &Criterion| words_of(it).map(|words| words.name);
    let others = workbook.criteria.iter().filter(|other| other.id != criterion.id);
    spoken_name(criterion.name.as_str(), name(criterion), others.map(|other| (other.name.as_str(), name(other))))
}

/// What a criterion means, and what a 1 and a 10 look like, on the page.
pub fn criterion_words(criterion: &Criterion) -> [String; 3] {
    let words = words_of(criterion);
    let said = |kept: &str, of: fn(CriterionTexts) -> Text| {
        words.and_then(|words| spoken(kept, of(words))).unwrap_or(kept).to_owned()
    };
    [
        said(&criterion.meaning, |words| words.meaning),
        said(&criterion.low_anchor, |words| words.low),
        said(&criterion.high_anchor, |words| words.high),
    ]
}
