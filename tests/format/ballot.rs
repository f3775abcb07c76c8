//! The ballot's file: the golden one, laws, and what is wrong in it by its path.

use linchpin::format::tree::{Node, Value};
use linchpin::format::{FileError, ProblemKind, ballot_schema, parse, read_ballot, read_workbook, write_ballot};
use linchpin::model::{Ballot, Timestamp};
use proptest::prelude::*;

use crate::places::GOLDEN;
use crate::validator::is_valid;
use crate::workbooks::workbooks;

const BALLOT: &str = include_str!("../golden/ballot-v1.json");

fn schema() -> Node<'static> {
    let text: &'static str = Box::leak(ballot_schema().into_boxed_str());
    parse::parse(text, 64).expect("the schema is JSON")
}

#[test]
fn the_golden_ballot_is_whole_and_written_back_byte_by_byte() {
    let reading = read_ballot(BALLOT.as_bytes()).expect("a ballot");
    assert_eq!(reading.problems, vec![]);
    let ballot = reading.ballot.expect("whole");
    assert_eq!(ballot.progress(), (2, 4));
    assert_eq!(write_ballot(&ballot), BALLOT);
}

#[test]
fn the_published_schema_is_up_to_date_and_holds_for_the_golden_ballot() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/ballot.schema.json");
    let published = std::fs::read_to_string(path).expect("the schema is published");
    assert!(published == ballot_schema(), "stale: run `cargo run --example schema`");
    assert!(is_valid(&schema(), &parse::parse(BALLOT, 64).unwrap()));
}

#[test]
fn a_ballot_and_a_workbook_are_not_taken_for_each_other() {
    let other = |format: &str| FileError::OtherJson { format: Some(format.to_owned()) };
    assert_eq!(read_ballot(GOLDEN.as_bytes()), Err(other("linchpin-workbook")));
    assert_eq!(read_workbook(BALLOT.as_bytes()).unwrap_err(), other("linchpin-ballot"));
    let newer = BALLOT.replace("\"version\": 1", "\"version\": 2");
    assert_eq!(read_ballot(newer.as_bytes()), Err(FileError::NewerVersion { version: 2, known: 1 }));
}

/// Changes the golden ballot's text, and says what is then wrong; nothing is taken of it.
fn check(from: &str, to: &str, path: &str, kind: ProblemKind) {
    assert!(BALLOT.contains(from), "{from}");
    let reading = read_ballot(BALLOT.replace(from, to).as_bytes()).expect("still a ballot");
    let found: Vec<_> = reading.problems.iter().map(|problem| (problem.path.as_str(), problem.kind)).collect();
    assert_eq!(found, [(path, kind)], "{from} → {to}");
    assert_eq!(reading.ballot, None);
}

#[test]
fn what_is_wrong_is_said_with_its_path() {
    check("\"value\":1}", "\"value\":11}", "$.scores[1].value", ProblemKind::OutOfRange);
    check("\"value\":1}", "\"value\":0}", "$.scores[1].value", ProblemKind::OutOfRange);
    check("\"value\":1}", "\"value\":2.5}", "$.scores[1].value", ProblemKind::Fraction);
    check("\"rater_name\": \"A. Weber\"", "\"rater_name\": \"\"", "$.rater_name", ProblemKind::Empty);
    check("\"revision\":7", "\"revision\":-7", "$.of.revision", ProblemKind::OutOfRange);
    check("2026-11-21T10:00:00.000Z", "yesterday", "$.saved", ProblemKind::Malformed);
    check(
        "\"rater\":\"0000000000021\",\"value\":1}",
        "\"rater\":\"0000000000022\",\"value\":1}",
        "$.scores[1].rater",
        ProblemKind::Dangling,
    );
    check(
        "{\"account\":\"0000000000002\"",
        "{\"account\":\"0000000000009\"",
        "$.scores[1].account",
        ProblemKind::Dangling,
    );
    check("\"scores\": [", "\"scores\": {}, \"x\": [", "$.scores", ProblemKind::WrongType);
    let again = "{\"id\":\"0000000000002\",\"name\":\"Again\"}";
    check(
        "\"name\":\"شرکت نمونه\"}",
        &format!("\"name\":\"شرکت نمونه\"}},{again}"),
        "$.accounts[2].id",
        ProblemKind::DuplicateRecord,
    );
}

#[test]
fn every_value_of_another_type_is_found_by_reader_and_schema() {
    let (schema, golden) = (schema(), parse::parse(BALLOT, 64).unwrap());
    let names: Vec<String> = golden.members().iter().map(|member| member.name.to_string()).collect();
    for name in names.iter().filter(|name| !["format", "version"].contains(&name.as_str())) {
        let mut changed = parse::parse(BALLOT, 64).unwrap();
        if let Value::Object(members) = &mut changed.value {
            members.iter_mut().filter(|member| member.name == name.as_str()).for_each(|member| {
                member.value.value = Value::Bool(true);
            });
        }
        let read = read_ballot(changed.to_json().as_bytes()).expect("still a ballot").ballot;
        assert_eq!((read, is_valid(&schema, &changed)), (None, false), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_ballot_is_read_as_it_was_written(workbook in workbooks(), saved in any::<Option<u32>>()) {
        let Some(rater) = workbook.raters.keys().next() else { return Ok(()) };
        let accounts = workbook.accounts.keys().collect();
        let mut ballot = Ballot::new(&workbook, rater, &accounts, 3, Timestamp::default()).unwrap();
        ballot.saved = saved.map(|ms| Timestamp::from_ms(ms.into()));
        let text = write_ballot(&ballot);
        prop_assert!(is_valid(&schema(), &parse::parse(&text, 64).unwrap()));
        let again = read_ballot(text.as_bytes()).unwrap();
        prop_assert_eq!(again.problems, vec![]);
        prop_assert_eq!(again.ballot.as_ref(), Some(&ballot));
        prop_assert_eq!(write_ballot(&again.ballot.unwrap()), text);
    }

    #[test]
    fn a_ballot_opened_and_saved_says_the_same(workbook in workbooks()) {
        let Some(rater) = workbook.raters.keys().next() else { return Ok(()) };
        let accounts = workbook.accounts.keys().collect();
        let ballot = Ballot::new(&workbook, rater, &accounts, 3, Timestamp::default()).unwrap();
        let (seal, saved) = (ballot.seal(), Timestamp::from_ms(5));
        let opened = ballot.clone().into_workbook();
        prop_assert_eq!(opened.id, ballot.own_id());
        let back = Ballot::from_workbook(&opened, saved).unwrap();
        prop_assert_eq!(back.seal(), seal);
        prop_assert_eq!(back, Ballot { saved: Some(saved), ..ballot });
    }
}
