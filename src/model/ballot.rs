//! Ballots: one rater's part of a workbook, to be scored apart and brought back (C-1).

use std::collections::BTreeSet;

use super::{
    Account, AccountId, BallotSeal, Criterion, CriterionId, Extra, Meta, Name, Rater, RaterId, Record, ScoreRecord,
    Table, Timestamp, Workbook, WorkbookId,
};

/// What a ballot was made from. A workbook whose settings hold it *is* a ballot that was opened to be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotOf {
    /// The workbook it belongs to.
    pub workbook: WorkbookId,
    /// What that workbook was called.
    pub name: Name,
    /// Whose ballot it is.
    pub rater: RaterId,
    /// The revision of the workbook it was made from.
    pub revision: u64,
    /// When it was made.
    pub made: Timestamp,
}

/// One rater's accounts, criteria and own scores; nobody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// What it was made from.
    pub of: BallotOf,
    /// What the rater is called.
    pub rater: Name,
    /// When the rater saved it; none while nobody has.
    pub saved: Option<Timestamp>,
    /// The accounts to score: their names and what tells them apart, no figures.
    pub accounts: Table<Account>,
    /// The criteria to score them on, with their anchors and without the team's weights.
    pub criteria: Table<Criterion>,
    /// The rater's own scores.
    pub scores: Table<ScoreRecord>,
    /// Fields of newer versions.
    pub extra: Extra,
}

/// One ballot that was taken in: which of its accounts still stand as it had them. A later ballot of the rater takes
/// over the accounts it holds too; so the order in which ballots are taken in does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBallot {
    /// When the rater saved it.
    pub saved: Timestamp,
    /// What it held, in a number: the same scores have the same seal.
    pub seal: BallotSeal,
    /// The accounts that stand as this ballot had them.
    pub accounts: BTreeSet<AccountId>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Ballot {
    /// A ballot of some accounts for a rater. `None` when the workbook has no such rater. Accounts it does not have
    /// are passed over.
    pub fn new(
        workbook: &Workbook,
        rater: RaterId,
        accounts: &BTreeSet<AccountId>,
        revision: u64,
        made: Timestamp,
    ) -> Option<Self> {
        let name = workbook.raters.get(rater)?.name.clone();
        let judged = |id| workbook.criteria.get(id).is_some_and(Criterion::is_judged);
        let known =
            |score: &&ScoreRecord| score.rater == rater && accounts.contains(&score.account) && judged(score.criterion);
        Some(Self {
            of: BallotOf { workbook: workbook.id, name: workbook.meta.name.clone(), rater, revision, made },
            rater: name,
            saved: None,
            accounts: accounts.iter().filter_map(|id| workbook.accounts.get(*id)).map(bare_account).collect(),
            criteria: workbook.criteria.iter().filter(|criterion| criterion.is_judged()).map(bare_criterion).collect(),
            scores: workbook.scores.iter().filter(known).cloned().collect(),
            extra: Extra::new(),
        })
    }

    /// The ballot that was opened as a workbook, saved at a moment. `None` when the workbook is no ballot.
    pub fn from_workbook(workbook: &Workbook, saved: Timestamp) -> Option<Self> {
        let of = workbook.meta.ballot.clone()?;
        let rater = workbook.raters.get(of.rater)?.name.clone();
        let own = |score: &&ScoreRecord| score.rater == of.rater;
        let scores = workbook.scores.iter().filter(own).cloned().collect();
        let accounts = workbook.accounts.iter().map(bare_account).collect();
        let criteria = workbook.criteria.iter().map(bare_criterion).collect();
        let extra = workbook.extra.clone();
        Some(Self { of, rater, saved: Some(saved), accounts, criteria, scores, extra })
    }

    /// The ballot as a workbook of its own, to be scored, kept and undone like any other.
    pub fn into_workbook(self) -> Workbook {
        let id = self.own_id();
        let name = Name::parse(&format!("{} · {}", self.of.name, self.rater)).unwrap_or_else(|_| self.of.name.clone());
        let rater = Rater::new(self.of.rater, self.rater);
        let meta = Meta { ballot: Some(self.of.clone()), ..Meta::new(name, self.of.made) };
        Workbook {
            meta,
            accounts: self.accounts,
            criteria: self.criteria,
            raters: std::iter::once(rater).collect(),
            scores: self.scores,
            extra: self.extra,
            ..Workbook::empty(id, self.of.name, self.of.made)
        }
    }

    /// The id of the ballot as a workbook: the same however often it is opened, so that a device keeps one of it.
    pub fn own_id(&self) -> WorkbookId {
        let mut digest = Digest::new();
        digest.number(self.of.workbook.value());
        digest.number(self.of.rater.value());
        WorkbookId::new(digest.value())
    }

    /// What its scores come to, in a number.
    pub fn seal(&self) -> BallotSeal {
        let mut digest = Digest::new();
        for account in self.accounts.keys() {
            digest.number(account.value());
        }
        for score in self.scores.iter() {
            digest.number(score.account.value());
            digest.number(score.criterion.value());
            digest.number(score.value.value().into());
            digest.text(&score.comment);
        }
        BallotSeal::new(digest.value())
    }

    /// How many of its cells are scored, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.scores.len(), self.accounts.len() * self.criteria.len())
    }

    /// Its criteria in the team's order.
    pub fn criteria_in_order(&self) -> Vec<CriterionId> {
        let mut criteria: Vec<&Criterion> = self.criteria.iter().collect();
        criteria.sort_by_key(|criterion| (criterion.position, criterion.id));
        criteria.into_iter().map(Record::key).collect()
    }
}

/// An account as a ballot shows it: no figures, no owner, no notes.
fn bare_account(account: &Account) -> Account {
    Account {
        code: account.code.clone(),
        sector: account.sector.clone(),
        size: account.size.clone(),
        country: account.country.clone(),
        city: account.city.clone(),
        ..Account::new(account.id, account.name.clone())
    }
}

/// A criterion as a ballot shows it: without the team's weight.
fn bare_criterion(criterion: &Criterion) -> Criterion {
    Criterion {
        meaning: criterion.meaning.clone(),
        low_anchor: criterion.low_anchor.clone(),
        high_anchor: criterion.high_anchor.clone(),
        ..Criterion::new(criterion.id, criterion.position, criterion.name.clone())
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo), with a last mixing of the bits (Steele, Lea, Flood 2014): it tells contents
/// apart and keeps nobody from forging them.
struct Digest(u64);

impl Digest {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// A text with its length, so that two texts cannot be cut differently.
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    const fn value(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
