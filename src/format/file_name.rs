//! How the files of workbooks are called: name, day, who made it and number, so that a browser's "(1)" never hides which
//! is newer, and two people's files of one day are told apart.

use crate::model::Date;

const BEFORE: &str = " r";
const ENDING: &str = ".linchpin";
/// More digits than this are not a number of ours: nobody makes a thousand million changes.
const MOST_DIGITS: usize = 9;
/// How much of a workbook's name goes into its file's, in characters.
const MOST_OF_NAME: usize = 60;
/// How much of a person's name does.
const MOST_OF_PERSON: usize = 24;

/// The name of a workbook's file: of the workbook's name and that of the person who makes it (empty where nobody has said
/// it) as much as is short and safe. The number counts the workbook's changes, also those made before it came here in a
/// file.
pub fn workbook_file_name(name: &str, day: Date, by: &str, number: u64) -> String {
    let (name, by) = (part_of_file_name(name, MOST_OF_NAME), part_of_file_name(by, MOST_OF_PERSON));
    let by = if by.is_empty() { by } else { format!(" {by}") };
    format!("{name} {day}{by}{BEFORE}{number}{ENDING}.json")
}

/// A text as a part of a file's name: without what file systems forbid and what turns the order of letters, and of no
/// more than so many characters. File systems count bytes, so characters of three and four bytes count for more.
pub fn part_of_file_name(text: &str, most: usize) -> String {
    let is_forbidden = |c: char| "\\/:*?\"<>|".contains(c) || c.is_control();
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += c.len_utf8();
        bytes <= 2 * most
    };
    let allowed: String = text.chars().filter(|c| !turns(*c)).map(|c| if is_forbidden(c) { ' ' } else { c }).collect();
    let words = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(most).take_while(fits).collect::<String>().trim_end().to_owned()
}

/// The number in a file's name; `None` when it is not a name of ours. What a browser or a person has put behind
/// ("… r35.linchpin (1).json") does not matter.
pub fn workbook_file_number(file_name: &str) -> Option<u64> {
    let (before, _) = file_name.rsplit_once(ENDING)?;
    let (_, digits) = before.rsplit_once(BEFORE)?;
    let is_number = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file_name: &str, number: Option<u64>) {
        assert_eq!(workbook_file_number(file_name), number, "{file_name}");
    }

    #[test]
    fn a_number_that_was_given_is_read_again() {
        let day = Date::new(2026, 11, 23).expect("a day");
        for number in [0, 1, 35, 999_999_999] {
            for name in ["Key accounts", "A r5.linchpin b", "کلیدی r۷", ""] {
                for by in ["", "Anna", "Anna r9", "آنا ر۷", "r.linchpin"] {
                    check(&workbook_file_name(name, day, by, number), Some(number));
                }
            }
        }
        assert_eq!(workbook_file_name("Key accounts", day, "", 35), "Key accounts 2026-11-23 r35.linchpin.json");
        assert_eq!(
            workbook_file_name("Key accounts", day, " Anna/Bo ", 35),
            "Key accounts 2026-11-23 Anna Bo r35.linchpin.json"
        );
    }

    #[test]
    fn names_of_people_and_workbooks_are_short_and_safe() {
        let check = |text: &str, most: usize, expected: &str| assert_eq!(part_of_file_name(text, most), expected);
        check("A/B\\C: \"D\" <E>|*?\n", 60, "A B C D E");
        check("  ../../etc  ", 60, ".. .. etc");
        check("\u{202e}nosj.exe", 60, "nosj.exe");
        check("می\u{200c}رود", 60, "می\u{200c}رود");
        check("Anna-Maria Katharina von Hohenstein", 24, "Anna-Maria Katharina von");
        check("آنا آنا آنا", 5, "آنا آ");
        check("😀😀😀😀😀", 4, "😀😀");
        check("", 24, "");
        let longest = workbook_file_name(&"ю".repeat(99), Date::new(2026, 11, 23).expect("a day"), &"😀".repeat(99), 1);
        assert!(longest.len() < 255, "{longest}");
    }

    #[test]
    fn what_a_browser_puts_behind_does_not_matter() {
        check("Key accounts 2026-11-23 r35.linchpin (1).json", Some(35));
        check("Key accounts 2026-11-23 r35.linchpin(2).json", Some(35));
        check("Key accounts 2026-11-23 r35.linchpin-3.json.txt", Some(35));
    }

    #[test]
    fn other_names_have_no_number() {
        for name in ["", "mine.json", "r35.json", "plan r35.json", "plan r.linchpin.json", "plan r-3.linchpin.json"] {
            check(name, None);
        }
        check("plan r+3.linchpin.json", None);
        check("plan r3a.linchpin.json", None);
        check("plan r۳۵.linchpin.json", None);
        check("planr35.linchpin.json", None);
        check("plan r1000000000.linchpin.json", None);
        check("plan r99999999999999999999999.linchpin.json", None);
    }
}
