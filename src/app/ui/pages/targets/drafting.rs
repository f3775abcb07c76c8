//! The draft behind a form: what changes it, and what is wrong with it.

use leptos::prelude::*;

use super::draft::Draft;
use crate::app::state::Store;

/// What is wrong in which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// Of the owner.
    pub owner: Option<String>,
    /// Of the year.
    pub year: Option<String>,
    /// Of the baseline.
    pub baseline: Option<String>,
    /// Of the growth.
    pub growth: Option<String>,
    /// Of the target's figure.
    pub value: Option<String>,
    /// Of the lower end.
    pub min: Option<String>,
    /// Of the upper end.
    pub max: Option<String>,
}

impl Errors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Lets go of what is no longer wrong, and says of the rest why it is by now. Fields that were not told of stay so.
    pub fn mend(&mut self, now: Self) {
        let Self { owner, year, baseline, growth, value, min, max } = self;
        let fields = [owner, year, baseline, growth, value, min, max];
        let found = [now.owner, now.year, now.baseline, now.growth, now.value, now.min, now.max];
        for (field, found) in fields.into_iter().zip(found) {
            *field = field.take().and(found);
        }
    }
}

/// The draft behind a form, with one way to change a field.
#[derive(Clone, Copy)]
pub struct Drafting(pub RwSignal<Draft>);

impl Drafting {
    /// A field of the draft, as a signal.
    pub fn field(self, get: fn(&Draft) -> String) -> Signal<String> {
        Signal::derive(move || self.0.with(get))
    }

    /// A figure's field, while a number that was just typed into it can be read in two ways.
    pub fn asked(self, get: fn(&Draft) -> String) -> Signal<Option<String>> {
        Signal::derive(move || self.0.with(|draft| Some(get(draft)).filter(|text| !draft.is_known(text))))
    }

    /// What sets the KPI.
    pub fn set_kpi(self, store: Store) -> Callback<String> {
        Callback::new(move |key: String| {
            self.0.update(|draft| store.peek(|workbook| draft.choose_kpi(workbook, &key)));
        })
    }

    /// What sets a field.
    pub fn set(self, set: fn(&mut Draft, String)) -> Callback<String> {
        Callback::new(move |text| self.0.update(|draft| set(draft, text)))
    }
}
