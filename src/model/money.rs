//! Money in minor units, and the workbook's currency.

use std::fmt;

/// An amount in the workbook's currency, in minor units (cents, kopeks, or whole units where the currency has none).
/// Within ±9·10¹⁵, so that it is exact in every JSON reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// The largest amount in minor units, on either side of zero: 2⁵³ − 1, the largest whole number JSON readers keep.
    pub const MAX_MINOR: i64 = 9_007_199_254_740_991;
    /// No money at all, which is not the same as an unknown amount.
    pub const ZERO: Self = Self(0);

    /// An amount from minor units; `None` outside ±[`Self::MAX_MINOR`].
    pub const fn from_minor(minor: i64) -> Option<Self> {
        if minor >= -Self::MAX_MINOR && minor <= Self::MAX_MINOR { Some(Self(minor)) } else { None }
    }

    /// An amount from minor units as they were read; `None` as [`Self::from_minor`].
    pub fn given(minor: i128) -> Option<Self> {
        i64::try_from(minor).ok().and_then(Self::from_minor)
    }

    /// Minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The same amount counted in minor units of another size: from so many decimal places to so many, rounded half
    /// away from zero where there are fewer. `None` when it is too large to be kept with more.
    pub const fn rescaled(self, from: u32, to: u32) -> Option<Self> {
        if from <= to {
            return match self.0.checked_mul(10_i64.pow(to - from)) {
                Some(minor) => Self::from_minor(minor),
                None => None,
            };
        }
        let by = 10_i64.pow(from - to);
        let half = by / 2 * self.0.signum();
        Self::from_minor((self.0 + half) / by)
    }
}

/// A currency by its ISO 4217 code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Reads a code of three letters; `None` for anything else. Whether the code is in use is not checked, so that a
    /// new currency needs no new version of the product.
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().to_ascii_uppercase().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimal places amounts are kept and written with, as the currency is used today (CLDR, which is what `Intl`
    /// writes): 2 for most, 0 or 3 for the currencies listed here. ISO 4217 still lists fractions of the rial, the
    /// dinar of Iraq, the forint and some others that nobody has paid with for decades. The toman (IRT, no ISO code)
    /// is ten rials and has none either.
    pub fn decimals(&self) -> u32 {
        const WHOLE: &str = "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR IRT ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG \
                             RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER";
        const THOUSANDTHS: &str = "BHD JOD KWD LYD OMR TND";
        // No code of three letters stands across a space.
        match self.code() {
            code if WHOLE.contains(code) => 0,
            code if THOUSANDTHS.contains(code) => 3,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
