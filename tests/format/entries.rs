//! Entries of the journal, read as strictly as files.

use linchpin::format::parse::SyntaxKind;
use linchpin::format::{EntryError, ProblemKind, read_entry};

const ENTRY: &str = concat!(
    r#"{"version":1,"entry":{"revision":7,"at":"2026-11-22T08:05:00.000Z","act":"set_score","kind":{"undo":6},"edits":["#,
    r#"{"scores":{"updated":{"before":{"account":"0000000000001","criterion":"0000000000011","rater":"0000000000021","#,
    r#""value":8},"after":{"account":"0000000000001","criterion":"0000000000011","rater":"0000000000021","value":9}}}},"#,
    r#"{"raters":{"added":{"id":"0000000000022","name":"Ana","x_new":1}}}]}}"#
);

fn check(from: &str, to: &str, path: &str, kind: ProblemKind) {
    assert!(ENTRY.contains(from), "{from}");
    match read_entry(&ENTRY.replacen(from, to, 1)) {
        Err(EntryError::Problems(problems)) => {
            let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.kind)).collect();
            assert_eq!(found, [(path, kind)], "{to}");
        }
        other => panic!("{to}: {other:?}"),
    }
}

#[test]
fn the_entry_is_read_and_written_back() {
    let entry = read_entry(ENTRY).expect("an entry");
    assert_eq!(entry.revision, 7);
    assert_eq!(linchpin::format::write_entry(&entry), ENTRY);
}

#[test]
fn what_is_wrong_in_an_entry_is_named() {
    check("\"value\":9", "\"value\":0", "$.entry.edits[0].scores.updated.after.value", ProblemKind::OutOfRange);
    check(
        "\"after\":{\"account\":\"0000000000001\"",
        "\"after\":{\"account\":\"0000000000002\"",
        "$.entry.edits[0].scores",
        ProblemKind::OtherRecord,
    );
    check("\"added\"", "\"moved\"", "$.entry.edits[1].raters", ProblemKind::UnknownChoice);
    check("{\"raters\":", "{\"stages\":", "$.entry.edits[1]", ProblemKind::UnknownChoice);
    check("\"revision\":7", "\"revision\":0", "$.entry.revision", ProblemKind::OutOfRange);
    check("{\"undo\":6}", "\"undo\"", "$.entry.kind", ProblemKind::UnknownChoice);
    check("\"version\":1,", "", "$.version", ProblemKind::Missing);
    check("\"version\":1", "\"version\":1,\"later\":true", "$", ProblemKind::UnknownField);
    check("\"revision\":7", "\"revision\":7,\"later\":true", "$", ProblemKind::UnknownField);
    check("\"revision\":7", "\"revision\":7,\"revision\":7", "$.entry.revision", ProblemKind::DuplicateName);
}

#[test]
fn a_torn_entry_is_cut_off_wherever_it_tore() {
    for end in 0..ENTRY.len() {
        match read_entry(&ENTRY[..end]) {
            Err(EntryError::Syntax(error)) => assert_eq!(error.kind, SyntaxKind::CutOff, "at {end}"),
            other => panic!("at {end}: {other:?}"),
        }
    }
}

#[test]
fn an_entry_of_a_newer_version_is_not_read() {
    let newer = ENTRY.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(read_entry(&newer), Err(EntryError::NewerVersion { version: 2 }));
}

#[test]
fn an_act_of_a_newer_version_is_another_act() {
    let newer = ENTRY.replacen("set_score", "plan_visit", 1);
    assert_eq!(read_entry(&newer).expect("an entry").act, linchpin::change::Act::Other);
}
