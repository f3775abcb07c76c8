//! Figures that a table leaves behind: those of accounts it does not bring, of other months than its own.

use crate::model::{Account, Currency, FieldValue, Money, Period, Quantity};

/// What the fields are called in which an account's figures of a period are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideNames {
    /// That of revenue.
    pub revenue: String,
    /// That of profit.
    pub profit: String,
}

/// An account whose figures of a period are fields of its own instead: figures of ten months do not count as those of a
/// year, and are not lost. A figure that is too large for a field stays.
pub fn set_aside(mut account: Account, period: Period, currency: Currency, names: &AsideNames) -> Account {
    let Some(mut figures) = account.figures.remove(&period) else { return account };
    for (amount, name) in [(&mut figures.revenue, &names.revenue), (&mut figures.profit, &names.profit)] {
        if let Some(number) = amount.and_then(|amount| in_field(amount, currency)) {
            account.fields.insert(name.clone(), number);
            *amount = None;
        }
    }
    if figures.revenue.is_some() || figures.profit.is_some() {
        account.figures.insert(period, figures);
    }
    account
}

fn in_field(amount: Money, currency: Currency) -> Option<FieldValue> {
    // Fields have four decimals, and no currency has more.
    let factor = 10_i128.checked_pow(4_u32.checked_sub(currency.decimals())?)?;
    Quantity::given(i128::from(amount.minor()) * factor).map(FieldValue::NumberE4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccountId, Figures, Name};

    fn money(minor: i64) -> Money {
        Money::from_minor(minor).unwrap_or_else(|| panic!("an amount"))
    }

    #[test]
    fn figures_become_fields_to_the_cent_and_other_periods_stay() {
        let names = AsideNames { revenue: "R".to_owned(), profit: "P".to_owned() };
        let (year, before) = (Period::Year(2026), Period::Year(2025));
        let mut account = Account::new(AccountId::new(7), Name::parse("Acme").unwrap_or_else(|_| panic!("a name")));
        account.figures.insert(before, Figures { revenue: Some(money(5)), profit: None });
        account.figures.insert(year, Figures { revenue: Some(money(123_456)), profit: Some(money(-7)) });
        let check = |currency: Currency, revenue: i128, profit: i128| {
            let aside = set_aside(account.clone(), year, currency, &names);
            let number = |name: &str| match aside.fields.get(name) {
                Some(FieldValue::NumberE4(number)) => Some(number.e4()),
                _ => None,
            };
            assert_eq!((number("R"), number("P")), (Some(revenue), Some(profit)), "{currency:?}");
            assert_eq!(aside.figures.get(&year), None);
            assert_eq!(aside.figures.get(&before), account.figures.get(&before));
        };
        check(Currency::USD, 12_345_600, -700);
        check(Currency::parse("IRR").unwrap_or_else(|| panic!("a currency")), 1_234_560_000, -70_000);
        assert_eq!(set_aside(account.clone(), Period::Year(2020), Currency::USD, &names), account);
    }
}
