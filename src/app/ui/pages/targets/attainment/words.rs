//! Lights and outlooks in words.

use std::cmp::Ordering;

use leptos::prelude::*;
use linchpin::analysis::figures::MoneySum;
use linchpin::analysis::target::{Each, Ended, Held, Light, Needed, Outlook, sufficing};
use linchpin::model::{Currency, Direction, Quantity, Unit};

use super::badge;
use crate::app::i18n::{Text, fmt, t, texts::attainment::light as lights, texts::attainment::rest as words};
use crate::app::ui::components::{IconRef, Tone, icons};

/// The tone of a light.
pub const fn tone(light: Light) -> Tone {
    match light {
        Light::OffTrack | Light::Missed => Tone::Danger,
        Light::Close => Tone::Warning,
        Light::Met | Light::Reached => Tone::Success,
        Light::NoData => Tone::Neutral,
    }
}

/// The class of a light's ink.
pub const fn tone_class(light: Light) -> &'static str {
    match light {
        Light::OffTrack | Light::Missed => "is-off-track",
        Light::Close => "is-close",
        Light::Met | Light::Reached => "is-met",
        Light::NoData => "is-unknown",
    }
}

/// The mark of a light, for those who do not see the tone.
pub fn icon(light: Light) -> IconRef {
    match light {
        Light::OffTrack | Light::Missed => icons::ALERT,
        Light::Close => icons::WARNING,
        Light::Met | Light::Reached => icons::SUCCESS,
        Light::NoData => icons::INFO,
    }
}

/// The word of a light.
pub const fn light_word(light: Light) -> Text {
    match light {
        Light::Missed => lights::MISSED,
        Light::OffTrack => lights::OFF_TRACK,
        Light::Close => lights::CLOSE,
        Light::Met => lights::MET,
        Light::Reached => lights::REACHED,
        Light::NoData => lights::NONE,
    }
}

/// A light with its word.
#[allow(non_snake_case, reason = "it is seen")]
pub fn LightBadge(light: Light) -> AnyView {
    badge(light_word(light), light)
}

/// A figure of a KPI: money without its minor units, which say nothing beside a year's turnover.
pub fn figure(quantity: Quantity, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Money if places(quantity, unit) == 0 => {
            let whole = linchpin::analysis::target::rounded(quantity, 0);
            let minor = whole.e4() / Quantity::SCALE * 10_i128.pow(currency.decimals());
            fmt::money_whole(MoneySum::from_minor(minor), currency)
        }
        _ => fmt::quantity(linchpin::analysis::target::rounded(quantity, 2), unit, currency),
    }
}

/// How a figure is shown.
pub type Shown<'a> = &'a dyn Fn(Quantity) -> String;

/// How many decimal places are shown of a figure.
fn places(quantity: Quantity, unit: Unit) -> u32 {
    if unit == Unit::Money && quantity.to_f64().abs() >= 1_000.0 { 0 } else { 2 }
}

/// A figure that is asked for, such that what is shown suffices when it is brought to the letter.
pub fn asked(quantity: Quantity, (unit, direction): (Unit, Direction), currency: Currency) -> String {
    figure(sufficing(quantity, places(quantity, unit), direction), unit, currency)
}

