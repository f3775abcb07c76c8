//! Reading the golden file: as it is, with values of a wrong form, with references that lead nowhere, and what is taken
//! of it then.

use linchpin::change::{Act, EntryKind, JournalEntry};
use linchpin::command::{Command, WorkbookCommand, apply};
use linchpin::format::{
    Layout, LeftOut, Note, ProblemKind, compare, read_entry, read_workbook, write_entry, write_workbook,
};
use linchpin::model::{Currency, Name, Timestamp};

use crate::places::{GOLDEN, only_problem};

#[test]
fn the_golden_file_is_whole_and_written_back_byte_by_byte() {
    let reading = read_workbook(GOLDEN.as_bytes()).expect("our file");
    assert_eq!((&reading.problems[..], &reading.notes[..], &reading.left_out[..]), (&[][..], &[][..], &[][..]));
    assert_eq!(write_workbook(&reading.whole().expect("whole"), Layout::Lines), GOLDEN);
}

#[test]
fn what_a_newer_minor_version_holds_comes_along_into_another_workbook() {
    let newer = GOLDEN.replace("\"minor\": 0", "\"minor\": 7").replace("\"raters\"", "\"plans\": [1,2],\n  \"raters\"");
    let read = |text: &str| read_workbook(text.as_bytes()).expect("our file").whole().expect("whole");
    let (newer, here) = (read(&newer), read(GOLDEN));
    for command in [WorkbookCommand::Replace(Box::new(newer.clone())), WorkbookCommand::TakeIn(Box::new(newer.clone()))]
    {
        let change = apply(&here, &Command::Workbook(command)).expect("a change");
        let mut there = here.clone();
        change.apply(&mut there).expect("it fits");
        let written = write_workbook(&there, Layout::Lines);
        assert!(written.contains("\"minor\": 7") && written.contains("\"plans\": [1,2]"), "{written}");
        let at = Timestamp::from_ms(0);
        let entry = JournalEntry { revision: 1, at, act: Act::Replace, kind: EntryKind::Do, change };
        assert_eq!(read_entry(&write_entry(&entry)), Ok(entry.clone()));
        entry.change.inverse().apply(&mut there).expect("it is taken back");
        assert_eq!(there, here);
    }
    assert_eq!(compare(&here, &newer).tables[0].changed, 1);
}

#[test]
fn a_newer_minor_version_stays_one() {
    let newer = GOLDEN.replace("\"minor\": 0", "\"minor\": 7").replace("\"raters\"", "\"plans\": [1,2],\n  \"raters\"");
    let reading = read_workbook(newer.as_bytes()).expect("our file");
    assert_eq!(reading.notes, vec![Note::NewerMinor { minor: 7 }, Note::UnknownFields { count: 1 }]);
    let written = write_workbook(&reading.whole().expect("whole"), Layout::Lines);
    assert!(written.contains("\"minor\": 7") && written.contains("  \"plans\": [1,2]\n}"));
}

#[test]
fn whole_numbers_may_be_written_as_other_programs_do() {
    for (written, value) in [("5.0", 5), ("1e1", 10), ("100E-1", 10), ("0.9e1", 9), ("70e-01", 7)] {
        let other = GOLDEN.replace("\"value\":10,", &format!("\"value\":{written},"));
        let workbook = read_workbook(other.as_bytes()).expect("our file").whole().expect("a whole number");
        assert_eq!(workbook.scores.iter().next().unwrap().value.value(), value);
    }
}

/// Changes the golden file's text, and says what is then wrong and what is left out.
fn check(from: &str, to: &str, expected: &[(&str, ProblemKind)], left_out: &[(&str, usize, usize)]) {
    assert!(GOLDEN.contains(from), "{from}");
    let reading = read_workbook(GOLDEN.replace(from, to).as_bytes()).expect("still our file");
    let found: Vec<_> = reading.problems.iter().map(|problem| (problem.path.as_str(), problem.kind)).collect();
    assert_eq!(found, expected, "{from} → {to}");
    let left: Vec<_> = reading.left_out.iter().map(|left| (left.table, left.broken, left.dependent)).collect();
    assert_eq!(left, left_out, "{from} → {to}");
    let taken = reading.workbook.expect("the good records");
    let again = read_workbook(write_workbook(&taken, Layout::Lines).as_bytes()).expect("our file");
    assert_eq!(again.whole(), Some(taken), "what was taken is sound");
}

