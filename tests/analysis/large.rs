//! Figures as large as a rial makes them: fifty trillion an account, quadrillions together.

use linchpin::analysis::target::{
    Asked, EntrySums, GroupBy, KpiStanding, Meaning, Outlook, Split, entry_row, in_proportion, standings,
};
use linchpin::model::{
    Actual, Aggregate, Extra, Kpi, KpiId, Owner, Period, PeriodKind, Quantity, Target, TargetId, Unit, Workbook,
};

use crate::books::{account, edit, name, unscored};

const YEAR: Period = Period::Year(1998);
const ACCOUNTS: usize = 60;
/// The largest figure a person can give, nine quadrillion.
const MOST: i64 = 9_007_199_254_740_991;
const SOME: i64 = 3_000_000;

fn whole(value: i64) -> Quantity {
    Quantity::from_whole(value).unwrap()
}

/// Accounts of two managers with so many rials a month, in seven months; every target is a tenth above, the company's
/// a third above all of them, in quarters.
fn book(month: i64) -> Workbook {
    let mut book = unscored(&[], ACCOUNTS);
    let kpi = KpiId::new(1);
    book.kpis.insert(Kpi::new(kpi, name("Turnover"), Unit::Money));
    let split = Split { aggregate: Aggregate::Sum, places: 0 };
    for index in 0..=ACCOUNTS {
        let (owner, value) = if index < ACCOUNTS {
            edit(&mut book, index, |account| {
                if index % 3 == 0 { "Ann" } else { "Bob" }.clone_into(&mut account.manager);
            });
            (Owner::Account(account(index)), Quantity::from_e4(whole(month).e4() * 132 / 10).unwrap())
        } else {
            (Owner::Portfolio, Quantity::from_e4(whole(month).e4() * 176 / 10 * 60).unwrap())
        };
        let id = TargetId::new(index as u64 + 1);
        let parts = split.evenly(value, YEAR, PeriodKind::Quarter);
        book.targets.insert(Target { parts, ..Target::new(id, owner, kpi, YEAR, value) });
        for period in YEAR.split(PeriodKind::Month).into_iter().take(if index < ACCOUNTS { 7 } else { 0 }) {
            book.actuals.insert(Actual { target: id, period, value: whole(month), extra: Extra::new() });
        }
    }
    book
}

/// What is shown of a KPI, as multiples of a month's figure.
fn shown(kpi: &KpiStanding, month: i64) -> (Vec<Option<String>>, Outlook) {
    let times = |value: Option<Quantity>| value.map(|it| format!("{:.6}", it.to_f64() / month as f64));
    let figures = [kpi.actual, kpi.expected, kpi.target, kpi.planned].map(times).to_vec();
    (figures.into_iter().chain([kpi.by_now.map(|share| format!("{share:.6}"))]).collect(), kpi.outlook)
}

#[test]
fn large_figures_stand_as_small_ones_do() {
    let (small, large) = (book(SOME), book(MOST));
    for meaning in Meaning::ALL {
        let asked = Asked { meaning, period: YEAR, kpi: None };
        let (few, many) = (standings(&small, &asked, &GroupBy::Manager), standings(&large, &asked, &GroupBy::Manager));
        assert_eq!(few.groups.len(), many.groups.len());
        // Groups that stand the same to the last digit may change places.
        for one in few.groups.iter().chain([&few.all]) {
            let other = many.groups.iter().chain([&many.all]).find(|other| other.name == one.name).unwrap();
            for (one, other) in one.kpis.iter().zip(&other.kpis) {
                let ((one, _), (other, outlook)) = (shown(one, SOME), shown(other, MOST));
                assert_eq!(one, other, "{meaning:?}");
                assert!(other.iter().all(Option::is_some) && matches!(outlook, Outlook::Needed(_)), "{outlook:?}");
            }
        }
    }
}

#[test]
fn sums_of_the_largest_figures_are_never_left_blank() {
    let book = book(MOST);
    let ids: Vec<TargetId> = (1..=ACCOUNTS as u64).map(TargetId::new).collect();
    let months = YEAR.split(PeriodKind::Month);
    let sums = EntrySums::of(&book, &ids, &months).unwrap();
    let times = |times: i128| Quantity::from_e4(whole(MOST).e4() * times);
    assert_eq!(sums.column(0).unwrap().value, times(60));
    assert_eq!(sums.reached().value, times(420));
    assert_eq!(sums.goal().value, times(792));
    assert_eq!(entry_row(&book, ids[0], &months).unwrap().reached, times(7));
}

#[test]
fn a_large_figure_is_split_and_told_to_its_last_digit() {
    let value = whole(50_000_000_000_000_001);
    let months: Vec<_> = YEAR.split(PeriodKind::Month).into_iter().zip([whole(MOST).e4(); 12]).collect();
    let parts = in_proportion(value, &months, 0);
    assert_eq!(parts.values().map(|part| part.e4()).sum::<i128>(), value.e4());
    assert!(parts.values().all(|part| part.e4() % Quantity::SCALE == 0));
    for number in [MOST, MOST - 1, 50_000_000_000_001, -MOST, 900_719_925_474] {
        assert_eq!(Quantity::from_f64(number as f64), Some(whole(number)));
        assert_eq!(whole(number).to_f64().to_bits(), (number as f64).to_bits());
    }
    assert_eq!(Quantity::given(whole(MOST).e4() + 1), None);
    assert_eq!(Quantity::from_f64(1e21), None);
}
