//! Versions and the migrations between them: dense, each with a golden file before and after.

use std::path::Path;

use linchpin::format::tree::{Member, Node, Value};
use linchpin::format::version::{CURRENT, MIGRATIONS, Migration, migrate};
use linchpin::format::{Layout, parse, read_workbook, write_workbook};

#[test]
fn migrations_lead_from_the_first_version_to_the_present_one() {
    let from: Vec<u32> = MIGRATIONS.iter().map(|step| step.from).collect();
    assert_eq!(from, (1..CURRENT).collect::<Vec<u32>>());
}

#[test]
fn every_migration_has_a_golden_file_before_and_after() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/migrations");
    for (index, step) in MIGRATIONS.iter().enumerate() {
        let golden = |end: &str| {
            let path = folder.join(format!("{:04}-{}.{end}.json", step.from, step.name));
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let (before, after) = (golden("before"), golden("after"));
        let mut tree = parse::parse(&before, 64).expect("JSON");
        migrate(&mut tree, step.from, &MIGRATIONS[index..=index], |step| step.workbook);
        assert_eq!(tree.to_json(), parse::parse(&after, 64).expect("JSON").to_json(), "{}", step.name);
    }
}

#[test]
fn a_golden_file_of_every_version_can_be_read() {
    for version in 1..=CURRENT {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/workbook-v{version}.json"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let workbook = read_workbook(&bytes).expect("our file").whole().expect("without problems");
        assert!(read_workbook(write_workbook(&workbook, Layout::Lines).as_bytes()).is_ok());
    }
}

fn push(tree: &mut Node<'_>, name: &'static str) {
    if let Value::Object(members) = &mut tree.value {
        members.push(Member { name: name.into(), value: Node::new(Value::Bool(true)) });
    }
}

const STEPS: &[Migration] = &[
    Migration { from: 1, name: "one", workbook: |tree| push(tree, "one"), entry: |tree| push(tree, "entry_one") },
    Migration { from: 2, name: "two", workbook: |tree| push(tree, "two"), entry: |tree| push(tree, "entry_two") },
];

#[test]
fn a_file_takes_the_steps_from_its_own_version_on() {
    let check = |from, part: fn(&Migration) -> fn(&mut Node<'_>), expected: &str| {
        let mut tree = parse::parse("{}", 64).unwrap();
        migrate(&mut tree, from, STEPS, part);
        assert_eq!(tree.to_json(), expected);
    };
    check(1, |step| step.workbook, "{\"one\":true,\"two\":true}");
    check(2, |step| step.workbook, "{\"two\":true}");
    check(3, |step| step.workbook, "{}");
    check(1, |step| step.entry, "{\"entry_one\":true,\"entry_two\":true}");
}