#[test]
fn good_records_are_taken_without_what_hangs_on_bad_ones() {
    let gone = [("scores", 0, 1), ("decisions", 0, 1), ("targets", 0, 1), ("actuals", 0, 2), ("agreed", 0, 1)];
    let with_account: Vec<_> = [("accounts", 1, 0)].into_iter().chain(gone).collect();
    check("\"name\":\"Blauer See\"", "\"name\":\"\"", &[("$.accounts[0].name", ProblemKind::Empty)], &with_account);
    check(
        "{\"id\":\"0000000000001\",\"name\"",
        "{\"id\":1,\"name\"",
        &[("$.accounts[0].id", ProblemKind::WrongType)],
        &with_account,
    );
    check(
        "\"weight_hundredths\":100,",
        "\"weight_hundredths\":100001,",
        &[("$.criteria[1].weight_hundredths", ProblemKind::OutOfRange)],
        &[("criteria", 1, 0), ("scores", 0, 1)],
    );
    check("\"top_n\":5", "\"top_n\":0", &[("$.meta.top_n", ProblemKind::OutOfRange)], &[]);
}

#[test]
fn references_that_lead_nowhere_are_named() {
    check(
        "\"rater\":\"0000000000021\",\"value\":1}",
        "\"rater\":\"0000000000022\",\"value\":1}",
        &[("$.scores[1].rater", ProblemKind::Dangling)],
        &[("scores", 1, 0)],
    );
    check(
        "\"account\":\"0000000000001\",\"at\"",
        "\"account\":\"0000000000009\",\"at\"",
        &[("$.decisions[0].account", ProblemKind::Dangling)],
        &[("decisions", 1, 0)],
    );
    check(
        "{\"account\":\"0000000000001\"},\"kpi\":\"0000000000041\"",
        "{\"account\":\"0000000000009\"},\"kpi\":\"0000000000049\"",
        &[("$.targets[0].owner.account", ProblemKind::Dangling), ("$.targets[0].kpi", ProblemKind::Dangling)],
        &[("targets", 1, 0), ("actuals", 0, 2)],
    );
    check(
        "\"period\":\"1998-Q1\",\"value_e4\":40000000",
        "\"period\":\"1999-Q1\",\"value_e4\":40000000",
        &[("$.actuals[1].period", ProblemKind::OutsidePeriod)],
        &[("actuals", 1, 0)],
    );
}

#[test]
fn values_of_the_right_type_and_wrong_form_are_named() {
    let check = |from, to, path, kind| {
        assert!(GOLDEN.contains(from), "{from}");
        let reading = read_workbook(GOLDEN.replacen(from, to, 1).as_bytes()).expect("still our file");
        let problem = only_problem(&reading, path);
        assert_eq!((problem.path.as_str(), problem.kind), (path, kind), "{to}");
    };
    let malformed = ProblemKind::Malformed;
    check("\"id\":\"0000000000061\"", "\"id\":\"00000000000o1\"", "$.trash[0].id", malformed);
    check("\"id\":\"0000000000061\"", "\"id\":\"g000000000061\"", "$.trash[0].id", malformed);
    check("\"id\":\"0000000000061\"", "\"id\":\"61\"", "$.trash[0].id", malformed);
    check("\"1996-07-04\"", "\"1996-02-30\"", "$.accounts[0].customer_since", malformed);
    check("\"1996-07-04\"", "\"04.07.1996\"", "$.accounts[0].customer_since", malformed);
    check("08:05:00.000Z", "08:05:00Z", "$.meta.created", malformed);
    check("08:05:00.000Z", "24:05:00.000Z", "$.meta.created", malformed);
    check("\"EUR\"", "\"eur\"", "$.meta.currency", malformed);
    check("\"1997-Q1\"", "\"1997-Q5\"", "$.accounts[0].figures[\"1997-Q5\"]", malformed);
    check("\"1997\":{\"rev", "\"97\":{\"rev", "$.accounts[0].figures.97", malformed);
    check("\"status\":\"key\"", "\"status\":\"Key\"", "$.accounts[0].status", ProblemKind::UnknownChoice);
    check("\"owner\":\"portfolio\"", "\"owner\":\"account\"", "$.targets[2].owner", ProblemKind::UnknownChoice);
    check("{\"typed_e4\":450000}", "{}", "$.targets[1].baseline", ProblemKind::UnknownChoice);
    check("Blauer See", " Blauer See", "$.accounts[0].name", ProblemKind::SpaceAtEnds);
    check("Blauer See", "Blauer\\nSee", "$.accounts[0].name", ProblemKind::ControlCharacter);
    check("[\"export\",\"wholesale\"]", "[\"a\",\"a\"]", "$.accounts[0].tags[1]", ProblemKind::DuplicateRecord);
    check("\"a_hundredths\":800", "\"a_hundredths\":500", "$.meta.bands", ProblemKind::OutOfRange);
}

