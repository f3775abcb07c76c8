//! What a table says of statuses: decisions to be, each with a row of its own.

use super::*;

/// The statuses that a table brings to Acme, a candidate, and Bolt, a key account, as they are called in an export.
fn check(text: &str, expected: &[(&str, Status)]) {
    let mut book = workbook();
    take(&mut book, plan("name,status\nAcme,candidate\nBolt,key"));
    let plan = plan_table(&book, &table(text));
    assert_eq!(plan.problems, [], "{text}");
    let name = |id| {
        // New ids are counted anew for each plan, so the new accounts come first.
        let known = plan.added.iter().map(|(_, account)| account).find(|it| it.id == id).or(book.accounts.get(id));
        known.map(|account| account.name.to_string()).unwrap_or_default()
    };
    let found: Vec<_> = plan.statuses().map(|(id, status)| (name(id), status)).collect();
    let expected: Vec<_> = expected.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn changed_statuses_are_counted_and_others_are_not() {
    check("name,status\nAcme,Key\nBolt,key", &[("Acme", Status::Key)]);
    check("name,status\nAcme,\nBolt,Regular", &[("Bolt", Status::Regular)]);
    check("name,status\nAcme,candidate\nBolt,key account\nCog,regular", &[]);
    check("name,status\nCog,watch\nDrum,", &[("Cog", Status::Watch)]);
    check("name,city\nAcme,Rome\nBolt,Oslo", &[]);
    check(
        "название;статус\nAcme;Ключевой клиент\nBolt;Не удерживать",
        &[("Acme", Status::Key), ("Bolt", Status::DoNotRetain)],
    );
    check("نام\tوضعیت\nAcme\tكليدي\nBolt\tزیر‌نظر", &[("Acme", Status::Key), ("Bolt", Status::Watch)]);
}

#[test]
fn marks_make_key_accounts_and_take_them_back() {
    check("name,key account\nAcme,no\nBolt,no", &[("Bolt", Status::Regular)]);
    check("name,key account\nAcme,x\nBolt,X", &[("Acme", Status::Key)]);
    check("name,key account\nAcme,✓\nBolt,", &[("Acme", Status::Key)]);
    check("название;ключевой клиент\nAcme;да\nBolt;нет", &[("Acme", Status::Key), ("Bolt", Status::Regular)]);
    check("نام\tحساب کلیدی\nAcme\tبله\nBolt\tخیر", &[("Acme", Status::Key), ("Bolt", Status::Regular)]);
}

#[test]
fn other_words_are_problems_by_row_and_column() {
    let wrong = |kind| ImportProblemKind::Cell(kind);
    check_problems("name,status\nA,key\nB,lost\nC,A", &[]);
    check_problems("name,status\nA,key\nB,lost", &[(3, Some(1), wrong(CellProblem::Status))]);
    check_problems("name,status\nA,key\nB,A\nC,watch", &[(3, Some(1), wrong(CellProblem::Status))]);
    check_problems("name,key account\nA,yes\nB,perhaps", &[(3, Some(1), wrong(CellProblem::KeyMark))]);
}
