//! The values of a file as a person reads them.

use linchpin::model::{AccountId, Date, KpiId, Money, Period, Timestamp, Workbook};
use serde_json::Value;

use super::fields::{name_of, word};
use crate::app::i18n::{fmt, t, texts::common, texts::files::fields as own};

/// So many characters of a value are shown in a list,
const IN_LIST: usize = 60;
/// and where one chooses between two.
const IN_CHOICE: usize = 240;

/// No more of a text than a line holds.
pub fn shorten(value: &str) -> String {
    shorten_to(value, IN_LIST)
}

fn shorten_to(value: &str, most: usize) -> String {
    let mut short: String = value.chars().take(most).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

/// A value that is one; `None` for what has parts.
pub fn single(field: &str, json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        Value::Array(_) | Value::Object(_) | Value::Bool(_) | Value::Null => None,
        value => Some(shorten(&scalar(field, &value))),
    }
}

/// What the values of a file are called in a workbook.
#[derive(Clone, Copy)]
pub struct Values<'w> {
    /// The workbook.
    pub workbook: &'w Workbook,
}

impl Values<'_> {
    /// A value under a path; a dash for none.
    pub fn of(self, path: &[String], json: Option<&str>) -> String {
        let none = || "–".to_owned();
        let Some(value) = json.and_then(|json| serde_json::from_str(json).ok()) else { return none() };
        // An item of a set is known by the set, an amount by what it is, an own field by nothing.
        let field = match path {
            [set, _] if set == "tags" || set == "roles" => set,
            [.., last] => last,
            [] => return none(),
        };
        let text = self.text(field, &value);
        if text.is_empty() { none() } else { shorten_to(&text, IN_CHOICE) }
    }

    fn text(self, field: &str, value: &Value) -> String {
        match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| self.text(field, item));
                items.filter(|item| !item.is_empty()).collect::<Vec<_>>().join(" · ")
            }
            Value::Object(members) if members.len() == 1 => {
                members.iter().map(|(name, value)| self.member(name, value)).collect()
            }
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| self.member(name, value));
                members.collect::<Vec<_>>().join(" · ")
            }
            Value::String(text) => self.name_of_record(field, text).unwrap_or_else(|| scalar(field, value)),
            Value::Number(number) if field.ends_with("_minor") => {
                let amount = number.as_i64().and_then(Money::from_minor);
                amount.map(|amount| fmt::money(amount, self.workbook.meta.currency)).unwrap_or_default()
            }
            value => scalar(field, value),
        }
    }

    /// A member with its name, where that says something.
    fn member(self, name: &str, value: &Value) -> String {
        let text = self.text(if Period::parse(name).is_some() { "value_e4" } else { name }, value);
        if let Some(period) = Period::parse(name) {
            return common::words::label_value(fmt::period(period), text);
        }
        let word = name_of(name);
        let says_nothing = word == own::OTHER || matches!(name, "at" | "by" | "from" | "to" | "period");
        if says_nothing { text } else { common::words::label_value(t(word), text) }
    }

    /// The name of the record that an id leads to.
    fn name_of_record(self, field: &str, text: &str) -> Option<String> {
        match field {
            "account" => self.workbook.title_of(text.parse::<AccountId>().ok()?),
            "kpi" => Some(self.workbook.kpis.get(text.parse::<KpiId>().ok()?)?.name.to_string()),
            _ => None,
        }
    }
}

fn scalar(field: &str, value: &Value) -> String {
    match value {
        Value::String(text) => written(field, text),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            match field {
                "weight_hundredths" => fmt::decimal(number / 100.0, 0, 2),
                "growth_bp" => fmt::percent(number / 10_000.0, 1),
                _ if field.ends_with("_e4") => fmt::decimal(number / 10_000.0, 0, 4),
                _ => fmt::decimal(number, 0, 3),
            }
        }
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn written(field: &str, text: &str) -> String {
    // A figure that is too large for a number of JSON stands as a text.
    if let Some(e4) = text.parse().ok().filter(|_| field.ends_with("_e4")) {
        return fmt::figure(e4, 0, 4);
    }
    let known = match field {
        "customer_since" | "on" => Date::parse_iso(text).map(fmt::date),
        "at" | "saved" => Timestamp::parse_iso(text).map(fmt::date_time),
        "period" => Period::parse(text).map(fmt::period),
        _ => word(field, text).map(|word| t(word).to_owned()),
    };
    known.unwrap_or_else(|| text.to_owned())
}
