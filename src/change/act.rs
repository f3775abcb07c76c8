//! What kind of act a change was, so that *Undo* can say what it will undo.

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $text:literal;)*) => {
        /// The kind of act behind a change, as the journal writes it. It is a label only: nothing is decided by it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act {
            $($(#[$doc])* $variant,)*
        }

        impl Act {
            /// All acts.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The label in the journal.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The act of a label; [`Act::Other`] for a label of a newer version.
            pub fn parse(label: &str) -> Self {
                match label { $($text => Self::$variant,)* _ => Self::Other }
            }
        }
    };
}

acts! {
    /// Accounts were added.
    AddAccount = "add_account";
    /// An account was edited.
    EditAccount = "edit_account";
    /// Several accounts were edited together.
    EditAccounts = "edit_accounts";
    /// Accounts were tagged or untagged.
    TagAccounts = "tag_accounts";
    /// Accounts were deleted.
    DeleteAccounts = "delete_accounts";
    /// A table of accounts was imported.
    ImportAccounts = "import_accounts";
    /// Criteria were added.
    AddCriteria = "add_criteria";
    /// A criterion was edited.
    EditCriterion = "edit_criterion";
    /// Weights were set.
    SetWeights = "set_weights";
    /// Criteria were compared two by two.
    CompareCriteria = "compare_criteria";
    /// Criteria were put in another order.
    OrderCriteria = "order_criteria";
    /// A criterion was deleted.
    DeleteCriterion = "delete_criterion";
    /// A score was set or cleared.
    SetScore = "set_score";
    /// A block of scores was pasted or cleared.
    SetScores = "set_scores";
    /// A value was agreed on for a cell, or taken back.
    Agree = "agree";
    /// A derived score was set by hand, or brought back.
    Override = "override";
    /// Ballots were taken in.
    TakeBallots = "take_ballots";
    /// Raters were added or renamed.
    EditRaters = "edit_raters";
    /// A rater was deleted.
    DeleteRater = "delete_rater";
    /// A status was decided.
    Decide = "decide";
    /// Settings of the workbook were changed.
    EditWorkbook = "edit_workbook";
    /// KPIs were added, edited or deleted.
    EditKpis = "edit_kpis";
    /// Targets were set, edited or removed.
    SetTargets = "set_targets";
    /// Actuals were entered.
    SetActuals = "set_actuals";
    /// Snapshots of the ranking were kept, renamed or deleted.
    EditSnapshots = "edit_snapshots";
    /// Something was restored from the trash.
    Restore = "restore";
    /// Something was removed from the trash for good.
    Purge = "purge";
    /// The workbook was replaced by a file or a snapshot.
    Replace = "replace";
    /// A file was taken in.
    TakeIn = "take_in";
    /// An act of a newer version.
    Other = "other";
}
