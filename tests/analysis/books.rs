//! Workbooks for the tests, written as small tables.

use linchpin::model::{
    Account, AccountId, Agreed, CellKey, Criterion, CriterionId, Currency, Extra, Money, MonthsCovered, Name, Period,
    Rater, RaterId, Score, ScoreRecord, Timestamp, Weight, Workbook, WorkbookId,
};

pub fn account(index: usize) -> AccountId {
    AccountId::new(100 + index as u64)
}

pub fn criterion(index: usize) -> CriterionId {
    CriterionId::new(200 + index as u64)
}

pub fn rater(index: usize) -> RaterId {
    RaterId::new(300 + index as u64)
}

pub fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// A workbook with criteria of these weights in hundredths, and this many accounts, unscored.
pub fn unscored(weights: &[u32], accounts: usize) -> Workbook {
    let mut book = Workbook::empty(WorkbookId::new(1), name("Test"), Timestamp::from_ms(0));
    book.meta.currency = Currency::USD;
    for (index, &weight) in weights.iter().enumerate() {
        let position = u32::try_from(index).unwrap();
        let mut record = Criterion::new(criterion(index), position, name(&format!("Criterion {index}")));
        record.weight = Weight::from_hundredths(weight).unwrap();
        book.criteria.insert(record);
    }
    for index in 0..accounts {
        book.accounts.insert(Account::new(account(index), name(&format!("Account {index}"))));
    }
    book.raters.insert(Rater::new(rater(0), name("Team")));
    book
}

/// A workbook scored by one rater: a row per account, 0 for not scored.
pub fn scored(weights: &[u32], rows: &[&[u8]]) -> Workbook {
    let mut book = unscored(weights, rows.len());
    for (row, scores) in rows.iter().enumerate() {
        for (column, &value) in scores.iter().enumerate() {
            set_score(&mut book, row, column, 0, value);
        }
    }
    book
}

/// Sets a rater's score, or clears it with 0.
pub fn set_score(book: &mut Workbook, row: usize, column: usize, by: usize, value: u8) {
    let key = (account(row), criterion(column), rater(by));
    let comment = String::new();
    match Score::new(value) {
        Some(value) => {
            let record =
                ScoreRecord { account: key.0, criterion: key.1, rater: key.2, value, comment, extra: Extra::new() };
            book.scores.insert(record);
        }
        None => {
            book.scores.remove(linchpin::model::ScoreKey { account: key.0, criterion: key.1, rater: key.2 });
        }
    }
}

/// Sets an agreed value, or takes it back with 0.
pub fn set_agreed(book: &mut Workbook, row: usize, column: usize, value: u8) {
    let (account, criterion) = (account(row), criterion(column));
    match Score::new(value) {
        Some(value) => {
            let (comment, by, at, extra) = ("settled".into(), String::new(), Timestamp::from_ms(0), Extra::new());
            book.agreed.insert(Agreed { account, criterion, value, comment, by, at, extra });
        }
        None => {
            book.agreed.remove(CellKey { account, criterion });
        }
    }
}

pub fn set_weight(book: &mut Workbook, column: usize, hundredths: u32) {
    edit_criterion(book, column, |record| record.weight = Weight::from_hundredths(hundredths).unwrap());
}

/// Changes an account in place.
pub fn edit(book: &mut Workbook, index: usize, change: impl FnOnce(&mut Account)) {
    let mut record = book.accounts.get(account(index)).unwrap().clone();
    change(&mut record);
    book.accounts.insert(record);
}

/// Changes a criterion in place.
pub fn edit_criterion(book: &mut Workbook, column: usize, change: impl FnOnce(&mut Criterion)) {
    let mut record = book.criteria.get(criterion(column)).unwrap().clone();
    change(&mut record);
    book.criteria.insert(record);
}

pub fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// A workbook of accounts with these revenues, in minor units, in one period.
pub fn with_revenue(at: &str, revenue: &[i64]) -> Workbook {
    let mut book = unscored(&[], revenue.len());
    for (index, &minor) in revenue.iter().enumerate() {
        set_revenue(&mut book, index, at, minor);
    }
    book
}

pub fn set_revenue(book: &mut Workbook, index: usize, at: &str, minor: i64) {
    edit(book, index, |record| {
        record.figures.entry(period(at)).or_default().revenue = Money::from_minor(minor);
    });
}

/// The sample's 91 customers with their revenue of 1996 (half a year), 1997 and 1998 (four months).
pub fn northwind() -> Workbook {
    let table = include_str!("../../samples/northwind-accounts.csv");
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let column = |wanted: &str| header.iter().position(|name| *name == wanted).unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let mut book = unscored(&[], rows.len());
    for (index, row) in rows.iter().enumerate() {
        edit(&mut book, index, |record| {
            record.code = row[column("account_id")].into();
            record.manager = row[column("account_manager")].into();
        });
        for year in ["1996", "1997", "1998"] {
            let amount = row[column(&format!("revenue_{year}"))].replace('.', "");
            set_revenue(&mut book, index, year, amount.parse().unwrap());
        }
    }
    book.meta.part_periods.insert(period("1996"), MonthsCovered::new(6).unwrap());
    book.meta.part_periods.insert(period("1998"), MonthsCovered::new(4).unwrap());
    book
}
