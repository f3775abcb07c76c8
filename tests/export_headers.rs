//! What the page writes over the columns of an export, and as values into its cells, is what an import knows them by, in
//! every language.

use std::fs;

use linchpin::exchange::AccountField;
use linchpin::exchange::export::{Coded, write_accounts};
use linchpin::exchange::import::{ImportChoices, plan_import};
use linchpin::exchange::mapping::{
    Around, guess_mapping, parse_class, parse_ownership, parse_programme, parse_role, parse_status,
};
use linchpin::exchange::table::{Delimiter, ReadOptions, read_text};
use linchpin::model::{
    Account, AccountClass, AccountId, Name, Ownership, Period, Programme, Role, Status, Timestamp, Workbook, WorkbookId,
};
use serde_json::Value;

const FIXED: [(&str, AccountField); 17] = [
    ("name", AccountField::Name),
    ("code", AccountField::Code),
    ("sector", AccountField::Sector),
    ("ownership", AccountField::Ownership),
    ("size", AccountField::Size),
    ("country", AccountField::Country),
    ("city", AccountField::City),
    ("technology", AccountField::Technology),
    ("order_pattern", AccountField::OrderPattern),
    ("tags", AccountField::Tags),
    ("manager", AccountField::Manager),
    ("sponsor", AccountField::Sponsor),
    ("customer_since", AccountField::CustomerSince),
    ("notes", AccountField::Notes),
    ("roles", AccountField::Roles),
    ("class", AccountField::Class),
    ("programme", AccountField::Programme),
];

