//! What a file would bring: counted by table, named by field.

use linchpin::change::{Change, TableName};
use linchpin::format::{TableComparison, changed_fields, compare, read_workbook};
use linchpin::model::{Name, Workbook, WorkbookId};
use proptest::prelude::*;

use crate::places::GOLDEN;
use crate::workbooks::workbooks;

fn golden() -> Workbook {
    changed("", "")
}

fn changed(from: &str, to: &str) -> Workbook {
    read_workbook(GOLDEN.replacen(from, to, 1).as_bytes()).expect("our file").whole().expect("whole")
}

/// Compares the golden file with one in which a text is replaced: `table new/in trash/changed/same/missing`, and the
/// fields that differ.
fn check(from: &str, to: &str, tables: &[&str], fields: &[&str]) {
    assert!(GOLDEN.contains(from), "{from}");
    let comparison = compare(&golden(), &changed(from, to));
    let numbers = |table: &TableComparison| {
        let TableComparison { new, in_trash_here, changed, same, missing, .. } = table;
        format!("{} {new}/{in_trash_here}/{changed}/{same}/{missing}", table.table.as_str())
    };
    let differs = |table: &&TableComparison| table.new + table.changed + table.missing > 0;
    let found: Vec<String> = comparison.tables.iter().filter(differs).map(numbers).collect();
    assert_eq!(found, tables, "{from} → {to}");
    let show = |text: Option<String>| text.unwrap_or_else(|| "nothing".to_owned());
    let found: Vec<String> = comparison
        .edits
        .iter()
        .flat_map(changed_fields)
        .map(|change| format!("{}: {} → {}", change.field, show(change.before), show(change.after)))
        .collect();
    assert_eq!(found, fields, "{from} → {to}");
}

#[test]
fn differences_are_counted_and_named() {
    check("Mannheim", "Mannheim", &[], &[]);
    check("Mannheim", "Ulm", &["accounts 0/0/1/1/0"], &["city: \"Mannheim\" → \"Ulm\""]);
    check(
        "\"city\":\"Mannheim\",",
        "\"x_new\":{\"a\":1},",
        &["accounts 0/0/1/1/0"],
        &["x_new: nothing → {\"a\":1}", "city: \"Mannheim\" → nothing"],
    );
    check("\"top_n\":5", "\"top_n\":6", &["meta 0/0/1/0/0"], &["top_n: 5 → 6"]);
    check(
        "{\"id\":\"0000000000002\",\"name\":\"شرکت نمونه\"}",
        "{\"id\":\"0000000000002\",\"name\":\"شرکت نمونه\"},\n    {\"id\":\"0000000000003\",\"name\":\"Back\"}",
        &["accounts 1/1/0/2/0"],
        &["id: nothing → \"0000000000003\"", "name: nothing → \"Back\""],
    );
    check(
        ",\n    {\"target\":\"0000000000051\",\"period\":\"1998-Q1\",\"value_e4\":40000000}",
        "",
        &["actuals 0/0/0/1/1"],
        &["target: \"0000000000051\" → nothing", "period: \"1998-Q1\" → nothing", "value_e4: 40000000 → nothing"],
    );
}

#[test]
fn copies_of_one_workbook_are_known_as_such() {
    assert!(compare(&golden(), &changed("Mannheim", "Ulm")).same_workbook);
    assert!(!compare(&golden(), &Workbook { id: WorkbookId::new(1), ..golden() }).same_workbook);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_comparison_leads_from_the_one_to_the_other(present in workbooks(), incoming in workbooks()) {
        let comparison = compare(&present, &incoming);
        let mut made = present.clone();
        Change { edits: comparison.edits.clone() }.apply(&mut made).unwrap();
        made.id = incoming.id;
        made.extra = incoming.extra.clone();
        prop_assert_eq!(&made, &incoming);
        for edit in &comparison.edits {
            prop_assert!(!changed_fields(edit).is_empty(), "an edit changes something: {:?}", edit);
        }
        let meta = comparison.tables.iter().find(|table| table.table == TableName::Meta).unwrap();
        prop_assert_eq!(meta.changed == 1, present.meta != incoming.meta);
    }

    #[test]
    fn a_workbook_compared_with_itself_is_the_same(workbook in workbooks(), name in "[a-z]{3}") {
        prop_assert!(compare(&workbook, &workbook).edits.is_empty());
        let mut other = workbook.clone();
        other.meta.name = Name::parse(&format!("{name} {}", "other")).unwrap();
        let fields = compare(&workbook, &other).edits.iter().flat_map(changed_fields).count();
        prop_assert_eq!(fields, usize::from(workbook.meta.name != other.meta.name));
    }
}
