//! Texts and formats as the browser's own `Intl` gives them. What differs between its versions (kinds of spaces, marks
//! of direction) is left out of the comparison.

use linchpin::analysis::figures::MoneySum;
use linchpin::model::{
    Criterion, CriterionId, Currency, Date, LibraryCriterion, Money, Name, Period, Quantity, Status, Timestamp, Unit,
    Workbook, WorkbookId,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    Calendar, Described, Language, Named, criterion_name, criterion_words, errors, fmt, set_calendar, set_language, t,
    texts,
};

/// Speaks a language for the length of one test.
fn speak(language: Language, calendar: Calendar) {
    set_language(language);
    set_calendar(calendar);
}

fn plain(text: &str) -> String {
    let space = |c: char| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c };
    text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')).map(space).collect()
}

fn same(text: &str, expected: &str) {
    assert_eq!(plain(text), expected);
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor).expect("an amount")
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::new(year, month, day).expect("a day")
}

#[wasm_bindgen_test]
fn english() {
    speak(Language::En, Calendar::Gregorian);
    same(t(texts::nav::WORKBOOKS), "Workbooks");
    same(t(Status::DoNotRetain.text()), "Do not retain");
    same(&texts::common::counts::accounts(1), "1 account");
    same(&texts::common::counts::accounts(1265), "1,265 accounts");
    same(&fmt::decimal(-1_234_567.891, 2, 2), "−1,234,567.89");
    same(&fmt::signed_percent(0.125, 1), "+12.5%");
    same(&fmt::growth(-0.125, 1), "−12.5%");
    same(&fmt::growth(8.99, 1), "+899.0%");
    same(&fmt::growth(1_309_390.018, 1), "×1.3M");
    same(&fmt::money(usd(126_579_304), Currency::USD), "$1,265,793.04");
    same(&fmt::compact(1_265_793.0), "1.3M");
    same(&fmt::currency_symbol(Currency::USD), "$");
    same(&fmt::date(day(2024, 3, 20)), "Mar 20, 2024");
    same(&fmt::period(Period::Quarter(1997, 2)), "Q2 1997");
    same(&fmt::file_size(12_345), "12.3 kB");
    same(&fmt::list(&["a", "b", "c"]), "a, b, and c");
}

#[wasm_bindgen_test]
fn russian() {
    speak(Language::Ru, Calendar::Gregorian);
    same(&texts::common::counts::accounts(1), "1 клиент");
    same(&texts::common::counts::accounts(3), "3 клиента");
    same(&texts::common::counts::accounts(5), "5 клиентов");
    same(&texts::common::counts::accounts(21), "21 клиент");
    same(&texts::common::units::hours_count(1.5), "1,5 часа");
    same(&fmt::money(usd(126_579_304), Currency::USD), "1 265 793,04 $");
    same(&fmt::percent(0.125, 1), "12,5 %");
    same(&fmt::date(day(2024, 3, 20)), "20 мар. 2024 г.");
    same(&fmt::file_size(12), "12 байт");
    speak(Language::Ru, Calendar::Jalali);
    same(&fmt::date(day(2024, 3, 20)), "1 фарвардин 1403 г.");
}