/// What the rest of a period has to bring, in a line; figures are shown as they are, or as they are asked for.
pub fn rest_text(outlook: &Outlook, direction: Direction, [figure, asked]: [Shown<'_>; 2]) -> String {
    match outlook {
        Outlook::Reached => t(words::REACHED).to_owned(),
        Outlook::Met => t(words::MET).to_owned(),
        Outlook::Missed => t(words::MISSED).to_owned(),
        Outlook::Nothing { .. } => t(words::NOTHING).to_owned(),
        Outlook::Needed(needed) => {
            let said = ask_text(needed, direction, asked);
            let said = if needed.at_target.is_some() { words::to_be_met(said) } else { said };
            let said = needed_text(needed, &said, [figure, asked]);
            match needed.ended {
                Some(ended) => ended_text(ended, said, figure),
                None => said,
            }
        }
        Outlook::Ended(ended) => ended_text(*ended, t(words::OPEN_REACHED).to_owned(), figure),
        Outlook::Holds(needed, held) => {
            needed_text(needed, &hold_text(needed, held, direction, [figure, asked]), [figure, asked])
        }
        Outlook::AtTheEnd { met, target: None } => words::at_end(figure(*met)),
        Outlook::AtTheEnd { met, target: Some(target) } => words::at_end_both(figure(*met), figure(*target)),
        Outlook::Exceeded(over) => words::exceeded(figure(*over)),
        Outlook::Impossible(value) => words::impossible(figure(*value)),
        Outlook::Each(each) => each_text(*each),
        Outlook::Unknown => t(words::UNKNOWN).to_owned(),
    }
}

/// How it ended, where other targets have no figures at all: of those it says nothing. `None` where it goes on.
pub fn known_text(outlook: &Outlook) -> Option<String> {
    match outlook {
        Outlook::Met => Some(t(words::KNOWN_MET).to_owned()),
        Outlook::Missed => Some(t(words::KNOWN_MISSED).to_owned()),
        Outlook::Each(each @ Each { open: 0, .. }) => Some(words::known_each(count(each.reached), count(each.all()))),
        _ => None,
    }
}

fn count(owners: usize) -> String {
    fmt::integer(owners as f64)
}

fn each_text(each: Each) -> String {
    let [reached, lost, all] = [each.reached, each.lost, each.all()].map(count);
    match each {
        Each { open: 0, .. } => words::each(reached, all),
        Each { lost: 0, .. } => words::each_open(reached, all),
        Each { .. } => words::each_lost(reached, all, lost),
    }
}

/// What is said of the owners with months left, and after it how the others came out.
fn ended_text(ended: Ended, said: String, figure: Shown<'_>) -> String {
    let amount = || figure(Quantity::from_e4(ended.above.e4().abs()).unwrap_or(ended.above));
    let others = match ended.above.cmp(&Quantity::ZERO) {
        Ordering::Less => words::ended_short(ended.owners, amount()),
        Ordering::Greater => words::ended_above(ended.owners, amount()),
        Ordering::Equal => words::ended_even(ended.owners),
    };
    [words::open(ended.open, said), others].join(fmt::semicolon())
}

fn ask_text(needed: &Needed, direction: Direction, asked: Shown<'_>) -> String {
    let (months, per_month) = (usize::from(needed.months), asked(needed.per_month));
    match (direction, spread(needed)) {
        (Direction::Higher, None) => words::needed(months, per_month),
        (Direction::Lower, None) => words::at_most(months, per_month),
        (Direction::Higher, Some([fewest, most])) => words::needed_each(per_month, fewest, most),
        (Direction::Lower, Some([fewest, most])) => words::at_most_each(per_month, fewest, most),
    }
}

fn hold_text(needed: &Needed, held: &Held, direction: Direction, [figure, asked]: [Shown<'_>; 2]) -> String {
    let (months, per_month, at) = (usize::from(needed.months), asked(needed.per_month), figure(held.at));
    let mean = t(if held.of_many { words::MEAN_OF_ALL } else { words::MEAN });
    match (direction, spread(needed)) {
        (Direction::Higher, None) => words::holds(months, per_month, mean, at),
        (Direction::Lower, None) => words::holds_at_most(months, per_month, mean, at),
        (Direction::Higher, Some([fewest, most])) => words::holds_each(per_month, fewest, most, mean, at),
        (Direction::Lower, Some([fewest, most])) => words::holds_at_most_each(per_month, fewest, most, mean, at),
    }
}

/// The fewest and the most months that anyone has left, when they differ.
fn spread(needed: &Needed) -> Option<[String; 2]> {
    let number = |months: u8| fmt::integer(f64::from(months));
    (needed.fewest < needed.months).then(|| [number(needed.fewest), number(needed.months)])
}

fn needed_text(needed: &Needed, said: &str, [figure, asked]: [Shown<'_>; 2]) -> String {
    let mut text = said.to_owned();
    let compared = [
        needed.at_target.map(|at_target| words::at_target(asked(at_target))),
        needed.so_far.map(|pace| words::so_far(figure(pace))),
        needed.past.map(|past| words::past(figure(past))),
    ];
    let compared: Vec<String> = compared.into_iter().flatten().collect();
    if !compared.is_empty() {
        text += " (";
        text += &compared.join(fmt::comma());
        text += ")";
    }
    text
}
