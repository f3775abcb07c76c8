//! What a workbook is: plain records and validated values, one noun a file.
//!
//! This room knows nothing of changes, commands, questions, files or browsers. A value that exists is valid: scores
//! are 1–10, weights are bounded, names are not empty, ids are random 64-bit numbers. Deleted records are not here at
//! all but inside [`TrashItem`]s, so no question ever has to ask whether a record still counts.

mod account;
mod agreed;
mod axes;
mod ballot;
mod criterion;
mod date;
mod decision;
mod derivation;
mod expression;
mod extra;
mod field;
mod id;
mod jalali;
mod kpi;
mod library;
mod links;
mod local_currency;
mod meta;
mod money;
mod name;
pub mod order;
mod period;
mod quantity;
mod rater;
mod score;
mod segment;
pub mod shared_figures;
mod snapshot;
pub mod spelling;
mod table;
mod target;
mod title;
mod trash;
mod weight;
mod weighting;
mod workbook;

pub use account::{Account, Figures, Ownership, Status};
pub use agreed::{Agreed, CellKey};
pub use ballot::{Ballot, BallotOf, TakenBallot};
pub use criterion::{Axis, Criterion, Nature};
pub use date::{Date, Timestamp};
pub use decision::Decision;
pub use derivation::{Derivation, NumberSource, PeriodChoice, Scale, SpanChoice, Thresholds};
pub use expression::{Expression, ExpressionError, ExpressionErrorKind, Inputs, NoValue};
pub use extra::Extra;
pub use field::FieldValue;
pub use id::{
    AccountId, BallotSeal, CriterionId, DecisionId, Id, IdError, IdKind, KpiId, RaterId, SnapshotId, StateId, TargetId,
    TrashId, WorkbookId, encode_id,
};
pub use jalali::{JalaliDate, from_jalali, to_jalali};
pub use kpi::{Aggregate, Direction, Kpi, Unit};
pub use library::LibraryCriterion;
pub use links::Linked;
pub use meta::{Bands, GroupMethod, KeyListPreset, Meta, MonthsCovered, PortfolioCut, Tolerance};
pub use money::{Currency, Money};
pub use name::{MAX_NAME, MAX_TEXT, Name, NameError};
pub use period::{Period, PeriodKind, first_day};
pub(crate) use quantity::e4_to_f64;
pub use quantity::{Percent, Quantity};
pub use rater::Rater;
pub use score::{Score, ScoreKey, ScoreRecord};
pub use segment::{AccountClass, Avatar, FuturePosition, Programme, Role};
pub use snapshot::{GroupScore, ScoreRow, ScoredBy, Snapshot, SnapshotAccount, SnapshotCriterion};
pub use table::{Filling, KeyNumbers, Record, Table, TableKey};
pub use target::{Actual, ActualKey, Agreement, Baseline, EndsProblem, Owner, Revision, Target, TargetFigure};
pub use title::Titles;
pub use trash::{TrashItem, Trashed};
pub use weight::Weight;
pub use weighting::{Judgement, Place, Since, Weighting, WeightingWay};
pub use workbook::Workbook;