#[wasm_bindgen_test]
fn persian() {
    speak(Language::Fa, Calendar::Jalali);
    let rials = Currency::parse("IRR").expect("a currency");
    same(&texts::common::counts::accounts(1265), "۱٬۲۶۵ حساب");
    same(&fmt::integer(42.0), "۴۲");
    same(&fmt::decimal(-1234.5, 1, 1), "−۱٬۲۳۴٫۵");
    same(&fmt::percent(0.125, 1), "۱۲٫۵٪");
    same(&fmt::money_whole(usd(1_265_793), rials), "۱٬۲۶۵٬۷۹۳ ریال");
    same(&fmt::money(usd(1_265_793), rials), "۱٬۲۶۵٬۷۹۳ ریال");
    let toman = Currency::parse("IRT").expect("a currency");
    same(&fmt::money(usd(1_265_793), toman), "۱٬۲۶۵٬۷۹۳ تومان");
    same(&fmt::compact(1_265_793.0), "۱٫۳ میلیون");
    same(&fmt::date(day(2024, 3, 20)), "۱ فروردین ۱۴۰۳");
    same(&fmt::date_input(day(2024, 3, 20)), "۱۴۰۳/۰۱/۰۱");
    same(&fmt::period(Period::Year(1997)), "۱۹۹۷");
    same(&fmt::period(Period::Month(1997, 3)), "مارس ۱۹۹۷");
    same(&fmt::file_size(12_345), "۱۲٫۳ کیلوبایت");
    same(&fmt::quantity(Quantity::from_whole(15).expect("a number"), Unit::Percent, rials), "۱۵٪");
    speak(Language::Fa, Calendar::Gregorian);
    same(&fmt::date(day(2024, 3, 20)), "۲۰ مارس ۲۰۲۴");
}

#[wasm_bindgen_test]
fn a_sum_larger_than_any_amount_is_written_to_its_last_digit() {
    let sum = |minor| MoneySum::from_minor(minor);
    speak(Language::En, Calendar::Gregorian);
    same(&fmt::money(sum(12_345_678_901_234_567_890), Currency::USD), "$123,456,789,012,345,678.90");
    same(&fmt::amount(sum(-12_345_678_901_234_567_890), Currency::USD), "−123,456,789,012,345,678.90");
    same(&fmt::money_whole(sum(12_345_678_901_234_567_850), Currency::USD), "$123,456,789,012,345,679");
    let figure = Quantity::from_e4(90_071_992_547_409_901_234).expect("a number");
    same(&fmt::quantity(figure, Unit::Count, Currency::USD), "9,007,199,254,740,990.12");
    same(&fmt::figure(figure.e4(), 0, 4), "9,007,199,254,740,990.1234");
    speak(Language::Fa, Calendar::Jalali);
    let rials = Currency::parse("IRR").expect("a currency");
    same(&fmt::quantity(figure, Unit::Money, rials), "۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۰ ریال");
    same(&fmt::money(sum(12_345_678_901_234_567), rials), "۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷ ریال");
}

#[wasm_bindgen_test]
fn a_period_is_of_its_own_calendar() {
    speak(Language::Fa, Calendar::Jalali);
    same(&fmt::period(Period::Month(1403, 1)), "فروردین ۱۴۰۳");
    same(&fmt::period(Period::Year(1403)), "۱۴۰۳");
    assert_eq!(fmt::year_of(day(2024, 3, 19)), 1402);
    speak(Language::En, Calendar::Gregorian);
    same(&fmt::period(Period::Month(1403, 12)), "Esfand 1403");
    same(&fmt::period(Period::Month(1998, 1)), "Jan 1998");
    assert_eq!(fmt::year_of(day(2024, 3, 19)), 2024);
}

// Story: "−104,2 %–−32,2 %" stood for a range.
#[wasm_bindgen_test]
fn a_range_with_a_negative_end_is_said_in_words() {
    let range = |from, to| fmt::range(&fmt::percent(from, 1), &fmt::percent(to, 1));
    speak(Language::En, Calendar::Gregorian);
    same(&range(-1.042, -0.322), "from −104.2% to −32.2%");
    same(&range(-0.05, 0.1), "from −5.0% to 10.0%");
    same(&range(0.0, 0.1), "0.0%–10.0%");
    same(&fmt::range("10", "20"), "10–20");
    same(
        &fmt::range(&fmt::money(usd(-500), Currency::USD), &fmt::money(usd(0), Currency::USD)),
        "from −$5.00 to $0.00",
    );
    speak(Language::Ru, Calendar::Gregorian);
    same(&range(-1.042, -0.322), "от −104,2 % до −32,2 %");
    same(&range(0.1, 0.2), "10,0 %–20,0 %");
    speak(Language::Fa, Calendar::Jalali);
    same(&range(-1.042, -0.322), "از −۱۰۴٫۲٪ تا −۳۲٫۲٪");
    same(&range(0.1, 0.2), "۱۰٫۰٪ تا ۲۰٫۰٪");
}

