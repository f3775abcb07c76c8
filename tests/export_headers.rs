//! What the page writes over the columns of an export is what an import knows them by, in every language.

use std::fs;

use linchpin::exchange::AccountField;
use linchpin::exchange::mapping::{
    Around, guess_mapping, parse_class, parse_ownership, parse_programme, parse_role, parse_status,
};
use linchpin::exchange::table::{ReadOptions, read_text};
use linchpin::model::{AccountClass, Ownership, Period, Programme, Role, Status};
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
