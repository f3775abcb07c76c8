//! An edit of any table of the workbook. The list of tables stands here once, for the whole library.

use super::{Conflict, Edit};
use crate::model::{
    Account, Actual, Agreed, Criterion, Decision, Extra, Kpi, Meta, Rater, Record, ScoreRecord, Snapshot, Table,
    Target, TrashItem, Workbook,
};

macro_rules! tables {
    ($($(#[$doc:meta])* $variant:ident: $record:ty => $field:ident;)*) => {
        /// An edit of one record of any kind, or of the workbook's settings.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(clippy::large_enum_variant)] // edits are many, short-lived and mostly scores; boxing costs more
        pub enum AnyEdit {
            /// The workbook's settings: there is always exactly one record of them.
            Meta {
                /// The settings before.
                before: Box<Meta>,
                /// The settings after.
                after: Box<Meta>,
            },
            /// The fields of newer versions that the workbook itself carries. They count as settings.
            Extra {
                /// The fields before.
                before: Box<Extra>,
                /// The fields after.
                after: Box<Extra>,
            },
            $($(#[$doc])* $variant(Edit<$record>),)*
        }

        /// The name of a table, for errors and for the file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName {
            /// The workbook's settings.
            Meta,
            $($(#[$doc])* $variant,)*
        }

        impl TableName {
            /// All of them, the settings first.
            pub const ALL: &'static [Self] = &[Self::Meta, $(Self::$variant),*];

            /// The name as the file writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::Meta => "meta",
                    $(Self::$variant => stringify!($field),)*
                }
            }
        }

        impl AnyEdit {
            /// Which table it edits.
            pub const fn table(&self) -> TableName {
                match self {
                    Self::Meta { .. } | Self::Extra { .. } => TableName::Meta,
                    $(Self::$variant(_) => TableName::$variant,)*
                }
            }

            /// The edit that takes this one back.
            #[must_use]
            pub fn inverse(self) -> Self {
                match self {
                    Self::Meta { before, after } => Self::Meta { before: after, after: before },
                    Self::Extra { before, after } => Self::Extra { before: after, after: before },
                    $(Self::$variant(edit) => Self::$variant(edit.inverse()),)*
                }
            }

            /// Applies the edit, or says why it does not fit and leaves the workbook as it was.
            pub fn apply(&self, workbook: &mut Workbook) -> Result<(), Conflict> {
                match self {
                    Self::Meta { before, after } => {
                        if workbook.meta != **before {
                            return Err(Conflict::Differs);
                        }
                        workbook.meta = (**after).clone();
                        Ok(())
                    }
                    Self::Extra { before, after } => {
                        if workbook.extra != **before {
                            return Err(Conflict::Differs);
                        }
                        workbook.extra = (**after).clone();
                        Ok(())
                    }
                    $(Self::$variant(edit) => edit.apply(&mut workbook.$field),)*
                }
            }

            /// Whether two edits are of the same record.
            pub fn same_record(&self, other: &Self) -> bool {
                match (self, other) {
                    (Self::Meta { .. }, Self::Meta { .. }) | (Self::Extra { .. }, Self::Extra { .. }) => true,
                    $((Self::$variant(one), Self::$variant(two)) => one.key() == two.key(),)*
                    _ => false,
                }
            }

            /// This edit followed by another of the same record, as one: `None` when together they change nothing.
            /// The other is given as it is when it is of another record.
            #[must_use]
            pub fn then(self, next: Self) -> Option<Self> {
                match (self, next) {
                    (Self::Meta { before, .. }, Self::Meta { after, .. }) => {
                        (before != after).then_some(Self::Meta { before, after })
                    }
                    (Self::Extra { before, .. }, Self::Extra { after, .. }) => {
                        (before != after).then_some(Self::Extra { before, after })
                    }
                    $((Self::$variant(one), Self::$variant(two)) => one.then(two).map(Self::$variant),)*
                    (_, next) => Some(next),
                }
            }
        }

        $(impl From<Edit<$record>> for AnyEdit {
            fn from(edit: Edit<$record>) -> Self {
                Self::$variant(edit)
            }
        })*

        /// The edits that lead from one workbook's records to another's, table by table in the order of keys.
        pub(super) fn differences(before: &Workbook, after: &Workbook) -> Vec<AnyEdit> {
            let mut edits = Vec::new();
            if before.meta != after.meta {
                let (before, after) = (Box::new(before.meta.clone()), Box::new(after.meta.clone()));
                edits.push(AnyEdit::Meta { before, after });
            }
            if before.extra != after.extra {
                let (before, after) = (Box::new(before.extra.clone()), Box::new(after.extra.clone()));
                edits.push(AnyEdit::Extra { before, after });
            }
            $(edits.extend(table_differences(&before.$field, &after.$field).map(AnyEdit::$variant));)*
            edits
        }
    };
}

tables! {
    /// An account.
    Accounts: Account => accounts;
    /// A criterion.
    Criteria: Criterion => criteria;
    /// A rater.
    Raters: Rater => raters;
    /// A score.
    Scores: ScoreRecord => scores;
    /// A decision.
    Decisions: Decision => decisions;
    /// A KPI.
    Kpis: Kpi => kpis;
    /// A target.
    Targets: Target => targets;
    /// An actual.
    Actuals: Actual => actuals;
    /// An agreed value.
    Agreed: Agreed => agreed;
    /// A snapshot.
    Snapshots: Snapshot => snapshots;
    /// An item in the trash.
    Trash: TrashItem => trash;
}

fn table_differences<R: Record>(before: &Table<R>, after: &Table<R>) -> impl Iterator<Item = Edit<R>> {
    let gone = before.iter().filter(|record| !after.contains(record.key())).map(|record| Edit::Removed(record.clone()));
    let rest = after.iter().filter_map(|record| Edit::between(before.get(record.key()), Some(record)));
    gone.chain(rest)
}
