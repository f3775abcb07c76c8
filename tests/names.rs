//! Names that must be told apart: criteria, raters, KPIs and snapshots of one workbook.

use linchpin::command::{
    Command, CommandError, CriterionCommand, CriterionEdit, Field, KpiCommand, RaterCommand, apply,
};
use linchpin::model::{
    Criterion, CriterionId, Kpi, KpiId, Name, Rater, RaterId, Timestamp, Unit, Workbook, WorkbookId,
};

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn kpi(number: u64, of: &str) -> Kpi {
    Kpi::new(KpiId::new(number), name(of), Unit::Count)
}

/// A workbook with a criterion, a rater and a KPI of one name.
fn workbook(of: &str) -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(1), name("Names"), Timestamp::from_ms(0));
    workbook.criteria.insert(Criterion::new(CriterionId::new(1), 0, name(of)));
    workbook.raters.insert(Rater::new(RaterId::new(1), name(of)));
    workbook.kpis.insert(kpi(1, of));
    workbook
}

/// Every command that gives a record a name.
fn namings(to: &str) -> [Command; 5] {
    let criterion = Criterion::new(CriterionId::new(2), 2, name(to));
    let rater = Rater::new(RaterId::new(2), name(to));
    [
        Command::Criterion(CriterionCommand::Add(vec![criterion])),
        Command::Criterion(CriterionCommand::Edit {
            criterion: CriterionId::new(3),
            edits: vec![CriterionEdit::Name(to.to_owned())],
        }),
        Command::Rater(RaterCommand::Add(rater)),
        Command::Rater(RaterCommand::Rename { rater: RaterId::new(3), name: to.to_owned() }),
        Command::Kpi(KpiCommand::Add(kpi(2, to))),
    ]
}

fn check(one: &str, two: &str, are_one: bool) {
    let mut workbook = workbook(one);
    workbook.criteria.insert(Criterion::new(CriterionId::new(3), 1, name("Other")));
    workbook.raters.insert(Rater::new(RaterId::new(3), name("Other")));
    for command in namings(two) {
        let refused = apply(&workbook, &command).err();
        let expected = are_one.then_some(CommandError::NameTaken { field: Field::Name });
        assert_eq!(refused, expected, "{one} {two} {command:?}");
    }
}

#[test]
fn however_it_is_spelt_a_name_is_taken() {
    check("Revenue", "  REVENUE ", true);
    check("Key  account", "key account", true);
    check("\u{639}\u{644}\u{6cc}", "\u{639}\u{644}\u{64a}", true);
    check("\u{6a9}\u{6cc}\u{641}\u{6cc}\u{62a}", "\u{643}\u{64a}\u{641}\u{64a}\u{62a}", true);
    check("\u{645}\u{6cc}\u{200c}\u{62e}\u{631}\u{62f}", "\u{645}\u{6cc}\u{62e}\u{631}\u{62f}", true);
    check("\u{645}\u{6cc} \u{62e}\u{631}\u{62f}", "\u{645}\u{6cc}\u{200c}\u{62e}\u{631}\u{62f}", true);
    check("Учёт", "учет", true);
    check("Rev\u{ad}enue", "Revenue", true);
}

#[test]
fn other_names_are_free() {
    check("Revenue", "Revenue 2", false);
    check("R&D", "RD", false);
    check("Учёт", "Учёты", false);
}

#[test]
fn a_name_may_be_spelt_anew() {
    let workbook = workbook("\u{639}\u{644}\u{64a}");
    let respelt = "\u{639}\u{644}\u{6cc}";
    let edits = vec![CriterionEdit::Name(respelt.to_owned())];
    let commands = [
        Command::Criterion(CriterionCommand::Edit { criterion: CriterionId::new(1), edits }),
        Command::Rater(RaterCommand::Rename { rater: RaterId::new(1), name: respelt.to_owned() }),
    ];
    for command in commands {
        assert!(apply(&workbook, &command).is_ok_and(|change| !change.is_empty()), "{command:?}");
    }
}
