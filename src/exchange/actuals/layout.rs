//! What the columns of a table of actuals are.

use std::collections::BTreeMap;

use super::repeats::Repeats;
use crate::exchange::date::{DateOrder, parse_date};
use crate::exchange::import::{amount_header, date_header};
use crate::exchange::mapping::{Scale, fold, header_name, header_scale, read_period_text, without_scale};
use crate::exchange::table::RawTable;
use crate::model::{Date, Period, PeriodKind};

/// What the columns of a table of actuals are, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualsLayout {
    /// Whose figure it is: an account by its code or its name, an account manager by name, or the portfolio.
    pub owner: usize,
    /// The KPI, by its name; `None` when all figures are of one KPI.
    pub kpi: Option<usize>,
    /// Where periods and figures stand.
    pub shape: ActualsShape,
    /// What the figures of a column are counted in, where that is something else than units.
    pub counted: BTreeMap<usize, CountedIn>,
    /// What becomes of several rows of one figure.
    pub repeats: Repeats,
}

/// What the figures of a column are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountedIn {
    /// What one unit of its numbers is.
    pub scale: Scale,
    /// Who says so.
    pub said: Said,
}

/// Who says what a column is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Said {
    /// Its header. It speaks of amounts: thousands of euros say nothing about per cent in the same column.
    #[default]
    ByHeader,
    /// A person, of all figures of the column.
    ByPerson,
}

impl ActualsLayout {
    /// The columns of figures.
    pub fn figures(&self) -> Vec<usize> {
        match &self.shape {
            ActualsShape::Long { value, .. } => vec![*value],
            ActualsShape::Wide(periods) => periods.iter().map(|(column, _)| *column).collect(),
        }
    }

    /// What all columns of figures are counted in; `None` when some are counted in something else than others.
    pub fn scale(&self) -> Option<Scale> {
        let mut scales =
            self.figures().into_iter().map(|column| self.counted.get(&column).map_or(Scale::One, |it| it.scale));
        let first = scales.next().unwrap_or_default();
        scales.all(|scale| scale == first).then_some(first)
    }

    /// Writes what a person says that all columns of figures are counted in.
    pub fn set_scale(&mut self, scale: Scale) {
        let said = CountedIn { scale, said: Said::ByPerson };
        self.counted.extend(self.figures().into_iter().map(|column| (column, said)));
    }
}

/// Where periods and figures stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActualsShape {
    /// A row for each figure.
    Long {
        /// The column of periods.
        period: usize,
        /// The column of figures.
        value: usize,
    },
    /// A column for each period.
    Wide(Vec<(usize, Period)>),
}

impl ActualsShape {
    /// The column of periods, where there is a row for each figure.
    pub fn period(&self) -> Option<usize> {
        match self {
            Self::Long { period, .. } => Some(*period),
            Self::Wide(_) => None,
        }
    }
}

const ACCOUNT: &[&str] = &[
    "account",
    "account name",
    "account id",
    "customer",
    "customer name",
    "customer id",
    "client",
    "company",
    "name",
    "code",
    "id",
    "клиент",
    "заказчик",
    "контрагент",
    "покупатель",
    "компания",
    "название",
    "имя",
    "код",
    "حساب",
    "مشتری",
    "نام",
    "نام حساب",
    "نام مشتری",
    "شرکت",
    "کد",
    "شناسه",
];
/// Where no column is of accounts, this one says whose figures they are.
const OWNER: &[&str] = &["owner", "whose", "чья цель", "владелец", "صاحب", "صاحب هدف", "هدف چه کسی"];
/// Where no column says more, the manager's is whose figures they are.
const MANAGER: &[&str] = &["manager", "account manager", "менеджер", "аккаунт менеджер", "مدیر", "مدیر حساب"];
const KPI: &[&str] = &["kpi", "indicator", "metric", "measure", "показатель", "метрика", "شاخص", "سنجه"];
const PERIOD: &[&str] = &[
    "period",
    "month",
    "quarter",
    "date",
    "период",
    "месяц",
    "квартал",
    "дата",
    "دوره",
    "ماه",
    "فصل",
    "سه ماهه",
    "تاریخ",
];
const VALUE: &[&str] = &[
    "value",
    "actual",
    "actuals",
    "amount",
    "result",
    "figure",
    "revenue",
    "turnover",
    "sales",
    "значение",
    "факт",
    "сумма",
    "результат",
    "оборот",
    "выручка",
    "продажи",
    "مقدار",
    "واقعی",
    "مقدار واقعی",
    "مبلغ",
    "رقم",
    "عدد",
    "فروش",
    "درآمد",
    "گردش",
];

