//! A record that differs: each part of it here and in the file, and the choice between the two.

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::format::merge::{Difference, Field, Origin, Part, STATUS, Side};

use super::Merging;
use crate::app::i18n::{t, texts::common, texts::files::merging as words};
use crate::app::state::use_store;
use crate::app::ui::components::{Badge, Tone, element_id};
use crate::app::ui::pages::files::fields::{Values, part_name, path_name};
use crate::app::ui::pages::files::preview::table_name;

/// The record with its parts.
pub fn record(merging: Merging, name: &str, difference: &Difference) -> AnyView {
    let difference = Arc::new(difference.clone());
    let parts = (0..difference.parts.len()).map(|place| part(merging, name, &difference, place)).collect_view();
    view! {
        <li class="merge__record">
            <p class="merge__name">
                <bdi class="strong">{name.to_owned()}</bdi>
                <span class="note">{t(table_name(difference.table))}</span>
            </p>
            {parts}
        </li>
    }
    .into_any()
}

fn part(merging: Merging, record: &str, difference: &Arc<Difference>, place: usize) -> AnyView {
    let part = &difference.parts[place];
    let name = part_name(difference.table, part);
    let group = element_id("merge");
    let side = |side| one_side(merging, difference, place, &group, side);
    view! {
        <div class="merge__part" role="radiogroup" aria-label=words::part_of(&name, record)>
            <div class="merge__field">
                <bdi>{name.clone()}</bdi>
                {origin(part.origin)}
            </div>
            {side(Side::Here)}
            {side(Side::File)}
            {log(difference, part)}
        </div>
    }
    .into_any()
}

/// What becomes of the file's lines of the decision log, where the status is chosen that they tell of.
fn log(difference: &Difference, part: &Part) -> Option<AnyView> {
    let says = part.name == STATUS && difference.decisions > 0;
    says.then(|| view! { <p class="note merge__log">{words::log(difference.decisions)}</p> }.into_any())
}

fn origin(origin: Origin) -> AnyView {
    match origin {
        Origin::Unknown => ().into_any(),
        Origin::Both => view! { <Badge tone=Tone::Warning>{t(words::BOTH)}</Badge> }.into_any(),
        Origin::File => view! { <span class="note">{t(words::ONLY_FILE)}</span> }.into_any(),
        Origin::Here => view! { <span class="note">{t(words::ONLY_HERE)}</span> }.into_any(),
    }
}

fn one_side(merging: Merging, difference: &Arc<Difference>, place: usize, group: &str, side: Side) -> AnyView {
    let (shown, chosen) = (Arc::clone(difference), Arc::clone(difference));
    let is_chosen = move || merging.choices.with(|choices| choices.side(&shown, &shown.parts[place]) == side);
    let choose = move |_| {
        merging.choices.try_update(|choices| choices.choose(&chosen, &chosen.parts[place], side));
    };
    let name = match side {
        Side::Here => words::HERE,
        Side::File => words::FILE,
    };
    view! {
        <label class="merge__side">
            <input type="radio" name=group.to_owned() prop:checked=is_chosen on:change=choose />
            <span class="merge__what">
                <span class="merge__where">{t(name)}</span>
                {what(&difference.parts[place], side)}
            </span>
        </label>
    }
    .into_any()
}

/// What the part is on one of the two sides: its value, or its values with their names.
fn what(part: &Part, side: Side) -> AnyView {
    let line = |text: String| view! { <bdi class="merge__value">{text}</bdi> }.into_any();
    let store = use_store();
    let value = |field: &Field| {
        let json = match side {
            Side::Here => &field.here,
            Side::File => &field.file,
        };
        store.peek(|workbook| Values { workbook }.of(&field.path, json.as_deref()))
    };
    match part.fields.as_slice() {
        [] if side == Side::Here => line(t(words::STAYS_DELETED).to_owned()),
        [] => line(t(words::COMES_BACK).to_owned()),
        [field] => line(value(field)),
        fields => {
            let named = |field: &Field| line(common::words::label_value(path_name(&field.path), value(field)));
            fields.iter().map(named).collect_view().into_any()
        }
    }
}
