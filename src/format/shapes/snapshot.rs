//! How snapshots stand in the file.

use crate::format::problem::{Expected, ProblemKind};
use crate::format::schema::{Schema, number};
use crate::format::shape::{TextShape, fields, words};
use crate::format::tree::Node;
use crate::model::{GroupScore, MAX_TEXT, ScoreRow, ScoredBy, Snapshot, SnapshotAccount, SnapshotCriterion};

fields! {
    /// What a ranking was made of at a moment, to compare with later.
    Snapshot {
        /// The snapshot's id.
        id: required,
        /// What it is called.
        name: required,
        /// When it was made.
        at: required,
        /// The size of the key list.
        top_n: whole(1, 1000),
        /// The criteria in the team's order.
        criteria: required,
        /// The accounts that had a score.
        accounts: required,
        ..extra
    }
}

fields! {
    /// A criterion as it was.
    SnapshotCriterion {
        /// The criterion's id.
        id: required,
        /// What it was called.
        name: required,
        /// How much it counted, in hundredths of a point.
        weight as "weight_hundredths": required,
        /// Where its scores came from.
        scored_by: optional,
        ..extra
    }
}

fields! {
    /// An account as it was.
    SnapshotAccount {
        /// The account's id.
        id: required,
        /// What it was called.
        name: required,
        /// Its group scores in the order of the criteria.
        scores: required,
        ..extra
    }
}

words! {
    /// Where a criterion's scores come from: people, or the accounts' numbers.
    ScoredBy {
        "people" = People,
        "numbers" = Numbers,
    }
}

impl TextShape for ScoreRow {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        if text.len() > MAX_TEXT {
            return Err((ProblemKind::TooLong, Self::expected()));
        }
        let cells = text.split(' ').filter(|_| !text.is_empty()).map(cell).collect::<Result<_, _>>();
        cells.map(Self).map_err(|Malformed| (ProblemKind::Malformed, Self::expected()))
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        let cell = |cell: &Option<GroupScore>| match cell {
            None => "-".to_owned(),
            Some(score) if score.count() == 1 => score.sum().to_string(),
            Some(score) => format!("{}/{}", score.sum(), score.count()),
        };
        give(&self.0.iter().map(cell).collect::<Vec<_>>().join(" "))
    }

    fn expected() -> Expected {
        Expected::ScoreRow
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let about = "Group scores with spaces between: 8, 15/2 for the mean of two scores of sum 15, - for none.";
        schema.define_text("ScoreRow", about, [("maxLength", number(MAX_TEXT))])
    }
}

/// A text that is no cell.
struct Malformed;

/// Only what is written so: no leading noughts or signs, no count of one.
fn cell(text: &str) -> Result<Option<GroupScore>, Malformed> {
    let number = |text: &str| {
        let plain = !text.starts_with(['0', '+']);
        text.parse::<u32>().ok().filter(|_| plain)
    };
    if text == "-" {
        return Ok(None);
    }
    let score = match text.split_once('/') {
        None => number(text).and_then(|sum| GroupScore::new(sum, 1)),
        Some((sum, count)) => {
            let both = number(sum).zip(number(count).filter(|&count| count > 1));
            both.and_then(|(sum, count)| GroupScore::new(sum, count))
        }
    };
    score.map(Some).ok_or(Malformed)
}
