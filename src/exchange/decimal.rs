//! Exact decimals: what was written is what is kept, no float comes between.

use std::fmt;

/// A decimal number: `mantissa` divided by ten to the power of `scale`. At most 30 digits; never more decimals than
/// were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// Why a decimal does not fit where it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// It has more decimals than there is room for.
    TooManyDecimals,
    /// It is too large on one side of zero or the other.
    TooLarge,
}

impl Decimal {
    /// The most digits a decimal holds.
    pub const MAX_DIGITS: usize = 30;

    /// The decimal of the digits before and after its mark; `None` for anything but ASCII digits or for too many.
    pub(super) fn from_digits(negative: bool, whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{}{}", whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if digits.len() > Self::MAX_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let scale = u32::try_from(fraction.trim_end_matches('0').len()).ok()?;
        let mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        Some(Self { mantissa: if negative { -mantissa } else { mantissa }, scale })
    }

    /// The number times ten to the power of `exponent`; `None` when it has too many digits then.
    pub(super) fn shifted(self, exponent: i32) -> Option<Self> {
        let scale = i32::try_from(self.scale).ok()? - exponent;
        let up = u32::try_from(-scale).unwrap_or(0);
        let mantissa = self.mantissa.checked_mul(10i128.checked_pow(up)?)?;
        let scale = u32::try_from(scale).unwrap_or(0);
        let digits = usize::try_from(mantissa.unsigned_abs().checked_ilog10().unwrap_or(0)).ok()? + 1;
        (digits <= Self::MAX_DIGITS && scale <= 30).then_some(Self { mantissa, scale })
    }

    /// The number in units of ten to the power of −`decimals`, exactly: 12.5 with two decimals is 1250.
    ///
    /// # Errors
    /// When it has more decimals than that (zeros at the end do not count), or does not fit.
    pub fn scaled(self, decimals: u32) -> Result<i128, DecimalError> {
        let power = |exponent: u32| 10i128.checked_pow(exponent).ok_or(DecimalError::TooLarge);
        if self.scale <= decimals {
            let factor = power(decimals - self.scale)?;
            return self.mantissa.checked_mul(factor).ok_or(DecimalError::TooLarge);
        }
        let divisor = power(self.scale - decimals)?;
        if self.mantissa % divisor != 0 {
            return Err(DecimalError::TooManyDecimals);
        }
        Ok(self.mantissa / divisor)
    }

    /// The number in units of ten to the power of −`decimals`, rounded to the nearest, a half away from zero.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn rounded(self, decimals: u32) -> Result<i128, DecimalError> {
        if self.scale <= decimals {
            return self.scaled(decimals);
        }
        let divisor = 10i128.checked_pow(self.scale - decimals).ok_or(DecimalError::TooLarge)?;
        let half = divisor / 2 * self.mantissa.signum();
        Ok((self.mantissa + half) / divisor)
    }

    /// How many decimals it has.
    pub const fn decimals(self) -> u32 {
        self.scale
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }
}

impl fmt::Display for Decimal {
    /// The plain way: a minus, digits, a point where there are decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::try_from(self.scale).unwrap_or(0);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}
