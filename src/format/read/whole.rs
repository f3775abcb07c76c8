//! Whole numbers, exactly as JSON writes them.

use crate::format::problem::ProblemKind;

/// A whole number by its JSON text, exactly.
pub(super) fn parse_whole(text: &str) -> Result<i64, ProblemKind> {
    if let Ok(value) = text.parse() {
        return Ok(value);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    if significant.trim_start_matches(['-', '0']).is_empty() {
        return Ok(0);
    }
    let beyond = if exponent.starts_with('-') { ProblemKind::Fraction } else { ProblemKind::OutOfRange };
    let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.abs() < 10_000).ok_or(beyond)?;
    let places = |text: &str| i32::try_from(text.len()).unwrap_or(i32::MAX);
    let noughts = exponent.saturating_add(places(&digits)).saturating_sub(places(fraction) + places(significant));
    match usize::try_from(noughts) {
        Err(_) => Err(ProblemKind::Fraction),
        Ok(noughts) if noughts > 19 => Err(ProblemKind::OutOfRange),
        Ok(noughts) => format!("{significant}{}", "0".repeat(noughts)).parse().map_err(|_| ProblemKind::OutOfRange),
    }
}
