//! Reading strictly: every field of a good file broken in every way, one at a time, and the problem's place named.

use std::borrow::Cow;

use linchpin::format::tree::{Member, Node, Value};
use linchpin::format::{Expected, Layout, Note, ProblemKind, write_workbook};

use crate::places::{all_places, at, golden, only_problem, read, with};

fn number(text: &'static str) -> Value<'static> {
    Value::Number(Cow::Borrowed(text))
}

fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

#[test]
fn null_is_no_value_anywhere() {
    for (place, path) in all_places() {
        let problem = only_problem(&read(&with(&place, |node| node.value = Value::Null)), &path);
        assert_eq!((problem.path, problem.found.as_str()), (path.clone(), "null"));
        assert_eq!(problem.kind, ProblemKind::WrongType, "{path}");
    }
}

#[test]
fn a_list_is_a_scalar_nowhere() {
    for (place, path) in all_places() {
        let wrong = with(&place, |node| {
            node.value = match node.value {
                Value::Array(_) => Value::Bool(true),
                _ => Value::Array(vec![]),
            };
        });
        assert_eq!(only_problem(&read(&wrong), &path).path, path);
    }
}

#[test]
fn a_missing_field_is_a_problem_or_a_default() {
    let mut required = 0;
    for (place, path) in all_places() {
        let (last, parent) = place.split_last().unwrap();
        let mut missing = golden();
        let Value::Object(members) = &mut at(&mut missing, parent).value else { continue };
        members.remove(*last);
        let reading = read(&missing);
        if reading.problem_count > 0 {
            required += 1;
            let problem = only_problem(&reading, &path);
            let choice = problem.kind == ProblemKind::UnknownChoice && path.starts_with(&problem.path);
            assert!(choice || (problem.path == path && problem.kind == ProblemKind::Missing), "{path}: {problem:?}");
        }
    }
    assert!(required > 60, "only {required} fields are required");
}

#[test]
fn a_second_member_of_a_name_is_refused() {
    for (place, path) in all_places() {
        let (last, parent) = place.split_last().unwrap();
        let mut doubled = golden();
        let Value::Object(members) = &mut at(&mut doubled, parent).value else { continue };
        let second = members[*last].clone();
        members.push(second);
        let problem = only_problem(&read(&doubled), &path);
        let choice = problem.kind == ProblemKind::UnknownChoice && path.starts_with(&problem.path);
        assert!(choice || (problem.path == path && problem.kind == ProblemKind::DuplicateName), "{path}: {problem:?}");
    }
}

#[test]
fn a_second_record_of_a_key_is_refused() {
    for table in ["accounts", "criteria", "raters", "scores", "decisions", "kpis", "targets", "actuals", "trash"] {
        let mut doubled = golden();
        let index = doubled.members().iter().position(|member| member.name == table).unwrap();
        let Value::Array(records) = &mut at(&mut doubled, &[index]).value else { panic!("{table} is a list") };
        records.push(records[0].clone());
        let (count, id) = (records.len() - 1, records[0].member("id").is_some());
        let problem = only_problem(&read(&doubled), table);
        assert_eq!(problem.kind, ProblemKind::DuplicateRecord);
        assert_eq!(problem.path, format!("$.{table}[{count}]{}", if id { ".id" } else { "" }));
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for (place, path) in all_places() {
        if !matches!(at(&mut golden(), &place).value, Value::Number(_)) {
            continue;
        }
        for (wrong, kind) in [
            ("1e999", ProblemKind::OutOfRange),
            ("-1e999", ProblemKind::OutOfRange),
            ("9007199254740993", ProblemKind::OutOfRange),
            ("-9223372036854775809", ProblemKind::OutOfRange),
            ("1.5", ProblemKind::Fraction),
            ("1e-999999999999", ProblemKind::Fraction),
        ] {
            let problem = only_problem(&read(&with(&place, |node| node.value = number(wrong))), &path);
            assert_eq!((&problem.path, problem.kind, problem.found.as_str()), (&path, kind, wrong));
            assert!(matches!(problem.expected, Expected::Whole { .. }));
        }
    }
}

#[test]
fn texts_too_long_are_refused() {
    for (place, path) in all_places() {
        if matches!(at(&mut golden(), &place).value, Value::Text(_)) {
            let long = with(&place, |node| node.value = text("я".repeat(20_001)));
            let problem = only_problem(&read(&long), &path);
            assert_eq!(problem.path, path);
            assert!(problem.found.chars().count() <= 61, "what was found is shortened");
        }
    }
}

#[test]
fn fields_of_newer_versions_survive_at_every_level() {
    let maps = [
        "$.meta.part_periods_months",
        "$.meta.weighting.places",
        "$.meta.weighting.comparisons_steps",
        "$.meta.weighting.comparisons_steps.0000000000011",
        "$.accounts[0].fields",
        "$.accounts[0].figures",
        "$.targets[0].parts_e4",
        "$.targets[1].inputs_e4",
        "$.targets[1].inputs_e4[\"1998-01\"]",
    ];
    let mut objects = 0;
    for (place, path) in all_places() {
        let mut newer = golden();
        let Value::Object(members) = &mut at(&mut newer, &place).value else { continue };
        if maps.contains(&path.as_str()) {
            continue;
        }
        let value = Node::new(Value::Array(vec![Node::new(number("1.50")), Node::new(text("two"))]));
        members.push(Member { name: "x_new".into(), value: value.clone() });
        members.push(Member { name: "y/~new".into(), value });
        objects += 1;
        let reading = read(&newer);
        assert_eq!(reading.notes, vec![Note::UnknownFields { count: 2 }], "{path}");
        let workbook = reading.whole().expect("unknown fields are no problem");
        assert_eq!(write_workbook(&workbook, Layout::Compact), newer.to_json(), "{path}");
    }
    assert!(objects > 40, "only {objects} objects");
}
