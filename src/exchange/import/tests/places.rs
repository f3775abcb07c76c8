//! Rows of one name in several cities.

use super::*;

fn plan_by_place(workbook: &Workbook, text: &str, by_place: bool) -> ImportPlan {
    let source = table(text);
    let mut next = 500 + u64::try_from(workbook.accounts.len()).unwrap_or(0);
    let new_id = || {
        next += 1;
        AccountId::new(next)
    };
    let chosen = ImportChoices { by_place, ..ImportChoices::default() };
    let mapping = guess_mapping(&source, &Around::default());
    plan_import(workbook, &source, &mapping, &chosen, new_id).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn kinds(plan: &ImportPlan) -> Vec<(u32, ImportProblemKind)> {
    plan.problems.iter().map(|problem| (problem.row, problem.kind.clone())).collect()
}

fn added(plan: &ImportPlan) -> Vec<(u32, &str)> {
    plan.added.iter().map(|(row, account)| (*row, account.city.as_str())).collect()
}

fn take_by_place(book: &mut Workbook, text: &str, by_place: bool) {
    let plan = plan_by_place(book, text, by_place);
    take(book, plan);
}

const LIST: &str = "Kunde;Ort;Umsatz 2024\nAbt AG;Ulm;1\nBolt;Bonn;2\nAbt AG;Köln;4\nABT AG;ulm;8\nBolt;;16";

// Four customers of a tester's list had namesakes in other cities. They were refused as doubles, without a word of what to
// do, and their revenue was missing.
#[test]
fn one_name_in_two_cities_is_two_accounts_if_a_person_says_so() {
    let plan = plan_by_place(&workbook(), LIST, false);
    let name = SameName { name: "Abt AG".to_owned(), rows: vec![2, 4, 5], places: vec!["Ulm".into(), "Köln".into()] };
    assert_eq!(plan.same_names.as_slice(), std::slice::from_ref(&name));
    assert_eq!(added(&plan), [(2, "Ulm"), (3, "Bonn")]);
    let (other, same) = (ImportProblemKind::OtherPlace { first: 2 }, ImportProblemKind::SameAccount { first: 2 });
    let bolt = ImportProblemKind::SameAccount { first: 3 };
    assert_eq!(kinds(&plan), [(4, other), (5, same.clone()), (6, bolt.clone())]);
    let plan = plan_by_place(&workbook(), LIST, true);
    assert_eq!(plan.same_names, [name]);
    assert_eq!(added(&plan), [(2, "Ulm"), (3, "Bonn"), (4, "Köln")]);
    assert_eq!(kinds(&plan), [(5, same), (6, bolt)]);
}

#[test]
fn the_same_table_finds_each_by_its_city_and_asks_nothing() {
    let text = "Kunde;Ort;Umsatz 2024\nAbt AG;Ulm;1\nAbt AG;Köln;4";
    let mut book = workbook();
    take_by_place(&mut book, text, true);
    assert_eq!(book.accounts.len(), 2);
    for by_place in [false, true] {
        let again = plan_by_place(&book, text, by_place);
        assert_eq!((again.same, again.added.len(), again.changed.len()), (2, 0, 0));
        assert_eq!((again.problems.as_slice(), again.same_names.as_slice()), ([].as_slice(), [].as_slice()));
        // In another order, in other letters, with other figures, one row alone.
        let next = plan_by_place(&book, "Kunde;Ort;Umsatz 2025\nAbt AG;KÖLN;5\nAbt AG;Ulm;6", by_place);
        let changed: Vec<_> = next.changed.iter().map(|it| (it.row, it.after.city.as_str(), it.fields.len())).collect();
        assert_eq!(changed, [(2, "Köln", 1), (3, "Ulm", 1)]);
        let alone = plan_by_place(&book, "Kunde;Ort;Umsatz 2025\nAbt AG;Köln;5", by_place);
        assert_eq!(alone.changed.first().map(|it| it.after.city.as_str()), Some("Köln"));
    }
    // Without the city, and with a third one, nobody knows.
    let several = ImportProblemKind::SeveralAccounts { count: 2 };
    assert_eq!(kinds(&plan_by_place(&book, "Kunde;Umsatz 2025\nAbt AG;5", false)), [(2, several.clone())]);
    assert_eq!(kinds(&plan_by_place(&book, "Kunde;Ort\nAbt AG;Kiel", false)), [(2, several.clone())]);
    let third = "Kunde;Ort\nAbt AG;Ulm\nAbt AG;Kiel";
    let plan = plan_by_place(&book, third, false);
    assert_eq!((kinds(&plan), plan.same_names.len()), (vec![(3, several)], 1));
    assert_eq!(added(&plan_by_place(&book, third, true)), [(3, "Kiel")]);
}

#[test]
fn an_account_that_is_known_is_met_by_the_row_of_its_city() {
    let mut book = workbook();
    take_by_place(&mut book, "Kunde;Ort\nAbt AG;Ulm", false);
    let text = "Kunde;Ort;Umsatz 2024\nAbt AG;Köln;4\nAbt AG;Ulm;1";
    let plan = plan_by_place(&book, text, false);
    assert_eq!(plan.changed.iter().map(|it| it.row).collect::<Vec<_>>(), [3], "the account stays in its city");
    assert_eq!(kinds(&plan), [(2, ImportProblemKind::OtherPlace { first: 3 })]);
    assert_eq!(plan.same_names.len(), 1);
    let plan = plan_by_place(&book, text, true);
    assert_eq!((added(&plan), plan.changed.len()), (vec![(2, "Köln")], 1));
    // A customer that moved is the same one, where no other row has its name.
    let moved = plan_by_place(&book, "Kunde;Ort\nAbt AG;Köln", true);
    assert_eq!((moved.changed.len(), moved.added.len()), (1, 0));
}

#[test]
fn an_account_without_a_city_is_met_once() {
    let mut book = workbook();
    take_by_place(&mut book, "Kunde;Umsatz 2023\nAbt AG;7", false);
    let text = "Kunde;Ort;Umsatz 2024\nAbt AG;Köln;4\nAbt AG;Ulm;1\nAbt AG;Köln;4";
    let plan = plan_by_place(&book, text, false);
    assert_eq!((plan.changed.len(), plan.added.len()), (1, 0));
    let (other, same) = (ImportProblemKind::OtherPlace { first: 2 }, ImportProblemKind::SameAccount { first: 2 });
    assert_eq!(kinds(&plan), [(3, other), (4, same.clone())]);
    let plan = plan_by_place(&book, text, true);
    assert_eq!((plan.changed.len(), added(&plan)), (1, vec![(3, "Ulm")]));
    assert_eq!(kinds(&plan), [(4, same)]);
}

#[test]
fn codes_and_countries_tell_apart_too() {
    let coded = plan_by_place(&workbook(), "Kundennr.;Kunde;Ort\n1;Abt AG;Ulm\n2;Abt AG;Köln", false);
    assert_eq!((coded.added.len(), coded.same_names.len()), (2, 0));
    let land = plan_by_place(&workbook(), "Kunde;Land\nAbt AG;DE\nAbt AG;AT\nSumme;CH\nSumme;AT", true);
    assert_eq!((land.added.len(), land.same_names[0].places.join(" ")), (2, "DE AT".to_owned()));
    assert_eq!(land.same_names.len(), 1, "sums are no namesakes");
    assert_eq!(plan_by_place(&workbook(), "Kunde;Umsatz 2024\nAbt AG;1\nAbt AG;2", true).same_names, []);
}