/// A period as people write it: `1998-01`, `01.1998`, `Jan 1998`, `январь 1998`, `Q1 1998`, `1998`. A month or quarter
/// without a year is of the year given, and a day is of the calendar of that year.
pub fn read_period(text: &str, year: Option<i32>) -> Option<Period> {
    read_period_by(text, year, None)
}

/// As [`read_period`], of a column whose days are written in an order.
pub(super) fn read_period_by(text: &str, year: Option<i32>, order: Option<DateOrder>) -> Option<Period> {
    // A day, as spreadsheets keep what is shown as a month, stands for its month.
    let folded = fold(text);
    if let Ok(day) = parse_date(text, order) {
        let is_jalali = year.filter(|_| Date::parse_iso(text.trim()).is_some()).is_some_and(is_jalali_year);
        let month = Some(()).filter(|()| is_jalali || names_jalali_year(&folded));
        let month = month.and_then(|()| Period::of_jalali(day, PeriodKind::Month));
        return Some(month.unwrap_or_else(|| Period::of(day, PeriodKind::Month)));
    }
    read_period_text(&folded).or_else(|| {
        let year = year?;
        read_period_text(&format!("{folded} {year:04}"))
            .filter(|period| matches!(period, Period::Month(..) | Period::Quarter(..)))
    })
}

fn is_jalali_year(year: i32) -> bool {
    Period::Year(year).is_jalali()
}

fn names_jalali_year(folded: &str) -> bool {
    let numbers = folded.split(|character: char| !character.is_ascii_digit());
    numbers.filter(|number| number.len() == 4).any(|year| year.parse().is_ok_and(is_jalali_year))
}

/// The layout a table's header and cells speak for; what is missing is taken as the next free column.
pub fn guess_layout(table: &RawTable, year: Option<i32>) -> ActualsLayout {
    let headers: Vec<String> = table.header.iter().map(|header| fold(header)).collect();
    let named = |words: &[&str]| headers.iter().position(|header| words.contains(&header.as_str()));
    let periods: Vec<(usize, Period)> = table
        .header
        .iter()
        .enumerate()
        .filter_map(|(place, header)| Some((place, read_period(&without_scale(header), year)?)))
        .collect();
    let (counted, repeats) = (counted(table), Repeats::default());
    let kpi = named(KPI);
    let period = named(PERIOD).or_else(|| date_header(&table.header));
    if periods.is_empty() {
        let value = named(VALUE).or_else(|| amount(table)).or_else(|| amount_header(&table.header));
        let taken = [kpi, period, value];
        let owner = named(ACCOUNT)
            .or_else(|| named(OWNER))
            .or_else(|| named(MANAGER))
            .unwrap_or_else(|| free(&headers, &taken, 0));
        let taken = [kpi, Some(owner), value];
        let period = period.unwrap_or_else(|| free(&headers, &taken, 1));
        let taken = [kpi, Some(owner), Some(period)];
        let value = value.unwrap_or_else(|| free(&headers, &taken, 2));
        return ActualsLayout { owner, kpi, shape: ActualsShape::Long { period, value }, counted, repeats };
    }
    let taken: Vec<Option<usize>> = periods.iter().map(|(place, _)| Some(*place)).chain([kpi]).collect();
    let owner =
        named(ACCOUNT).or_else(|| named(OWNER)).or_else(|| named(MANAGER)).unwrap_or_else(|| free(&headers, &taken, 0));
    ActualsLayout { owner, kpi, shape: ActualsShape::Wide(periods), counted, repeats }
}

/// What the headers say that their columns are counted in.
fn counted(table: &RawTable) -> BTreeMap<usize, CountedIn> {
    let scales = table.header.iter().map(|header| header_scale(header)).enumerate();
    let said = |scale| CountedIn { scale, said: Said::ByHeader };
    scales.filter(|(_, scale)| *scale != Scale::One).map(|(place, scale)| (place, said(scale))).collect()
}

/// The first column that is named as one of figures beside a unit: "Сумма, тыс. руб.".
fn amount(table: &RawTable) -> Option<usize> {
    let is_named = |header: &String| header_name(header).is_some_and(|name| VALUE.contains(&name.as_str()));
    table.header.iter().position(is_named)
}

/// The first column that is nothing else yet.
fn free(headers: &[String], taken: &[Option<usize>], otherwise: usize) -> usize {
    let last = headers.len().saturating_sub(1);
    (0..headers.len()).find(|place| !taken.contains(&Some(*place))).unwrap_or(otherwise.min(last))
}
