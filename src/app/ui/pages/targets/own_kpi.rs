//! An own KPI: name, unit, direction, how months make a period, how it is computed.

use leptos::prelude::*;
use linchpin::command::{Command, CommandError, Field, KpiCommand};
use linchpin::model::{Aggregate, Direction, Kpi, Name, Unit};

use super::measure::{MeasureField, typed_measure};
use crate::app::i18n::{Named, t, texts::targets::kpi as words};
use crate::app::platform::random;
use crate::app::state::Store;
use crate::app::ui::components::{Button, Choice, Select, TextArea, TextField};
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::{error_text, refusal};

const DIRECTIONS: [Direction; 2] = [Direction::Higher, Direction::Lower];
const AGGREGATES: [Aggregate; 3] = [Aggregate::Sum, Aggregate::Mean, Aggregate::Last];

/// The form under the catalogue.
#[component]
pub fn OwnKpi(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let (name, formula) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let measure = RwSignal::new(String::new());
    let (unit, direction, aggregate) = (RwSignal::new(0_usize), RwSignal::new(0_usize), RwSignal::new(0_usize));
    let error = RwSignal::new(None::<String>);
    let chosen = |name: &'static str, place: RwSignal<usize>, count: usize| {
        let take = move |kept: String| place.set(kept.parse().unwrap_or(0).min(count - 1));
        Part::of(name, move || place.get().to_string(), take)
    };
    let unsaved = Unsaved::of(
        "kpi",
        vec![
            Part::text("name", name),
            chosen("unit", unit, Unit::ALL.len()),
            chosen("direction", direction, DIRECTIONS.len()),
            chosen("aggregate", aggregate, AGGREGATES.len()),
            Part::text("formula", formula),
            Part::text("measure", measure),
        ],
    );
    unsaved.begin(store.id(), "new");
    let create = Callback::new(move |()| {
        let parsed = match Name::parse(&name.get_untracked()) {
            Ok(parsed) => parsed,
            Err(found) => {
                let found = CommandError::Name { field: Field::Name, error: found };
                return error.set(Some(error_text(&found)));
            }
        };
        // What is wrong with the formula stands at its field already.
        let Ok(measured) = measure.with_untracked(|text| typed_measure(text)) else { return };
        let kpi = Kpi {
            direction: DIRECTIONS[direction.get_untracked()],
            aggregate: AGGREGATES[aggregate.get_untracked()],
            formula: formula.get_untracked(),
            measure: measured,
            ..Kpi::new(random::new_id(), parsed, Unit::ALL[unit.get_untracked()])
        };
        match store.dispatch(Command::Kpi(KpiCommand::Add(kpi))) {
            Ok(()) => {
                error.set(None);
                name.set(String::new());
                formula.set(String::new());
                measure.set(String::new());
                unsaved.done();
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    });
    view! {
        <h3>{t(words::OWN)}</h3>
        {unsaved.note()}
        <TextField
            label=t(words::NAME)
            value=name
            on_input=Callback::new(move |text| name.set(text))
            error=error
            read_only=store.read_only()
        />
        <div class="settings-grid">
            {choose(words::UNIT, Unit::ALL.map(|it| t(it.text())).to_vec(), unit)}
            {choose(words::DIRECTION, DIRECTIONS.map(|it| t(it.text())).to_vec(), direction)}
            {choose(words::AGGREGATE, AGGREGATES.map(|it| t(it.text())).to_vec(), aggregate)}
        </div>
        <TextArea
            label=t(words::FORMULA)
            value=formula
            on_input=Callback::new(move |text| formula.set(text))
            read_only=store.read_only()
            rows=2
        />
        <MeasureField value=measure read_only=store.read_only() />
        <div class="row row--end">
            <Button on_click=create disabled=store.read_only()>
                {t(words::CREATE)}
            </Button>
        </div>
    }
}

fn choose(label: crate::app::i18n::Text, names: Vec<&'static str>, chosen: RwSignal<usize>) -> AnyView {
    let last = names.len() - 1;
    let choices: Vec<Choice> =
        names.into_iter().enumerate().map(|(index, name)| Choice::new(index.to_string(), name)).collect();
    view! {
        <Select
            label=t(label)
            choices=choices
            value=Signal::derive(move || chosen.get().to_string())
            on_change=Callback::new(move |key: String| chosen.set(key.parse().unwrap_or(0).min(last)))
        />
    }
    .into_any()
}