#[wasm_bindgen_test]
fn a_latin_name_in_a_persian_text_is_isolated() {
    speak(Language::Fa, Calendar::Jalali);
    let text = texts::common::words::label_value("QUICK-Stop", "۱۲");
    assert_eq!(text, "\u{2068}QUICK-Stop\u{2069}: ۱۲");
}

#[wasm_bindgen_test]
fn what_is_typed_is_read_as_the_language_writes_it() {
    speak(Language::Ru, Calendar::Gregorian);
    assert_eq!(errors::parse_number("1,234", 3), Ok(1234));
    speak(Language::En, Calendar::Gregorian);
    assert_eq!(errors::parse_number("1,234", 3), Ok(1_234_000));
    assert_eq!(errors::parse_date("03/04/2024"), Ok(day(2024, 3, 4)));
    let error = errors::parse_number("abc", 2).expect_err("no number");
    same(&error, "“abc” is not a number. Enter digits, for example 1,250.50.");
    assert_eq!(errors::parse_money("1.250", Currency::USD), Ok(Money::from_minor(125_000).expect("an amount")));
    let error = errors::parse_money("12%", Currency::USD).expect_err("no amount");
    same(&error, "“12%” is a share, not an amount of money. Enter an amount, without the percent sign.");
    speak(Language::Fa, Calendar::Jalali);
    assert_eq!(errors::parse_number("۱٬۲۳۴٫۵", 1), Ok(12345));
    assert_eq!(errors::parse_date("۱۴۰۳/۰۱/۰۱"), Ok(day(2024, 3, 20)));
    let typed = fmt::date_input(day(2024, 7, 1));
    assert_eq!(errors::parse_date(&typed), Ok(day(2024, 7, 1)));
}

#[wasm_bindgen_test]
fn spans_and_order() {
    speak(Language::En, Calendar::Gregorian);
    let at = Timestamp::from_ms;
    let hour = 3_600_000;
    same(&fmt::relative(at(0), at(1000)), "now");
    same(&fmt::relative(at(0), at(5 * 60_000)), "5 minutes ago");
    same(&fmt::relative(at(0), at(24 * hour)), "yesterday");
    same(&fmt::relative(at(3 * Timestamp::DAY_MS), at(0)), "in 3 days");
    assert_eq!(fmt::order(&["b10", "B9", "á1", "a2"]), [2, 3, 1, 0]);
    assert_eq!(fmt::compare("Änne", "anne"), std::cmp::Ordering::Equal);
}

#[wasm_bindgen_test]
fn plain_names_are_in_the_order_the_browser_has() {
    let names = [
        "", " ", "a b", "a-b", "A_b", "a.b", "a, b", "ab", "aB9", "ab010", "AB10", "ab9c", "a&b", "a$b", "a+b", "(a)",
        "[a]", "{a}", "'a'", "\"a\"", "9", "010", "10", "10a", "10 a", "z", "Zz", "!", "?", "*", "/", "\\", "#", "%",
        "`", "^", "<", "=", ">", "|", "~", "@", ";", ":",
    ];
    for language in Language::ALL {
        speak(language, Calendar::Gregorian);
        for (one, two) in names.iter().flat_map(|one| names.iter().map(move |two| (one, two))) {
            let second_first = fmt::compare(one, two).is_gt();
            assert_eq!(fmt::order(&[one, two]) == [1, 0], second_first, "{one:?} and {two:?}");
        }
    }
}

#[wasm_bindgen_test]
fn every_number_a_language_writes_it_can_read() {
    for language in Language::ALL {
        speak(language, language.usual_calendar());
        for minor in [0, 5, -5, 123_456, -98_765_432_101] {
            let written = fmt::decimal(minor as f64 / 100.0, 2, 2);
            assert_eq!(errors::parse_number(&written, 2), Ok(minor), "{written}");
        }
    }
}

