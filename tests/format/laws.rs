//! The laws of the file: what is written can be read, as the same; the same workbook gives the same bytes.

use crate::workbooks::{moments, workbooks};
use linchpin::change::{Act, EntryKind, JournalEntry, difference};
use linchpin::format::{Layout, read_entry, read_workbook, write_entry, write_workbook};
use linchpin::model::{Timestamp, Workbook};
use proptest::prelude::*;

fn reread(text: &str) -> Workbook {
    let reading = read_workbook(text.as_bytes()).expect("our own file");
    assert_eq!(reading.problems, vec![], "in {text}");
    assert_eq!(reading.left_out, vec![]);
    reading.whole().expect("a whole workbook")
}

/// The file with the records of every table the other way round; each stands on a line of its own.
fn turned_round(text: &str) -> String {
    let (mut turned, mut records) = (Vec::new(), Vec::new());
    for line in text.lines() {
        if line.starts_with("    {") {
            records.push(line.trim_end_matches(','));
            continue;
        }
        if !records.is_empty() {
            turned.push(records.drain(..).rev().collect::<Vec<_>>().join(",\n"));
        }
        turned.push(line.to_owned());
    }
    turned.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_is_read_as_the_same(workbook in workbooks()) {
        prop_assert_eq!(&reread(&write_workbook(&workbook, Layout::Lines)), &workbook);
        prop_assert_eq!(&reread(&write_workbook(&workbook, Layout::Compact)), &workbook);
    }

    #[test]
    fn a_canonical_file_is_written_back_byte_by_byte(workbook in workbooks()) {
        let text = write_workbook(&workbook, Layout::Lines);
        prop_assert_eq!(&write_workbook(&reread(&text), Layout::Lines), &text);
    }

    #[test]
    fn records_may_stand_in_any_order(workbook in workbooks()) {
        prop_assert_eq!(&reread(&turned_round(&write_workbook(&workbook, Layout::Lines))), &workbook);
    }

    #[test]
    fn layouts_differ_in_white_space_only(workbook in workbooks()) {
        let lines = write_workbook(&workbook, Layout::Lines);
        let compact = write_workbook(&workbook, Layout::Compact);
        prop_assert!(!compact.contains('\n'));
        let tree = linchpin::format::parse::parse(&lines, 64).unwrap();
        prop_assert_eq!(tree.to_json(), compact);
    }

    #[test]
    fn an_entry_is_read_as_it_was_written(
        before in workbooks(), after in workbooks(), revision in 1..u64::from(u32::MAX), at in moments(), kind in 0..4u8,
    ) {
        let kind = match kind {
            0 => EntryKind::Do,
            1 => EntryKind::Undo { of: revision },
            2 => EntryKind::Redo { of: revision },
            _ => EntryKind::Housekeeping,
        };
        let change = difference(&before, &after);
        let act = Act::ALL[change.edits.len() % Act::ALL.len()];
        let entry = JournalEntry { revision, at, act, kind, change };
        let line = write_entry(&entry);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(read_entry(&line), Ok(entry));
    }

    #[test]
    fn updates_are_read_as_they_were_written(before in workbooks(), others in workbooks()) {
        // The same ids with other contents, so that every table has updates and not only additions and removals.
        let mut after = before.clone();
        for (account, other) in before.accounts.iter().zip(others.accounts.iter()) {
            after.accounts.insert(linchpin::model::Account { id: account.id, ..other.clone() });
        }
        after.meta = others.meta.clone();
        let change = difference(&before, &after);
        let at = Timestamp::from_ms(0);
        let entry = JournalEntry { revision: 1, at, act: Act::EditAccount, kind: EntryKind::Do, change };
        prop_assert_eq!(read_entry(&write_entry(&entry)), Ok(entry));
    }
}