/// Periods as the browser's `Intl` writes them in the language, with the key of the text they are put into.
fn periods(language: &str) -> [(&'static str, Period); 3] {
    let quarter = Period::Quarter(2025, 1);
    match language {
        "en" => [("2025", Period::Year(2025)), ("Q1 2025", quarter), ("Mar 2025", Period::Month(2025, 3))],
        "ru" => [("2025", Period::Year(2025)), ("1 кв. 2025", quarter), ("февр. 2025 г.", Period::Month(2025, 2))],
        _ => [("۲۰۲۵", Period::Year(2025)), ("سه‌ماههٔ ۱ سال ۲۰۲۵", quarter), ("ژوئیهٔ ۲۰۲۵", Period::Month(2025, 7))],
    }
}

fn texts(language: &str) -> Value {
    let path = format!("locales/{language}/common.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn check(header: &str, cell: &str, expected: &AccountField) {
    let table = read_text(&format!("{header}\tx\n{cell}\ty\n"), ReadOptions::default());
    let table = table.unwrap_or_else(|error| panic!("{header}: {error:?}"));
    let mapping = guess_mapping(&table, &Around::default());
    assert_eq!(mapping.columns[0].field.as_ref(), Some(expected), "{header}");
}

#[test]
fn headers_come_back_as_their_fields() {
    for language in ["en", "ru", "fa"] {
        let texts = texts(language);
        let text = |key: &str| texts["fields"][key].as_str().unwrap_or_else(|| panic!("{language}: {key}")).to_owned();
        for (key, field) in FIXED {
            check(&text(key), "text", &field);
        }
        check(&text("status"), "do not retain", &AccountField::Status);
        for (written, period) in periods(language) {
            check(&text("revenue_in").replace("{period}", written), "5", &AccountField::Revenue(period));
            check(&text("profit_in").replace("{period}", written), "5", &AccountField::Profit(period));
        }
    }
}

#[test]
fn headers_of_added_up_parts_of_a_year_come_back_as_such() {
    let years =
        [("en", "2026", Period::Year(2026)), ("ru", "2026", Period::Year(2026)), ("fa", "۱۴۰۵", Period::Year(1405))];
    for (language, written, period) in years {
        let path = format!("locales/{language}/import.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let texts: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let header = |key: &str| {
            let text = texts["sales"][key]["other"].as_str().unwrap_or_else(|| panic!("{language}: {key}"));
            text.replace("{count}", "10").replace("{period}", written)
        };
        check(&header("revenue_part"), "5", &AccountField::Revenue(period));
        check(&header("profit_part"), "5", &AccountField::Profit(period));
    }
}

#[test]
fn public_and_private_are_read_as_they_are_shown() {
    for language in ["en", "ru", "fa"] {
        let texts = texts(language);
        for (key, ownership) in [("public", Ownership::Public), ("private", Ownership::Private)] {
            let shown = texts["ownership"][key].as_str().unwrap_or_default();
            assert_eq!(parse_ownership(shown), Some(ownership), "{language}: {shown}");
        }
    }
}

#[test]
fn roles_classes_programmes_and_statuses_are_read_as_they_are_shown() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(group: &str, parse: fn(&str) -> Option<T>, all: &[(&str, T)]) {
        for language in ["en", "ru", "fa"] {
            for (key, value) in all {
                let texts = texts(language);
                let shown = texts[group][key].as_str().unwrap_or_default();
                assert_eq!(parse(shown), Some(*value), "{language}: {shown}");
            }
        }
    }
    let roles = ["breadwinner", "prospective", "image_maker", "expert"];
    check("roles", parse_role, &std::array::from_fn::<_, 4, _>(|place| (roles[place], Role::ALL[place])));
    let classes = ["key", "important", "ordinary", "difficult", "not_customer"];
    check("classes", parse_class, &std::array::from_fn::<_, 5, _>(|place| (classes[place], AccountClass::ALL[place])));
    let programmes = ["strategic", "light", "programmatic"];
    let all = std::array::from_fn::<_, 3, _>(|place| (programmes[place], Programme::ALL[place]));
    check("programmes", parse_programme, &all);
    let statuses = ["key", "candidate", "watch", "regular", "do_not_retain"];
    check("statuses", parse_status, &std::array::from_fn::<_, 5, _>(|place| (statuses[place], Status::ALL[place])));
}

/// What the page calls a value, by the keys of its texts; without texts, the word of all languages.
fn named(texts: Option<&Value>, coded: Coded) -> String {
    let (group, key) = match coded {
        Coded::Status(_) => ("statuses", coded.word()),
        Coded::Role(_) => ("roles", coded.word()),
        Coded::Class(AccountClass::NotCustomer) => ("classes", "not_customer"),
        Coded::Class(_) => ("classes", coded.word()),
        Coded::Programme(_) => ("programmes", coded.word()),
        Coded::Ownership(_) => ("ownership", coded.word()),
    };
    let key = key.replace([' ', '-'], "_");
    texts.map_or_else(
        || coded.word().to_owned(),
        |texts| texts[group][&key].as_str().unwrap_or_else(|| panic!("{group}.{key}")).to_owned(),
    )
}

/// A book with every value of every closed choice on some account, and one account with all roles.
fn every_value() -> Workbook {
    let name = |text: &str| Name::parse(text).unwrap_or_else(|error| panic!("{error:?}"));
    let mut book = Workbook::empty(WorkbookId::new(1), name("Test"), Timestamp::from_ms(0));
    for (number, place) in (100..).zip(0..5_usize) {
        let id = AccountId::new(number);
        let mut account = Account::new(id, name(&format!("Account {place}")));
        account.status = Status::ALL[place];
        account.class = Some(AccountClass::ALL[place]);
        account.programme = Some(Programme::ALL[place % 3]);
        account.ownership = Some([Ownership::Public, Ownership::Private][place % 2]);
        account.roles = Role::ALL.get(place).map_or_else(|| Role::ALL.into(), |role| [*role].into());
        book.accounts.insert(account);
    }
    book
}

// Story: a list exported in Russian had Russian heads over "regular" and "key".
#[test]
fn values_are_written_in_the_language_of_the_heads_and_come_back_as_they_were() {
    let fields = [
        ("name", AccountField::Name),
        ("status", AccountField::Status),
        ("roles", AccountField::Roles),
        ("class", AccountField::Class),
        ("programme", AccountField::Programme),
        ("ownership", AccountField::Ownership),
    ];
    let book = every_value();
    let languages = ["en", "ru", "fa"].map(texts);
    // The heads of each language over its own values, over those of the others, and over the words of all.
    for heads in &languages {
        for values in languages.iter().map(Some).chain([None]) {
            let columns: Vec<_> = fields
                .iter()
                .map(|(key, field)| (field.clone(), heads["fields"][key].as_str().unwrap_or_default().to_owned()))
                .collect();
            let say = |coded| named(values, coded);
            let text = write_accounts(book.accounts.iter(), &columns, book.meta.currency, Delimiter::Semicolon, say);
            let table = read_text(&text, ReadOptions::default()).unwrap_or_else(|error| panic!("{error:?}"));
            let mapping = guess_mapping(&table, &Around::of(&book, None));
            let choices = ImportChoices::default();
            let plan = plan_import(&book, &table, &mapping, &choices, || AccountId::new(900))
                .unwrap_or_else(|problems| panic!("{problems:?}"));
            assert_eq!((&plan.problems[..], plan.statuses().count()), (&[][..], 0), "{text}");
            assert_eq!((plan.added.len(), plan.changed.len(), plan.same), (0, 0, 5), "{text}");
            // Into an empty book, so that nothing is the same because it was left out.
            let empty = Workbook::empty(WorkbookId::new(2), book.meta.name.clone(), Timestamp::from_ms(0));
            let mut next = 200;
            let new_id = || {
                next += 1;
                AccountId::new(next)
            };
            let mapping = guess_mapping(&table, &Around::of(&empty, None));
            let plan = plan_import(&empty, &table, &mapping, &choices, new_id)
                .unwrap_or_else(|problems| panic!("{problems:?}"));
            let statuses: Vec<_> = plan.statuses().map(|(_, status)| status).collect();
            let mut wanted: Vec<_> = Status::ALL.into_iter().filter(|status| *status != Status::Regular).collect();
            wanted.sort_unstable();
            let mut found = statuses.clone();
            found.sort_unstable();
            assert_eq!(found, wanted, "{text}");
            for ((_, account), before) in plan.added.iter().zip(book.accounts.iter()) {
                assert_eq!((account.class, account.programme), (before.class, before.programme), "{text}");
                assert_eq!((account.ownership, &account.roles), (before.ownership, &before.roles), "{text}");
            }
        }
    }
}
