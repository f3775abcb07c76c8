//! Exact fractions, because equal totals must be equal (S-7) and floats only nearly are.

use std::cmp::Ordering;

/// A fraction of two whole numbers, not negative. Two fractions are equal when they stand for the same number,
/// whatever they were reduced to.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// The fraction; `None` when the denominator is zero.
    pub const fn new(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// So many hundredths.
    pub const fn from_hundredths(hundredths: u16) -> Self {
        Self { numerator: hundredths as u128, denominator: 100 }
    }

    /// The number above the line.
    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    /// The number below the line, never zero.
    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// So many times the fraction; `None` when that does not fit.
    pub const fn times(self, factor: u32) -> Option<Self> {
        match self.numerator.checked_mul(factor as u128) {
            Some(numerator) => Some(Self { numerator, denominator: self.denominator }),
            None => None,
        }
    }

    /// The fraction in whole hundredths, half a hundredth rounded up: exact, where a float of 5.015 lies just below it. Above
    /// 2⁶⁴ hundredths it stays there.
    pub fn hundredths(self) -> u64 {
        let rounded = |numerator: u128, denominator: u128| {
            let doubled = numerator.checked_mul(200)?.checked_add(denominator)?;
            u64::try_from(doubled / denominator.checked_mul(2)?).ok()
        };
        let (mut numerator, mut denominator) = (self.numerator, self.denominator);
        // Numbers that do not multiply are halved: they have far more digits than are shown.
        while numerator > u128::MAX / 400 || denominator > u128::MAX / 400 {
            (numerator, denominator) = (numerator / 2, (denominator / 2).max(1));
        }
        rounded(numerator, denominator).unwrap_or(u64::MAX)
    }

    /// The nearest float, or one next to it when the numbers do not fit 53 bits; always finite.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => compare_by_division(*self, *other),
        }
    }
}

/// Compares where the cross products do not fit: whole parts first, then the reciprocals of the rests the other way
/// round, as Euclid's algorithm goes. Nothing grows, so nothing overflows.
fn compare_by_division(left: Ratio, right: Ratio) -> Ordering {
    let (mut a, mut b, mut c, mut d) = (left.numerator, left.denominator, right.numerator, right.denominator);
    loop {
        let whole = (a / b).cmp(&(c / d));
        if whole != Ordering::Equal {
            return whole;
        }
        (a, c) = (a % b, c % d);
        match (a == 0, c == 0) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => (a, b, c, d) = (d, c, b, a),
        }
    }
}

/// The greatest common divisor; of zero and a number, the number.
pub const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: (u128, u128), right: (u128, u128), expected: Ordering) {
        let ratio = |(numerator, denominator)| Ratio::new(numerator, denominator).expect("not zero");
        assert_eq!(ratio(left).cmp(&ratio(right)), expected, "{left:?} {right:?}");
        assert_eq!(compare_by_division(ratio(left), ratio(right)), expected, "{left:?} {right:?} by division");
        assert_eq!(compare_by_division(ratio(right), ratio(left)), expected.reverse());
    }

    #[test]
    fn compares_exactly() {
        check((1, 2), (2, 4), Ordering::Equal);
        check((1, 3), (333_333_333, 1_000_000_000), Ordering::Greater);
        check((0, 5), (0, 7), Ordering::Equal);
        check((22, 7), (355, 113), Ordering::Greater);
        check((7, 1), (7, 1), Ordering::Equal);
    }

    #[test]
    fn compares_what_does_not_multiply() {
        check((u128::MAX, u128::MAX - 1), (u128::MAX - 1, u128::MAX - 2), Ordering::Less);
        check((u128::MAX, 3), (u128::MAX, 3), Ordering::Equal);
        check((u128::MAX - 1, u128::MAX), (1, 1), Ordering::Less);
    }

    /// Story: 5.015 was shown as 5.01 and 5.045 as 5.05, as their floats happened to lie.
    #[test]
    fn half_a_hundredth_goes_up() {
        let of = |numerator, denominator| Ratio::new(numerator, denominator).expect("not zero").hundredths();
        let halves = [(5015, 502), (4475, 448), (4265, 427), (4685, 469), (5045, 505), (5305, 531), (5014, 501)];
        for (thousandths, hundredths) in halves {
            assert_eq!(of(thousandths, 1_000), hundredths, "{thousandths}");
        }
        assert_eq!((of(0, 3), of(2, 3), of(10, 1)), (0, 67, 1_000));
        assert_eq!((of(u128::MAX, u128::MAX), of(u128::MAX / 3, u128::MAX)), (100, 33));
        assert_eq!(of(u128::MAX, 1), u64::MAX);
    }

    #[test]
    fn zero_below_the_line_is_no_fraction() {
        assert!(Ratio::new(1, 0).is_none());
    }
}