#[wasm_bindgen_test]
fn a_total_reads_as_the_browser_would_write_it() {
    for language in Language::ALL {
        speak(language, language.usual_calendar());
        for hundredths in 100..=1_000 {
            let total = f64::from(hundredths) / 100.0;
            assert_eq!(plain(&fmt::score_total(total)), plain(&fmt::decimal(total, 2, 2)));
        }
    }
}

/// Story: 5.015 was shown as 5.01 and 5.045 as 5.05, as their floats happened to lie.
#[wasm_bindgen_test]
fn half_a_hundredth_of_a_total_goes_up() {
    speak(Language::En, Language::En.usual_calendar());
    let shown = [5.015, 4.475, 4.265, 5.045, 9.994].map(fmt::score_total);
    assert_eq!(shown, ["5.02", "4.48", "4.27", "5.05", "9.99"]);
    assert_eq!((fmt::hundredths(1_000), fmt::total_below(7.9996)), ("10.00".to_owned(), "7.999".to_owned()));
}

/// Story: a workbook made in English showed its library's criteria in English on a Russian page, which has them in Russian.
#[wasm_bindgen_test]
fn what_is_a_librarys_is_said_in_the_pages_language_until_it_is_edited() {
    let name = |text: &str| Name::parse(text).expect("a name");
    let mut book = Workbook::empty(WorkbookId::new(1), name("Book"), Timestamp::default());
    let mut made = |id: u64, language: Language, entry: LibraryCriterion| {
        speak(language, Calendar::Gregorian);
        let words = entry.texts();
        let criterion = Criterion {
            library: entry.key().to_owned(),
            meaning: t(words.meaning).to_owned(),
            low_anchor: t(words.low).to_owned(),
            high_anchor: t(words.high).to_owned(),
            ..Criterion::new(CriterionId::new(id), 0, name(t(words.name)))
        };
        book.criteria.insert(criterion.clone());
        criterion
    };
    for (place, entry) in LibraryCriterion::ALL.into_iter().enumerate() {
        made(place as u64 + 1, Language::ALL[place % 3], entry);
    }
    let before = book.clone();
    for language in Language::ALL {
        speak(language, Calendar::Gregorian);
        for criterion in book.criteria.iter() {
            let words = LibraryCriterion::from_key(&criterion.library).expect("a key").texts();
            assert_eq!(criterion_name(&book, criterion), t(words.name));
            assert_eq!(
                criterion_words(criterion),
                [words.meaning, words.low, words.high].map(|text| t(text).to_owned())
            );
        }
    }
    assert_eq!(book, before);
    speak(Language::Ru, Calendar::Gregorian);
    let mut solvency = book.criteria.iter().find(|it| it.library == "solvency").expect("it is there").clone();
    let said = criterion_name(&book, &solvency);
    assert_eq!(said, "Платёжеспособность");
    // An edited text stays as it was typed, and so does what another library criterion is called.
    solvency.meaning = "Pays in time".to_owned();
    assert_eq!(criterion_words(&solvency)[0], "Pays in time");
    let other = Criterion { library: "influence".to_owned(), ..Criterion::new(solvency.id, 0, name("Solvency")) };
    assert_eq!(criterion_name(&book, &other), "Solvency");
    // Two that would be called alike are called as they are.
    book.criteria.insert(Criterion::new(CriterionId::new(99), 0, name(&said)));
    speak(Language::En, Calendar::Gregorian);
    let own = Name::parse("Solvency").expect("a name");
    let solvency = Criterion { name: own, ..solvency };
    book.criteria.insert(solvency.clone());
    speak(Language::Ru, Calendar::Gregorian);
    assert_eq!(criterion_name(&book, &solvency), "Solvency");
    speak(Language::En, Calendar::Gregorian);
}
