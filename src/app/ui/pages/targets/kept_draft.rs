//! The draft of a target as part of what is kept unsaved: every field as it is typed.

use leptos::prelude::*;
use linchpin::model::KpiId;

use super::draft::Draft;
use super::source::Source;
use crate::app::ui::unsaved::Part;

/// The form a target is made or edited in, as its drafts are kept.
pub const FORM: &str = "target";

/// The record a draft is of: the target, or a new one.
pub fn record(draft: &Draft) -> String {
    draft.before.as_ref().map_or_else(|| "new".to_owned(), |target| target.id.to_string())
}

/// The parts of the form over a draft.
pub fn parts(draft: RwSignal<Draft>) -> Vec<Part> {
    let text = |name: &'static str, field: fn(&mut Draft) -> &mut String| {
        // Reading takes a copy, so that one function names the field for both ways.
        let read = move || draft.with(|draft| field(&mut draft.clone()).clone());
        Part::of(name, read, move |kept| draft.update(|draft| *field(draft) = kept))
    };
    let other = |name: &'static str, read: fn(&Draft) -> String, take: fn(&mut Draft, &str)| {
        Part::of(name, move || draft.with(read), move |kept| draft.update(|draft| take(draft, &kept)))
    };
    vec![
        text("owner", |draft| &mut draft.owner_kind),
        text("account", |draft| &mut draft.account),
        text("manager", |draft| &mut draft.manager),
        other("kpi", kpi, |draft, kept| draft.kpi = kept.parse::<KpiId>().ok()),
        text("length", |draft| &mut draft.length),
        text("year", |draft| &mut draft.year),
        other("part", |draft| draft.part.to_string(), |draft, kept| draft.part = kept.parse().unwrap_or(1)),
        other("source", |draft| draft.source.key(), |draft, kept| draft.source = Source::parse(kept)),
        text("baseline", |draft| &mut draft.baseline),
        text("growth", |draft| &mut draft.growth),
        // An empty field and a computed one are the same to the person.
        other(
            "value",
            |draft| draft.value.clone().unwrap_or_default(),
            |draft, kept| {
                draft.value = (!kept.is_empty()).then(|| kept.to_owned());
            },
        ),
        text("min", |draft| &mut draft.min),
        text("max", |draft| &mut draft.max),
        other("agreed", |draft| draft.agreed.to_string(), |draft, kept| draft.agreed = kept == "true"),
        text("agreed_by", |draft| &mut draft.agreed_by),
    ]
}

fn kpi(draft: &Draft) -> String {
    draft.kpi.map(|id| id.to_string()).unwrap_or_default()
}
