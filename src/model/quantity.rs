//! Numbers of KPIs and of free fields: exact decimals with four places.

/// A number with four decimal places, kept as a whole number of ten-thousandths, so that what is typed is what is
/// saved. Its unit is the KPI's: major units of the workbook's currency, per cent, pieces, days, hours, points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

impl Quantity {
    /// Ten-thousandths in one.
    pub const SCALE: i64 = 10_000;
    /// The largest number of ten-thousandths on either side of zero: 2⁵³ − 1.
    pub const MAX_E4: i64 = 9_007_199_254_740_991;
    /// Nought, which is not the same as missing.
    pub const ZERO: Self = Self(0);

    /// A number from its ten-thousandths; `None` outside ±[`Self::MAX_E4`].
    pub const fn from_e4(e4: i64) -> Option<Self> {
        if e4 >= -Self::MAX_E4 && e4 <= Self::MAX_E4 { Some(Self(e4)) } else { None }
    }

    /// A whole number; `None` when it is too large.
    pub const fn from_whole(whole: i64) -> Option<Self> {
        match whole.checked_mul(Self::SCALE) {
            Some(e4) => Self::from_e4(e4),
            None => None,
        }
    }

    /// The nearest number to a finite float; `None` when it is not finite or too large.
    pub fn from_f64(value: f64) -> Option<Self> {
        let e4 = (value * Self::SCALE as f64).round();
        // The bound is far below 2^63, so the cast cannot saturate.
        #[allow(clippy::cast_possible_truncation)]
        (e4.is_finite() && e4.abs() <= Self::MAX_E4 as f64).then_some(Self(e4 as i64))
    }

    /// Ten-thousandths.
    pub const fn e4(self) -> i64 {
        self.0
    }

    /// The number as a float, for arithmetic that ends on the screen.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }
}

/// A percentage in hundredths of one per cent (basis points), −100% to +10,000%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(i32);

impl Percent {
    /// The smallest percentage, in basis points: −100%.
    pub const MIN_BP: i32 = -10_000;
    /// The largest percentage, in basis points: 10,000%.
    pub const MAX_BP: i32 = 1_000_000;

    /// A percentage from basis points; `None` out of range.
    pub const fn from_basis_points(bp: i32) -> Option<Self> {
        if bp >= Self::MIN_BP && bp <= Self::MAX_BP { Some(Self(bp)) } else { None }
    }

    /// Basis points: 1% is 100.
    pub const fn basis_points(self) -> i32 {
        self.0
    }

    /// The share of one: 15% is 0.15.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}
