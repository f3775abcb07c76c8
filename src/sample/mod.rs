//! The sample workbook: Northwind's 91 customers, complete enough to show every page at its best.
//!
//! Customers, revenue, orders and categories are Microsoft's Northwind sample data (samples/, MIT licence). Scores
//! follow stated rules over them (see [`scores`]); who of three raters gave them and how far they differ (see
//! [`raters`]), margins by category (see [`profit`]), decisions, agreements and the monthly split are made up, and the page that offers the sample says so. One set of sample data serves the product, the docs, the tests and the
//! benchmarks.

mod plan;
mod profit;
mod raters;
mod scores;
mod seed;

use crate::exchange::table::{RawTable, ReadOptions, read_text};
use crate::model::{
    Account, AccountId, Currency, Date, FieldValue, Figures, Money, MonthsCovered, Name, Period, Quantity, Timestamp,
    WeightingWay, Workbook,
};
use seed::Seed;

const ACCOUNTS: &str = include_str!("../../samples/northwind-accounts.csv");
const SERVICES: &str = include_str!("../../samples/northwind-services.csv");

/// The words of the sample in the person's language.
#[derive(Debug, Clone)]
pub struct SampleTexts {
    /// The workbook's name.
    pub name: String,
    /// What a key account is.
    pub definition: String,
    /// Who decided, together.
    pub team: String,
    /// What was said to scores: two of one cell that lie far apart, and what settled another.
    pub comments: [String; 3],
    /// The name of the snapshot of the first round.
    pub first_round: String,
    /// The free fields: orders, contact, contact's title, last order, orders shipped late.
    pub fields: [String; 5],
    /// The tags: buys from every category; had late deliveries; never ordered.
    pub tags: [String; 3],
    /// The criteria: revenue potential, growth potential, product fit, existing relationships.
    pub criteria: [SampleCriterion; 4],
    /// The reasons of the decisions: largest and growing, strong on every criterion, to be looked at, not worth it.
    pub reasons: [String; 4],
    /// The KPIs: revenue, satisfaction, orders shipped late.
    pub kpis: [String; 3],
}

/// The words of one criterion.
#[derive(Debug, Clone)]
pub struct SampleCriterion {
    /// The key in the criteria library.
    pub library: &'static str,
    /// Its name.
    pub name: String,
    /// Its meaning.
    pub meaning: String,
    /// Its anchor for 1.
    pub low_anchor: String,
    /// Its anchor for 10.
    pub high_anchor: String,
}

/// One customer of the sample with the numbers that are scored from.
struct Customer {
    account: Account,
    orders: i64,
    late: i64,
    categories: usize,
}

/// The sample workbook. The same seed, moment and words give the same workbook; another seed gives other ids.
/// `None` only if the sample data in the program were damaged; a test holds that it is not.
pub fn northwind(texts: &SampleTexts, seed: u64, now: Timestamp) -> Option<Workbook> {
    let mut seed = Seed::new(seed);
    let mut workbook = Workbook::empty(seed.id(), Name::parse(&texts.name).ok()?, now);
    workbook.meta.currency = Currency::USD;
    workbook.meta.definition.clone_from(&texts.definition);
    // Northwind's orders begin in July 1996 and end in early May 1998.
    workbook.meta.part_periods.insert(Period::Year(1996), MonthsCovered::new(6)?);
    workbook.meta.part_periods.insert(Period::Year(1998), MonthsCovered::new(4)?);
    let criteria = scores::criteria(texts, &mut seed)?;
    let customers = customers(texts, &mut seed)?;
    let rows = scores::by_rule(&customers);
    raters::score(&mut workbook, texts, &mut seed, (&customers, &rows, &criteria), now)?;
    workbook.snapshots.insert(raters::first_round(texts, &mut seed, (&customers, &rows, &criteria), now)?);
    workbook.meta.weighting.way = WeightingWay::HundredPoints;
    workbook.criteria = criteria.into_iter().collect();
    workbook.accounts = customers.into_iter().map(|customer| customer.account).collect();
    plan::decide(&mut workbook, texts, &mut seed, now);
    plan::look_ahead(&mut workbook);
    plan::set_targets(&mut workbook, texts, &mut seed, now)?;
    Some(workbook)
}

fn customers(texts: &SampleTexts, seed: &mut Seed) -> Option<Vec<Customer>> {
    let accounts = read_text(ACCOUNTS, ReadOptions::default()).ok()?;
    let services = read_text(SERVICES, ReadOptions::default()).ok()?;
    let customers: Option<Vec<Customer>> = accounts
        .rows
        .iter()
        .zip(&services.rows)
        .map(|(row, bought)| {
            let categories = bought.cells.iter().skip(2).filter(|amount| amount.as_str() != "0.00").count();
            let row = Columns { table: &accounts, cells: &row.cells };
            let mut customer = customer(texts, seed.id(), &row, categories)?;
            profit::earn(&mut customer.account, &bought.cells, row.money("freight")?);
            Some(customer)
        })
        .collect();
    customers
}

/// A row's cells by the names of their columns.
struct Columns<'a> {
    table: &'a RawTable,
    cells: &'a [String],
}

impl Columns<'_> {
    fn text(&self, column: &str) -> Option<&str> {
        let index = self.table.header.iter().position(|header| header == column)?;
        self.cells.get(index).map(String::as_str)
    }

    fn whole(&self, column: &str) -> Option<i64> {
        self.text(column)?.parse().ok()
    }

    fn money(&self, column: &str) -> Option<Money> {
        let (major, minor) = self.text(column)?.split_once('.')?;
        Money::from_minor(major.parse::<i64>().ok()?.checked_mul(100)?.checked_add(minor.parse().ok()?)?)
    }
}

fn customer(texts: &SampleTexts, id: AccountId, row: &Columns<'_>, categories: usize) -> Option<Customer> {
    let mut account = Account::new(id, Name::parse(row.text("account")?).ok()?);
    row.text("account_id")?.clone_into(&mut account.code);
    row.text("city")?.clone_into(&mut account.city);
    row.text("country")?.clone_into(&mut account.country);
    row.text("account_manager")?.clone_into(&mut account.manager);
    account.customer_since = row.text("first_order").and_then(Date::parse_iso);
    for year in 1996..=1998 {
        let revenue = row.money(&format!("revenue_{year}"))?;
        account.figures.insert(Period::Year(year), Figures { revenue: Some(revenue), profit: None });
    }
    let (orders, late) = (row.whole("orders")?, row.whole("orders_shipped_late")?);
    let [orders_field, contact, title, last_order, late_field] = &texts.fields;
    let text = |column: &str| row.text(column).map(|text| FieldValue::Text(text.to_owned()));
    account.fields.insert(orders_field.clone(), FieldValue::NumberE4(Quantity::from_whole(orders)?));
    account.fields.insert(late_field.clone(), FieldValue::NumberE4(Quantity::from_whole(late)?));
    account.fields.insert(contact.clone(), text("contact")?);
    account.fields.insert(title.clone(), text("contact_title")?);
    if orders > 0 {
        account.fields.insert(last_order.clone(), text("last_order")?);
    }
    let [every_category, late_tag, never_ordered] = &texts.tags;
    let tags = [(categories == 8, every_category), (late >= 2, late_tag), (orders == 0, never_ordered)];
    account.tags = tags.into_iter().filter(|(given, _)| *given).map(|(_, tag)| tag.clone()).collect();
    Some(Customer { account, orders, late, categories })
}
