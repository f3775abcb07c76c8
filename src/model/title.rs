//! What an account is called where accounts of one name have to be told apart.

use std::collections::{BTreeMap, HashMap};

use super::{Account, AccountId, Workbook};

/// Parts a title from what is set beside the name.
const BETWEEN: &str = " · ";

/// What tells accounts of one name apart, in the order people know them by.
const MARKS: [fn(&Account) -> &str; 5] = [
    |account| account.city.as_str(),
    |account| account.code.as_str(),
    |account| account.country.as_str(),
    |account| account.sector.as_str(),
    |account| account.manager.as_str(),
];

/// The titles of all accounts of a workbook: the name alone, and where others have the same name, what tells the
/// account apart from them beside it ("Böhm AG · München"): the first of city, code, country, sector and manager that
/// none of them shares, else a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles(BTreeMap<AccountId, String>);

impl Titles {
    /// Those of a workbook; reads every account once.
    pub fn of(workbook: &Workbook) -> Self {
        let mut by_name: HashMap<&str, Vec<&Account>> = HashMap::with_capacity(workbook.accounts.len());
        for account in workbook.accounts.iter() {
            by_name.entry(account.name.as_str()).or_default().push(account);
        }
        let mut beside = BTreeMap::new();
        for namesakes in by_name.into_values().filter(|namesakes| namesakes.len() > 1) {
            beside.extend(marks(&namesakes));
        }
        Self(beside)
    }

    /// What the account is called.
    pub fn title(&self, account: &Account) -> String {
        self.titled(account.id, account.name.as_str())
    }

    /// The same of a name the account had at another time.
    pub fn titled(&self, account: AccountId, name: &str) -> String {
        self.beside(account).map_or_else(|| name.to_owned(), |mark| join(name, mark))
    }

    /// What is set beside the account's name; `None` where the name says enough.
    pub fn beside(&self, account: AccountId) -> Option<&str> {
        self.0.get(&account).map(String::as_str)
    }
}

impl Workbook {
    /// What the account is called, as in [`Titles`]; `None` when it is gone. Compares one name with all others: for
    /// lists there are [`Titles`].
    pub fn title_of(&self, id: AccountId) -> Option<String> {
        let account = self.accounts.get(id)?;
        let namesakes: Vec<&Account> = self.accounts.iter().filter(|other| other.name == account.name).collect();
        if namesakes.len() == 1 {
            return Some(account.name.to_string());
        }
        let mark = marks(&namesakes).into_iter().find(|(of, _)| *of == id);
        Some(mark.map_or_else(|| account.name.to_string(), |(_, mark)| join(account.name.as_str(), &mark)))
    }
}

fn join(name: &str, mark: &str) -> String {
    [name, BETWEEN, mark].concat()
}

/// What tells namesakes apart, account by account. The only one of which nothing is known has no mark: it is told apart
/// by that. Reads each of them once a mark, for a table may name ten thousand accounts "n/a".
fn marks(namesakes: &[&Account]) -> Vec<(AccountId, String)> {
    let counts = MARKS.map(|mark| {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for account in namesakes {
            *counts.entry(mark(account)).or_default() += 1;
        }
        counts
    });
    let own = |account: &Account| {
        let values = MARKS.iter().map(|mark| mark(account)).zip(&counts);
        let mut alone = values.filter(|(value, counts)| !value.is_empty() && counts.get(value) == Some(&1));
        alone.next().map(|(value, _)| value.to_owned())
    };
    let (marked, others): (Vec<&Account>, Vec<&Account>) = namesakes.iter().partition(|account| own(account).is_some());
    let mut marks: Vec<(AccountId, String)> =
        marked.into_iter().filter_map(|account| Some((account.id, own(account)?))).collect();
    if others.len() > 1 {
        marks.extend(others.iter().zip(1_usize..).map(|(account, place)| (account.id, place.to_string())));
    }
    marks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::{Name, Timestamp, WorkbookId};

    /// The titles of accounts of one name, each told by city, code and country.
    #[track_caller]
    fn check(accounts: &[[&str; 3]], expected: &[&str]) {
        let mut workbook = Workbook::empty(WorkbookId::new(1), Name::parse("W").unwrap(), Timestamp::from_ms(0));
        workbook.accounts.insert(Account::new(AccountId::new(99), Name::parse("Another").unwrap()));
        for ([city, code, country], id) in accounts.iter().zip(1..) {
            let mut account = Account::new(AccountId::new(id), Name::parse("Böhm AG").unwrap());
            [account.city, account.code, account.country] = [city, code, country].map(|text| (*text).to_owned());
            workbook.accounts.insert(account);
        }
        let titles = Titles::of(&workbook);
        let ids = || (1..).take(accounts.len()).map(AccountId::new);
        let listed: Vec<String> = ids().map(|id| titles.title(workbook.accounts.get(id).unwrap())).collect();
        assert_eq!(listed, expected);
        let single: Vec<String> = ids().map(|id| workbook.title_of(id).unwrap()).collect();
        assert_eq!(single, expected, "one by one");
        assert_eq!(titles.beside(AccountId::new(99)), None, "whose name is alone");
    }

    #[test]
    fn a_name_that_is_alone_says_enough() {
        check(&[["München", "K1", "DE"]], &["Böhm AG"]);
    }

    #[test]
    fn a_tester_could_not_tell_two_customers_of_one_name_apart() {
        check(&[["Nürnberg", "K0162", "DE"], ["München", "K0202", "DE"]], &["Böhm AG · Nürnberg", "Böhm AG · München"]);
    }

    #[test]
    fn a_city_they_share_is_no_mark() {
        check(
            &[["München", "K1", "DE"], ["München", "K2", "DE"], ["Graz", "K3", "AT"]],
            &["Böhm AG · K1", "Böhm AG · K2", "Böhm AG · Graz"],
        );
        check(&[["München", "", "DE"], ["München", "", "AT"]], &["Böhm AG · DE", "Böhm AG · AT"]);
    }

    #[test]
    fn what_nothing_is_known_of_is_told_apart_while_it_is_the_only_one() {
        check(&[["Graz", "", ""], ["", "", ""]], &["Böhm AG · Graz", "Böhm AG"]);
        check(&[["", "", ""], ["Graz", "", ""], ["", "", ""]], &["Böhm AG · 1", "Böhm AG · Graz", "Böhm AG · 2"]);
    }

    #[test]
    fn alike_in_everything_they_are_numbered() {
        check(&[["Graz", "", "AT"], ["Graz", "", "AT"]], &["Böhm AG · 1", "Böhm AG · 2"]);
    }
}
