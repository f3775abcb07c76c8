//! What a person calls the fields of the file, for the list of what a file would change.

use linchpin::format::FieldChange;
use linchpin::model::{AccountClass, Axis, Ownership, Programme, Status};

use crate::app::i18n::texts::targets::{log, measure, plan};
use crate::app::i18n::{Named as _, Text, fmt, t, texts::common::fields as known, texts::files::fields as own};

/// So many characters of a value are shown.
const VALUE: usize = 60;

/// "City: Graz → Wien"; a field that is a list or a table of its own is only named.
pub fn line(change: &FieldChange) -> String {
    let field = change.field.as_str();
    let name = t(name_of(field));
    let ends = [&change.before, &change.after].map(|end| match end {
        None => Some("–".to_owned()),
        Some(json) => value(field, json),
    });
    match ends {
        [Some(before), Some(after)] => format!("{name}: {before} → {after}"),
        _ => name.to_owned(),
    }
}

/// No more of a text than a line holds.
pub fn shorten(value: &str) -> String {
    let mut short: String = value.chars().take(VALUE).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

fn name_of(field: &str) -> Text {
    match field {
        "name" => own::NAME,
        "code" => known::CODE,
        "sector" => known::SECTOR,
        "ownership" => known::OWNERSHIP,
        "size" => known::SIZE,
        "country" => known::COUNTRY,
        "city" => known::CITY,
        "technology" => known::TECHNOLOGY,
        "order_pattern" => known::ORDER_PATTERN,
        "tags" => known::TAGS,
        "manager" => known::MANAGER,
        "sponsor" => known::SPONSOR,
        "customer_since" => known::CUSTOMER_SINCE,
        "notes" => known::NOTES,
        "status" => known::STATUS,
        "roles" => known::ROLES,
        "class" => known::CLASS,
        "programme" => known::PROGRAMME,
        "in_three_years" => own::FUTURE,
        "avatar" => own::AVATAR,
        "fields" => known::FREE_FIELD,
        "figures" => own::FIGURES,
        "position" => own::POSITION,
        "meaning" => known::MEANING,
        "low_anchor" => known::LOW_ANCHOR,
        "high_anchor" => known::HIGH_ANCHOR,
        "weight_hundredths" | "weighting" => known::WEIGHT,
        "axis" => known::AXIS,
        "nature" => own::NATURE,
        "derived" => own::DERIVED,
        "value" => own::SCORE,
        "value_e4" => own::FIGURE,
        "comment" => known::COMMENT,
        "reason" => known::REASON,
        "by" => known::BY,
        "at" => known::DATE,
        "unit" => known::UNIT,
        "direction" => known::DIRECTION,
        "aggregate" => own::AGGREGATE,
        "formula" => known::FORMULA,
        "owner" => own::OWNER,
        "period" => own::PERIOD,
        "baseline" => known::BASELINE,
        "growth_bp" => known::GROWTH,
        "min_e4" => own::MIN,
        "max_e4" => own::MAX,
        "agreed" => own::AGREED,
        "measure" => measure::FIELD,
        "parts_e4" => plan::PARTS,
        "inputs_e4" => measure::TITLE,
        "log" => log::TITLE,
        "currency" => own::CURRENCY,
        "definition" => known::DEFINITION,
        "top_n" => known::TOP_N,
        "bands" => known::BANDS,
        "part_periods_months" => own::PERIODS,
        _ => own::OTHER,
    }
}

/// A value as a person reads it; `None` for what is no single value.
fn value(field: &str, json: &str) -> Option<String> {
    if let Ok(text) = serde_json::from_str::<String>(json) {
        // A figure that is too large for a number of JSON stands as a text.
        if let Some(e4) = text.parse().ok().filter(|_| field.ends_with("_e4")) {
            return Some(fmt::figure(e4, 0, 4));
        }
        return Some(word(field, &text).map_or_else(|| shorten(&text), |word| t(word).to_owned()));
    }
    let number: f64 = json.parse().ok()?;
    Some(match field {
        "weight_hundredths" => fmt::decimal(number / 100.0, 0, 2),
        "growth_bp" => fmt::percent(number / 10_000.0, 1),
        _ if field.ends_with("_e4") => fmt::decimal(number / 10_000.0, 0, 4),
        _ => fmt::decimal(number, 0, 3),
    })
}

/// The name of a choice the file writes as a word.
fn word(field: &str, text: &str) -> Option<Text> {
    let choice = match (field, text) {
        ("status", "key") => Status::Key.text(),
        ("status", "candidate") => Status::Candidate.text(),
        ("status", "watch") => Status::Watch.text(),
        ("status", "regular") => Status::Regular.text(),
        ("status", "do_not_retain") => Status::DoNotRetain.text(),
        ("ownership", "public") => Ownership::Public.text(),
        ("ownership", "private") => Ownership::Private.text(),
        ("class", "key") => AccountClass::Key.text(),
        ("class", "important") => AccountClass::Important.text(),
        ("class", "ordinary") => AccountClass::Ordinary.text(),
        ("class", "difficult") => AccountClass::Difficult.text(),
        ("class", "not_customer") => AccountClass::NotCustomer.text(),
        ("programme", "strategic") => Programme::Strategic.text(),
        ("programme", "light") => Programme::Light.text(),
        ("programme", "programmatic") => Programme::Programmatic.text(),
        ("axis", "attractiveness") => Axis::Attractiveness.text(),
        ("axis", "strength") => Axis::Strength.text(),
        _ => return None,
    };
    Some(choice)
}
