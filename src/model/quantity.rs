//! Numbers of KPIs and of free fields: exact decimals with four places.

/// A number with four decimal places, kept as a whole number of ten-thousandths, so that what is typed is what is
/// saved. Its unit is the KPI's: major units of the workbook's currency, per cent, pieces, days, hours, points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i128);

impl Quantity {
    /// Ten-thousandths in one.
    pub const SCALE: i128 = 10_000;
    /// The largest number of ten-thousandths on either side of zero, just under 10²⁰ in whole numbers. It is wider than
    /// [`Self::MAX_GIVEN_E4`], so that the figures of ten thousand accounts can be added up.
    pub const MAX_E4: i128 = 999_999_999_999_999_999_999_999;
    /// The largest number that is taken from a person or a table, in ten-thousandths: 2⁵³ − 1 in whole numbers, nine
    /// quadrillion, as much as money is kept in whole units.
    pub const MAX_GIVEN_E4: i128 = 9_007_199_254_740_991 * Self::SCALE;
    /// Nought, which is not the same as missing.
    pub const ZERO: Self = Self(0);

    /// A number from its ten-thousandths; `None` outside ±[`Self::MAX_E4`].
    pub const fn from_e4(e4: i128) -> Option<Self> {
        if e4 >= -Self::MAX_E4 && e4 <= Self::MAX_E4 { Some(Self(e4)) } else { None }
    }

    /// A number from a person or a table; `None` outside ±[`Self::MAX_GIVEN_E4`].
    pub const fn given(e4: i128) -> Option<Self> {
        if e4 >= -Self::MAX_GIVEN_E4 && e4 <= Self::MAX_GIVEN_E4 { Some(Self(e4)) } else { None }
    }

    /// A whole number; `None` when it is too large.
    pub const fn from_whole(whole: i64) -> Option<Self> {
        Self::from_e4(whole as i128 * Self::SCALE)
    }

    /// The nearest number to a finite float; `None` when it is not finite or too large.
    // The bound is far below 2^127, so no cast can saturate.
    #[allow(clippy::cast_possible_truncation)]
    pub fn from_f64(value: f64) -> Option<Self> {
        let e4 = value * Self::SCALE as f64;
        if !e4.is_finite() || e4.abs() > Self::MAX_E4 as f64 {
            return None;
        }
        if e4.abs() <= EXACT as f64 {
            return Some(Self(e4.round() as i128));
        }
        // A float this large times ten thousand would be rounded; its whole and its fraction are not.
        Self::from_e4(value.trunc() as i128 * Self::SCALE + (value.fract() * Self::SCALE as f64).round() as i128)
    }

    /// Ten-thousandths.
    pub const fn e4(self) -> i128 {
        self.0
    }

    /// The number as a float, for arithmetic that ends on the screen: exact for whole numbers within 2⁵³.
    pub fn to_f64(self) -> f64 {
        e4_to_f64(self.0)
    }
}

/// The most ten-thousandths of which a float keeps every one.
const EXACT: i128 = 1 << 53;

/// A sum of numbers as a float, from its ten-thousandths; see [`Quantity::to_f64`].
pub(crate) fn e4_to_f64(e4: i128) -> f64 {
    if e4.abs() <= EXACT {
        return e4 as f64 / Quantity::SCALE as f64;
    }
    (e4 / Quantity::SCALE) as f64 + (e4 % Quantity::SCALE) as f64 / Quantity::SCALE as f64
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