#[test]
fn a_broken_name_or_currency_bars_nothing_and_a_broken_id_does() {
    // A whole file was refused for one wrong word in its settings.
    let read = |from: &str, to: &str| {
        assert!(GOLDEN.contains(from), "{from}");
        read_workbook(GOLDEN.replacen(from, to, 1).as_bytes()).expect("still our file")
    };
    let mut reading = read("\"EUR\"", "\"EURO\"");
    assert!(reading.notes.contains(&Note::CurrencyStandsIn) && !reading.notes.contains(&Note::NameStandsIn));
    let accounts = reading.workbook.as_ref().map(|workbook| workbook.accounts.len());
    assert_eq!(accounts, read_workbook(GOLDEN.as_bytes()).unwrap().workbook.map(|workbook| workbook.accounts.len()));
    reading.stand_in(Name::parse("Other").unwrap(), Currency::parse("RUB").unwrap());
    let meta = reading.workbook.as_ref().map(|workbook| workbook.meta.clone()).unwrap();
    assert_eq!(meta.currency.code(), "RUB");
    assert_ne!(meta.name.as_str(), "Other", "the name was sound");
    assert_eq!(reading.whole(), None, "not without being asked");
    assert!(read("\"Northern team\"", "7").notes.contains(&Note::NameStandsIn));
    assert_eq!(read("\"000000000002a\"", "\"x\"").workbook, None);
}

#[test]
fn a_figure_beyond_what_json_readers_keep_is_a_text_of_its_digits() {
    let file = |figure: &str| GOLDEN.replacen("\"value_e4\":40000000", &format!("\"value_e4\":{figure}"), 1);
    // Fifty trillion rials, to the last digit, and back in the same bytes.
    for figure in
        ["\"500000000000000001\"", "\"-9007199254740992\"", "\"999999999999999999999999\"", "9007199254740991"]
    {
        let workbook = read_workbook(file(figure).as_bytes()).expect("our file").whole().expect("no problems");
        let kept = workbook.actuals.iter().map(|actual| actual.value.e4().to_string());
        assert!(kept.into_iter().any(|e4| e4 == figure.trim_matches('"')), "{figure}");
        assert_eq!(write_workbook(&workbook, Layout::Lines), file(figure));
    }
    for (figure, kind) in [
        ("\"40000000\"", ProblemKind::Malformed),
        ("\"9007199254740991\"", ProblemKind::Malformed),
        ("\"+500000000000000000\"", ProblemKind::Malformed),
        ("\"0500000000000000000\"", ProblemKind::Malformed),
        ("\"1000000000000000000000000\"", ProblemKind::Malformed),
        ("\"5e17\"", ProblemKind::WrongType),
        ("9007199254740992", ProblemKind::OutOfRange),
    ] {
        let reading = read_workbook(file(figure).as_bytes()).expect("still our file");
        assert_eq!(reading.problems.first().map(|problem| problem.kind), Some(kind), "{figure}");
    }
}

#[test]
fn problems_come_in_the_order_of_the_file_with_their_lines() {
    let broken = GOLDEN.replace("\"value\":1}", "\"value\":11}").replace("\"top_n\":5", "\"top_n\":\"5\"");
    let reading = read_workbook(broken.as_bytes()).expect("still our file");
    let found: Vec<_> = reading.problems.iter().map(|problem| (problem.line, problem.path.as_str())).collect();
    assert_eq!(found, [(6, "$.meta.top_n"), (20, "$.scores[1].value")]);
    assert_eq!(reading.left_out, [LeftOut { table: "scores", broken: 1, dependent: 0 }]);
}

#[test]
fn names_that_mean_something_elsewhere_are_names_here() {
    let reading = read_workbook(
        GOLDEN
            .replace("\"Last order\"", "\"__proto__\"")
            .replace(
                "\"code\":\"BLAUS\"",
                "\"code\":\"BLAUS\",\"__proto__\":{\"polluted\":true},\"constructor\":{\"prototype\":{}}",
            )
            .as_bytes(),
    );
    let workbook = reading.expect("our file").whole().expect("whole");
    let account = workbook.accounts.iter().next().unwrap();
    assert!(account.fields.contains_key("__proto__"));
    assert_eq!(account.extra["__proto__"], "{\"polluted\":true}");
    assert_eq!(account.extra["constructor"], "{\"prototype\":{}}");
}

#[test]
fn duplicates_inside_unknown_fields_are_refused_too() {
    let newer = GOLDEN.replace("\"code\":\"BLAUS\"", "\"x\":[{\"a\":1,\"b\":{\"c\":1,\"c\":2}}]");
    let reading = read_workbook(newer.as_bytes()).expect("our file");
    assert_eq!(only_problem(&reading, "x").path, "$.accounts[0].x[0].b.c");
}
