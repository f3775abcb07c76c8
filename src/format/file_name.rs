//! How the files of workbooks are called: name, day and number, so that a browser's "(1)" never hides which is newer.

use crate::model::Date;

const BEFORE: &str = " r";
const ENDING: &str = ".linchpin";
/// More digits than this are not a number of ours: nobody makes a thousand million changes.
const MOST_DIGITS: usize = 9;

/// The name of a workbook's file. The number counts its changes, also those made before it came here in a file. What
/// file systems forbid is left out of the workbook's name before.
pub fn workbook_file_name(name: &str, day: Date, number: u64) -> String {
    format!("{name} {day}{BEFORE}{number}{ENDING}.json")
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
                check(&workbook_file_name(name, day, number), Some(number));
            }
        }
        assert_eq!(workbook_file_name("Key accounts", day, 35), "Key accounts 2026-11-23 r35.linchpin.json");
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
