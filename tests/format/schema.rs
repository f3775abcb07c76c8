//! The published schema: up to date, and of one mind with the reader about every file.

use std::path::Path;

use linchpin::format::tree::{Node, Value};
use linchpin::format::{Layout, parse, read_workbook, workbook_schema, write_workbook};
use proptest::prelude::*;

use crate::places::{GOLDEN, all_places, at, golden, with};
use crate::validator::is_valid;
use crate::workbooks::workbooks;

fn schema() -> Node<'static> {
    let text: &'static str = Box::leak(workbook_schema().into_boxed_str());
    parse::parse(text, 64).expect("the schema is JSON")
}

#[test]
fn the_published_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/workbook.schema.json");
    let published = std::fs::read_to_string(path).expect("the schema is published");
    assert!(published == workbook_schema(), "stale: run `cargo run --example schema`");
}

#[test]
fn the_golden_file_is_valid() {
    assert!(is_valid(&schema(), &golden()));
}

/// The schema and the reader must say the same of a changed file.
fn check(schema: &Node<'_>, changed: &Node<'_>, context: &str) {
    let read = read_workbook(changed.to_json().as_bytes()).ok().and_then(linchpin::format::Reading::whole);
    assert_eq!(is_valid(schema, changed), read.is_some(), "{context}");
}

#[test]
fn schema_and_reader_agree_on_wrong_types() {
    let schema = schema();
    for (place, path) in all_places() {
        check(&schema, &with(&place, |node| node.value = Value::Null), &path);
        check(&schema, &with(&place, |node| node.value = Value::Bool(true)), &path);
        check(&schema, &with(&place, |node| node.value = Value::Number("0".into())), &path);
    }
}

#[test]
fn schema_and_reader_agree_on_numbers_and_texts() {
    let schema = schema();
    let texts = ["", "x", "0000000000061", "1999", "1999-Q4", "1999-13", "USD", "key", "portfolio", "1999-01-01"];
    for (place, path) in all_places() {
        let was = at(&mut golden(), &place).value.clone();
        for number in ["-9007199254740992", "-10001", "0", "1.0", "1e3", "1001", "1.5", "1000001", "9007199254740992"] {
            let changed = with(&place, |node| node.value = Value::Number(number.into()));
            if matches!(was, Value::Number(_)) && !path.starts_with("$.meta.bands") {
                check(&schema, &changed, &format!("{path} = {number}"));
            }
        }
        // Whether a text that looks like an id leads anywhere is beyond a schema, and so are the period of an actual,
        // the fractions in a snapshot's row of scores and the grammar of a formula.
        let refers = matches!(&was, Value::Text(text) if text.len() == 13) || path.ends_with(".period");
        let refers = refers || path.ends_with(".measure");
        let refers = refers || (path.starts_with("$.snapshots") && path.ends_with(".scores"));
        for text in texts.iter().filter(|_| matches!(was, Value::Text(_)) && !refers) {
            let changed = with(&place, |node| node.value = Value::Text((*text).into()));
            check(&schema, &changed, &format!("{path} = {text}"));
        }
    }
}

#[test]
fn schema_and_reader_agree_on_what_is_required() {
    let schema = schema();
    for (place, path) in all_places() {
        let (last, parent) = place.split_last().unwrap();
        let mut missing = golden();
        if let Value::Object(members) = &mut at(&mut missing, parent).value {
            members.remove(*last);
            check(&schema, &missing, &path);
        }
    }
    check(&schema, &parse::parse(&GOLDEN.replace("\"version\": 1", "\"version\": 2"), 64).unwrap(), "version 2");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_workbook_is_valid(workbook in workbooks()) {
        let text = write_workbook(&workbook, Layout::Compact);
        prop_assert!(is_valid(&schema(), &parse::parse(&text, 64).unwrap()));
    }
}
