//! The laws of the texts: a gap between the languages is found, with the file and the key.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/codegen.rs"]
mod codegen;
#[path = "../src/app/i18n/fill.rs"]
mod fill;
#[path = "../build/mark.rs"]
mod mark;
#[path = "../build/node.rs"]
mod node;
#[path = "../build/source.rs"]
mod source;

use catalogue::Message;
use source::Source;

/// Checks one area given in three languages; returns the problems as a developer reads them.
fn check(en: &str, ru: &str, fa: &str) -> Result<Vec<Message>, Vec<String>> {
    let source = |language, text: &str| Source { language, area: "area".to_owned(), text: text.to_owned() };
    catalogue::check(&[source("en", en), source("ru", ru), source("fa", fa)])
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

fn problems(en: &str, ru: &str, fa: &str) -> Vec<String> {
    check(en, ru, fa).expect_err("these texts have a problem")
}

#[test]
fn the_texts_of_the_product_have_no_problem() {
    let sources = source::read_folder(std::path::Path::new("locales")).expect("the folder can be read");
    assert_eq!(catalogue::check(&sources).map(|_| ()), Ok(()));
}

#[test]
fn a_missing_key_names_the_file_and_the_key() {
    let found = problems(r#"{"a":"A","b":{"c":"C"}}"#, r#"{"a":"А"}"#, r#"{"a":"آ","b":{"c":"س"}}"#);
    assert_eq!(found, ["locales/ru/area.json: b.c: missing here, English has it"]);
}

#[test]
fn a_missing_file_misses_all_its_keys() {
    let source = |language| Source { language, area: "area".to_owned(), text: r#"{"a":"A"}"#.to_owned() };
    let found = catalogue::check(&[source("en"), source("fa")]).expect_err("Russian has no such file");
    assert_eq!(found[0].to_string(), "locales/ru/area.json: a: missing here, English has it");
}

#[test]
fn an_extra_key_is_found() {
    let found = problems(r#"{"a":"A"}"#, r#"{"a":"А"}"#, r#"{"a":"آ","z":"ز"}"#);
    assert_eq!(found, ["locales/fa/area.json: z: English does not have this key"]);
}

#[test]
fn a_key_written_twice_is_found() {
    let found = problems(r#"{"a":"A"}"#, r#"{"a":"А","a":"Б"}"#, r#"{"a":"آ"}"#);
    assert!(found[0].contains("locales/ru/area.json: : cannot be read: the key `a` is written twice"), "{found:?}");
}

#[test]
fn placeholders_are_the_same_in_every_language() {
    let found = problems(r#"{"a":"{x} of {y}"}"#, r#"{"a":"{x} из {z}"}"#, r#"{"a":"{x} از {y}"}"#);
    assert_eq!(found, [r#"locales/ru/area.json: a: placeholders {"x", "z"} where English has {"x", "y"}"#]);
}

#[test]
fn plural_forms_name_the_same_placeholders() {
    let en = r#"{"a":{"one":"one row of {total}","other":"{count} rows"}}"#;
    let found = problems(en, r#"{"a":"{count} {total}"}"#, r#"{"a":"{count} {total}"}"#);
    assert!(found[0].starts_with("locales/en/area.json: a: placeholders"), "{found:?}");
}

#[test]
fn a_missing_plural_form_is_found() {
    let two = r#"{"a":{"one":"{count} row","other":"{count} rows"}}"#;
    let found = problems(two, two, two);
    assert_eq!(
        found,
        [
            "locales/ru/area.json: a: the plural form `few` is missing",
            "locales/ru/area.json: a: the plural form `many` is missing",
            "locales/ru/area.json: a: missing here, English has it",
        ]
    );
}

#[test]
fn a_plural_form_the_language_does_not_have_is_found() {
    let en = r#"{"a":{"one":"{count} row","few":"{count} rows","other":"{count} rows"}}"#;
    let found = problems(en, r#"{"a":"{count}"}"#, r#"{"a":"{count}"}"#);
    assert_eq!(found[0], "locales/en/area.json: a: this language has no plural form `few`");
}

#[test]
fn a_language_may_say_all_counts_alike() {
    let en = r#"{"a":{"one":"one row","other":"{count} rows"}}"#;
    let messages = check(en, r#"{"a":"Строк: {count}"}"#, r#"{"a":"{count} ردیف"}"#).expect("allowed");
    assert_eq!(codegen::table(&messages, 0), "one row\u{1}{0} rows");
    assert_eq!(codegen::table(&messages, 1), "Строк: {0}");
}

#[test]
fn bad_keys_braces_and_texts_are_found() {
    let bad = |json: &str, expected: &str| {
        let found = problems(json, json, json);
        assert!(found[0].contains(expected), "{json}: {found:?}");
    };
    bad(r#"{"camelCase":"x"}"#, "keys are snake_case");
    bad(r#"{"match":{"a":"x"}}"#, "not Rust keywords");
    bad(r#"{"type":"the {x}"}"#, "not Rust keywords");
    bad(r#"{"a":"open {x"}"#, "a placeholder is a snake_case name");
    bad(r#"{"a":"shut x}"}"#, "a placeholder is a snake_case name");
    bad(r#"{"a":"{Not A Name}"}"#, "a placeholder is a snake_case name");
    bad(r#"{"a":" "}"#, "the text is empty");
    bad(r#"{"a":"two\nlines"}"#, "control character");
    bad(r#"{"a":5}"#, "a text or a group of texts");
    bad(r#""text""#, "a file is an object");
}

#[test]
fn the_code_counts_first_and_keeps_the_english_order() {
    let text = r#"{"a":"Plain","b":{"c":"{name}: {count} of {total}"}}"#;
    let messages = check(text, r#"{"a":"А","b":{"c":"{count} из {total} — {name}"}}"#, text).expect("no problem");
    let code = codegen::rust(&messages);
    assert!(code.contains("pub mod area {"), "{code}");
    assert!(code.contains("pub const A: crate::app::i18n::Text = crate::app::i18n::Text::at(0);"), "{code}");
    assert!(code.contains("pub fn c(count: impl crate::app::i18n::Count, name: impl AsRef<str>, total:"), "{code}");
    assert_eq!(codegen::table(&messages, 1), "А\0{0} из {2} — {1}");
}

#[test]
fn arguments_are_filled_in_by_number() {
    assert_eq!(fill::fill("{1} of {0}.", &["ten", "two"], false), "two of ten.");
    assert_eq!(fill::fill("nothing", &[], false), "nothing");
    assert_eq!(fill::fill("{0}", &["{1}", "no"], false), "{1}", "what is filled in is not filled again");
}

/// Story: "Между «ООО «Севердеталь»» и «ООО «Проминвест»»", where Russian writes the inner quotes as „“.
#[test]
fn a_name_that_carries_quotes_has_the_inner_ones_within_those_of_a_text() {
    let russian = fill::fill("Между «{0}» и «{1}»", &["ООО «Север»", "ИП Лунь"], false);
    assert_eq!(russian, "Между «ООО „Север“» и «ИП Лунь»");
    // Two that end together are often closed once.
    let closed_once = fill::fill("«{0}»", &["ООО «Торговый дом «Север»"], false);
    assert_eq!(closed_once, "«ООО „Торговый дом „Север“»");
    assert_eq!(fill::fill("«{0}»", &["شرکت «پارس»"], true), "«شرکت ‹پارس›»");
    assert_eq!(
        fill::fill("Between “{0}” and {1}", &["The “North”", "a “b”"], false),
        "Between “The ‘North’” and a “b”"
    );
    // Where the text puts no quotes the name is as it was written; so is one with a mark alone, or with quotes of another kind.
    assert_eq!(fill::fill("Клиент {0}", &["ООО «Север»"], false), "Клиент ООО «Север»");
    assert_eq!(fill::fill("“{0}”", &["Pipes 5”"], false), "“Pipes 5””");
    assert_eq!(fill::fill("“{0}”", &["ООО «Север»"], false), "“ООО «Север»”");
    assert_eq!(fill::fill("«{0}", &["«a»"], false), "««a»", "quotes that are not about the name alone");
}

/// Story: "Moravia Sklo S.r.l.. Make it a key account?" and "left out: B · Invoice no..".
#[test]
fn a_name_that_ends_in_a_stop_ends_its_sentence() {
    let filled = |text, name| fill::fill(text, &[name, "two"], false);
    assert_eq!(filled("Left out: {0}.", "B · Invoice no."), "Left out: B · Invoice no.");
    assert_eq!(filled("Not key yet: {0}. {1}?", "Moravia S.r.l."), "Not key yet: Moravia S.r.l. two?");
    assert_eq!(filled("По {0}.", "20 мар. 2024 г."), "По 20 мар. 2024 г.");
    // Any other stop of the text stays, and so does that of a name in a text of its own direction.
    assert_eq!(filled("{0}, {1}.", "S.r.l."), "S.r.l., two.");
    assert_eq!(filled("{0}.json", "S.r.l."), "S.r.l..json");
    assert_eq!(filled("{0}...", "S.r.l."), "S.r.l....");
    assert_eq!(filled("“{0}”.", "S.r.l."), "“S.r.l.”.");
    assert_eq!(filled("{0}.", "Alder"), "Alder.");
    // The stop of a Latin name stands at its right, that of the Persian sentence at its left end.
    let persian = fill::fill("نام: {0}.", &["S.r.l."], true);
    assert_eq!(persian, "نام: \u{2068}S.r.l.\u{2069}.");
}

#[test]
fn what_runs_against_the_text_is_isolated() {
    assert_eq!(fill::fill("حساب {0}", &["Ernst Handel"], true), "حساب \u{2068}Ernst Handel\u{2069}");
    assert_eq!(fill::fill("تاریخ {0}", &["2024-03-20"], true), "تاریخ \u{2068}2024-03-20\u{2069}");
    assert_eq!(fill::fill("{0} ردیف", &["۱۲٬۳۴۵"], true), "۱۲٬۳۴۵ ردیف");
    assert_eq!(fill::fill("حساب {0}", &["پارس"], true), "حساب پارس");
    assert_eq!(fill::fill("Account {0}", &["پارس"], false), "Account \u{2068}پارس\u{2069}");
    assert_eq!(fill::fill("Клиент {0}", &["Ernst Handel"], false), "Клиент Ernst Handel");
}

/// Every text of a language with the place it stands in, a dot for each placeholder.
fn texts_of(language: usize) -> Vec<(String, String)> {
    let sources = source::read_folder(std::path::Path::new("locales")).expect("the folder can be read");
    let messages = catalogue::check(&sources).expect("the texts have no problem");
    let forms = messages.iter().flat_map(|message| {
        let plain = |form: &String| {
            let (found, rest) = catalogue::placeholders(form).expect("braces were checked");
            found.iter().flat_map(|(before, _)| [*before, "·"]).chain([rest]).collect::<String>()
        };
        message.forms[language].iter().map(move |form| (message.path.join("."), plain(form)))
    });
    forms.collect()
}

#[test]
fn persian_is_written_with_persian_letters_digits_and_marks() {
    for (place, text) in texts_of(2) {
        let arabic = text.contains(['ي', 'ك', 'ى', 'ة']);
        assert!(!arabic, "{place}: an Arabic letter in {text:?}");
        for word in text.split_whitespace() {
            let persian = word.contains(|c: char| ('\u{600}'..'\u{700}').contains(&c));
            assert!(!(persian && word.contains([',', ';', '?', '%'])), "{place}: a Latin mark in {word:?}");
            let latin = word.contains(|c: char| c.is_ascii_alphabetic() || c == '-');
            assert!(latin || !word.contains(|c: char| c.is_ascii_digit()), "{place}: Latin digits in {word:?}");
        }
    }
}

#[test]
fn no_text_has_stray_white_space_or_straight_quotes() {
    for (place, text) in (0..3).flat_map(texts_of) {
        assert!(!text.contains("  ") && !text.contains('"') && !text.contains("..."), "{place}: {text:?}");
    }
}

#[test]
fn english_cut_in_two_is_english_with_the_places_it_has() {
    let sources = source::read_folder(std::path::Path::new("locales")).expect("the folder can be read");
    let messages = catalogue::check(&sources).expect("the texts have no problem");
    let (messages, cut) = codegen::in_order(messages);
    let (first, rest) = messages.split_at(cut);
    assert!(first.iter().any(|message| message.path[0] == "shell"), "what the frame says comes first");
    assert!(rest.iter().any(|message| message.path[0] == "segments"), "what a page says comes with it");
    let whole = codegen::table(&messages, 0);
    assert_eq!([codegen::table(first, 0), codegen::table(rest, 0)].join("\0"), whole);
    let code = codegen::rust(&messages);
    assert_eq!(code.matches("pub mod shell {").count(), 1, "an area is one module");
}

#[test]
fn the_libraries_texts_have_a_mark_in_each_language_and_no_two_the_same() {
    let sources = source::read_folder(std::path::Path::new("locales")).expect("the folder can be read");
    let (messages, _) = codegen::in_order(catalogue::check(&sources).expect("no problems"));
    let marks = codegen::marks(&messages);
    let mut texts: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let lines: Vec<Vec<&str>> = marks.lines().map(|line| line.split(' ').collect()).collect();
    let named = |key: &str| {
        let place = messages.iter().position(|message| message.path.join(".") == key).expect("a text");
        lines.iter().find(|line| line[0] == place.to_string()).expect("it is marked")
    };
    assert_eq!(
        named("library.solvency.name")[1..],
        ["Solvency", "Платёжеспособность", "توان پرداخت"].map(|text| format!("{:x}", mark::mark(text)))
    );
    assert_eq!(named("kpi.entries.turnover.name").len(), 4);
    for line in &lines {
        let message = &messages[line[0].parse::<usize>().expect("a place")];
        for (forms, mark) in message.forms.iter().zip(&line[1..]) {
            let text = texts.entry((*mark).to_owned()).or_insert_with(|| forms.concat());
            assert_eq!(*text, forms.concat(), "two texts of one mark");
        }
    }
}
