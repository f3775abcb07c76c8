//! Why a command cannot be done.

use super::BallotRefusal;
use crate::model::{AccountId, CriterionId, EndsProblem, KpiId, NameError, RaterId, SnapshotId, TargetId, TrashId};

/// Why a command cannot be done. Nothing has changed; the interface says it in words beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CommandError {
    /// What was typed as a name is none.
    Name {
        /// The field it was typed into.
        field: Field,
        /// What is wrong with it.
        error: NameError,
    },
    /// A text has more than [`crate::model::MAX_TEXT`] characters.
    TextTooLong {
        /// The field it was typed into.
        field: Field,
        /// How many characters it has.
        characters: usize,
    },
    /// A figure is outside what is allowed.
    OutOfRange {
        /// The field it was typed into.
        field: Field,
    },
    /// Another record of the kind has this name already, apart from case and spaces.
    NameTaken {
        /// The field it was typed into.
        field: Field,
    },
    /// An amount is too large to be kept with the decimals of the currency.
    AmountsTooLarge,
    /// A reason is asked for and none was given.
    ReasonMissing,
    /// What counts as met does not fit the figure to be reached.
    Ends(EndsProblem),
    /// There is another target of the same owner, KPI and period.
    TargetTaken,
    /// A period lies outside the target's period.
    PeriodOutside,
    /// The parts of a plan do not add up to its figure.
    PartsDiffer,
    /// The KPI is not measured by a formula with this input.
    NotMeasured,
    /// There is no such account (any more).
    NoAccount(AccountId),
    /// There is no such criterion (any more).
    NoCriterion(CriterionId),
    /// There is no such rater (any more).
    NoRater(RaterId),
    /// There is no such KPI (any more).
    NoKpi(KpiId),
    /// There is no such target (any more).
    NoTarget(TargetId),
    /// There is no such snapshot (any more).
    NoSnapshot(SnapshotId),
    /// There is no such item in the trash (any more).
    NoTrash(TrashId),
    /// A record with this id is there already.
    IdTaken,
    /// What is to be restored hangs on a record that is no longer there.
    RestoreDangling,
    /// A ballot cannot be taken in.
    Ballot(Box<BallotRefusal>),
    /// The list of criteria to order is not the list of criteria there is.
    OrderIncomplete,
}

/// A field of the interface that an error is shown beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A record's name.
    Name,
    /// An account's code.
    Code,
    /// A sector.
    Sector,
    /// A size.
    Size,
    /// A country.
    Country,
    /// A city.
    City,
    /// Technology and use.
    Technology,
    /// Way of ordering.
    OrderPattern,
    /// A tag.
    Tag,
    /// An account manager.
    Manager,
    /// An executive sponsor.
    Sponsor,
    /// A free field, its name or its value.
    FreeField,
    /// Notes.
    Notes,
    /// A criterion's meaning.
    Meaning,
    /// The anchor for 1.
    LowAnchor,
    /// The anchor for 10.
    HighAnchor,
    /// A weight.
    Weight,
    /// A comment on a score.
    Comment,
    /// A reason.
    Reason,
    /// Who did something.
    By,
    /// The definition of a key account.
    Definition,
    /// The size of the key list.
    TopN,
    /// The bands.
    Bands,
    /// A KPI's formula.
    Formula,
    /// A target's figure, baseline or growth.
    Target,
}
