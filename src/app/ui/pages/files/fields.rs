//! What a person calls the fields of the file, for the list of what a file would change.

use linchpin::change::TableName;
use linchpin::format::FieldChange;
use linchpin::format::merge::Part;
use linchpin::model::{
    AccountClass, Aggregate, Axis, Direction, Nature, Ownership, Period, Programme, Role, Status, Unit,
};

use super::values::single;
pub use super::values::{Values, shorten};
use crate::app::i18n::texts::files::merging;
use crate::app::i18n::texts::targets::{log, measure, owner, plan};
use crate::app::i18n::{Named as _, Text, fmt, t, texts::common::fields as known, texts::files::fields as own};

/// "City: Graz → Wien"; a field that is a list or a table of its own is only named.
pub fn line(change: &FieldChange) -> String {
    let field = change.field.as_str();
    let name = t(name_of(field));
    let ends = [&change.before, &change.after].map(|end| match end {
        None => Some("–".to_owned()),
        Some(json) => single(field, json),
    });
    match ends {
        [Some(before), Some(after)] => format!("{name}: {before} → {after}"),
        _ => name.to_owned(),
    }
}

/// What is chosen as one of a record.
pub fn part_name(table: TableName, part: &Part) -> String {
    let whole = match table {
        _ if part.fields.is_empty() => merging::DELETED,
        TableName::Scores | TableName::Agreed => own::SCORE,
        TableName::Decisions => merging::DECISION,
        TableName::Targets => merging::PLAN,
        _ => own::FIGURE,
    };
    match part.fields.first() {
        Some(field) if !part.name.is_empty() => path_name(&field.path),
        _ => t(whole).to_owned(),
    }
}

/// A value by the names that lead to it.
pub fn path_name(path: &[String]) -> String {
    let of_period = |text: &str| Period::parse(text).map_or_else(|| text.to_owned(), fmt::period);
    match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["figures", period, "revenue_minor"] => known::revenue_in(of_period(period)),
        ["figures", period, "profit_minor"] => known::profit_in(of_period(period)),
        ["inputs_e4", period] => format!("{}{}{}", t(measure::TITLE), fmt::comma(), of_period(period)),
        ["fields", name] => (*name).to_owned(),
        ["tags", ..] => t(known::TAG).to_owned(),
        [field, ..] => t(name_of(field)).to_owned(),
        [] => String::new(),
    }
}

/// What a field is called.
pub(super) fn name_of(field: &str) -> Text {
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
        "kpi" => own::KPI,
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

/// The name of a choice the file writes as a word.
pub(super) fn word(field: &str, text: &str) -> Option<Text> {
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
        ("roles", "breadwinner") => Role::Breadwinner.text(),
        ("roles", "prospective") => Role::Prospective.text(),
        ("roles", "image_maker") => Role::ImageMaker.text(),
        ("roles", "expert") => Role::Expert.text(),
        ("unit", "money") => Unit::Money.text(),
        ("unit", "percent") => Unit::Percent.text(),
        ("unit", "count") => Unit::Count.text(),
        ("unit", "days") => Unit::Days.text(),
        ("unit", "hours") => Unit::Hours.text(),
        ("unit", "points") => Unit::Points.text(),
        ("direction", "higher") => Direction::Higher.text(),
        ("direction", "lower") => Direction::Lower.text(),
        ("aggregate", "sum") => Aggregate::Sum.text(),
        ("aggregate", "mean") => Aggregate::Mean.text(),
        ("aggregate", "last") => Aggregate::Last.text(),
        ("nature", "revenue") => Nature::Revenue.text(),
        ("nature", "other") => Nature::Other.text(),
        ("from" | "to", status) => return word("status", status),
        ("owner", "portfolio") => owner::PORTFOLIO,
        ("axis", "none") => Axis::None.text(),
        ("axis", "attractiveness") => Axis::Attractiveness.text(),
        ("axis", "strength") => Axis::Strength.text(),
        _ => return None,
    };
    Some(choice)
}
