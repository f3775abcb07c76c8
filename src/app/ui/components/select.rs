//! Select: one of a few, in the platform's own list.

use leptos::prelude::*;

use super::{
    button::ControlSize,
    field::{Field, FieldIds, LabelKind, Need},
    icon::{Icon, icons},
};

/// One choice: a key for the program and words for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What `on_change` hands over.
    pub key: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice from its key and its words.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

/// One of several choices.
#[component]
pub fn Select(
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of what is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// The key of what was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// What helps to choose.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let field_ids = ids.clone();
    let id = ids.control.clone();
    let class = match size {
        ControlSize::Normal => "input",
        ControlSize::Small => "input input--small",
    };
    let options = move || {
        let one = |Choice { key, label }: Choice| {
            let own = key.clone();
            view! {
                <option value=key prop:selected=move || value.with(|value| *value == own)>
                    {label}
                </option>
            }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    view! {
        <Field ids=field_ids label=label label_kind=label_kind need=need help=help error=error>
            <span class="select">
                <select
                    class=class
                    id=id
                    disabled=move || disabled.get()
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || ids.described_by(help.get().is_some(), error.get().is_some())
                    on:change=move |event| { on_change.try_run(event_target_value(&event)); }
                >
                    {options}
                </select>
                <Icon icon=icons::CHEVRON_DOWN />
            </span>
        </Field>
    }
}
