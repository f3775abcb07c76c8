//! The versions of the file, by name, and the way from each to the next.
//!
//! A file of an older version is brought to the present one on its raw tree, before anything is typed, by one
//! migration after the other; each stands in a file of its own in `migrations/`. A *minor* version only adds optional
//! fields: programs that do not know them keep them as they are.

use super::tree::Node;

/// The first version: accounts, criteria, scores, decisions, KPIs, targets, actuals, trash.
pub const V1: u32 = 1;

/// The version this program writes.
pub const CURRENT: u32 = V1;

/// The minor version this program writes.
pub const MINOR: u32 = 0;

/// What a file of ours says its format is.
pub const FORMAT: &str = "linchpin-workbook";

/// The step from one version to the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The version it starts from; it leads to the next. Its number as a migration, too: dense from 1.
    pub from: u32,
    /// Its name, as its file and its golden files have it.
    pub name: &'static str,
    /// Changes the tree of a workbook.
    pub workbook: fn(&mut Node<'_>),
    /// Changes the tree of a journal entry.
    pub entry: fn(&mut Node<'_>),
}

/// All migrations, the oldest first. Version 1 is the first, so there are none yet.
pub const MIGRATIONS: &[Migration] = &[];

/// Brings a tree from a version to the present one, step by step.
pub fn migrate(tree: &mut Node<'_>, from: u32, steps: &[Migration], part: fn(&Migration) -> fn(&mut Node<'_>)) {
    for step in steps.iter().filter(|step| step.from >= from) {
        part(step)(tree);
    }
}
