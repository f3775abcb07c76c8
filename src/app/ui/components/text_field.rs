//! Controls a person types into: one line, many lines, a number, a search.

use leptos::{ev, html, prelude::*};

use super::{
    button::ControlSize,
    field::{Field, FieldIds, LabelKind, Need},
    icon::{Icon, icons},
};
use crate::app::i18n::{t, texts};

/// One line of text. What is typed stays until `value` changes, so a refused entry is still there beside its error.
#[component]
pub fn TextField(
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is written now.
    #[prop(into)]
    value: Signal<String>,
    /// On every key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When the person is done: on Enter or on leaving.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, what is accepted, an example.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// An example inside the empty control; never the only label.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether it can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// The control itself, where it must be focused.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let line = Line { value, on_input, on_change, help, error, placeholder, read_only, node_ref };
    let class = sized("input", size);
    labelled(label, label_kind, need, help, error, move |ids| line.view(ids, class, "text"))
}

/// A number as text: the caller parses it, in the digits and separators of the person's language, and says what is wrong.
#[component]
pub fn NumberField(
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is written now, formatted.
    #[prop(into)]
    value: Signal<String>,
    /// On every key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When the person is done: on Enter or on leaving.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// The unit, written after the number inside the control.
    #[prop(optional, into)]
    unit: MaybeProp<String>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, what is accepted, an example.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// An example inside the empty control.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether it can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// The control itself, where it must be focused.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let line = Line { value, on_input, on_change, help, error, placeholder, read_only, node_ref };
    let class = sized("input input--group", size);
    labelled(label, label_kind, need, help, error, move |ids| {
        view! {
            <span class=class>
                {line.view(ids, "input__control input--number".to_owned(), "decimal")}
                {move || unit.get().map(|unit| view! { <span class="input__affix">{unit}</span> })}
            </span>
        }
        .into_any()
    })
}

/// Many lines of text; it grows with what is written.
#[component]
pub fn TextArea(
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is written now.
    #[prop(into)]
    value: Signal<String>,
    /// On every key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// When the person leaves it.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, what is accepted, an example.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// An example inside the empty control.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether it can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Height in lines before anything is written.
    #[prop(default = 3)]
    rows: u32,
    /// The control itself, where it must be focused.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    labelled(label, label_kind, need, help, error, move |ids| {
        let id = ids.control.clone();
        view! {
            <textarea
                class="input input--area"
                id=id
                rows=rows
                dir="auto"
                placeholder=move || placeholder_of(placeholder)
                readonly=move || read_only.get()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || ids.described_by(help.get().is_some(), error.get().is_some())
                prop:value=move || value.get()
                on:input=move |event| hand(on_input, event_target_value(&event))
                on:change=move |event| hand(on_change, event_target_value(&event))
                node_ref=node_ref
            ></textarea>
        }
        .into_any()
    })
}

/// A search: finds as one types; Escape and a button clear it.
#[component]
pub fn SearchField(
    /// What is searched.
    #[prop(into)]
    label: Signal<String>,
    /// What is written now.
    #[prop(into)]
    value: Signal<String>,
    /// On every key, and with nothing when it is cleared.
    #[prop(into)]
    on_input: Callback<String>,
    /// The control itself, where it must be focused.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let clear = move || {
        on_input.run(String::new());
        if let Some(input) = node_ref.get_untracked() {
            // The value may already be empty in the signal while a half-typed text stands in the control.
            input.set_value("");
            let _ = input.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !value.get_untracked().is_empty() {
            event.stop_propagation();
            event.prevent_default();
            clear();
        }
    };
    view! {
        <span class="input input--group search-field" role="search">
            <Icon icon=icons::SEARCH />
            <input
                class="input__control"
                type="search"
                dir="auto"
                autocomplete="off"
                aria-label=move || label.get()
                placeholder=move || label.get()
                prop:value=move || value.get()
                on:input=move |event| { on_input.try_run(event_target_value(&event)); }
                on:keydown=on_key
                node_ref=node_ref
            />
            <Show when=move || !value.get().is_empty()>
                <button
                    type="button"
                    class="tag__remove"
                    aria-label=t(texts::components::CLEAR)
                    title=t(texts::components::CLEAR)
                    on:click=move |_| clear()
                >
                    <Icon icon=icons::CLOSE />
                </button>
            </Show>
        </span>
    }
}

/// What the one-line controls share.
#[derive(Clone, Copy)]
struct Line {
    value: Signal<String>,
    on_input: Option<Callback<String>>,
    on_change: Option<Callback<String>>,
    help: MaybeProp<String>,
    error: MaybeProp<String>,
    placeholder: MaybeProp<String>,
    read_only: Signal<bool>,
    node_ref: NodeRef<html::Input>,
}

impl Line {
    fn view(self, ids: FieldIds, class: String, mode: &'static str) -> AnyView {
        let id = ids.control.clone();
        view! {
            <input
                class=class
                id=id
                type="text"
                // A number runs left to right in every language; a name takes the direction of its first letter.
                dir=if mode == "text" { "auto" } else { "ltr" }
                inputmode=mode
                autocomplete="off"
                placeholder=move || placeholder_of(self.placeholder)
                readonly=move || self.read_only.get()
                aria-invalid=move || self.error.get().map(|_| "true")
                aria-describedby=move || ids.described_by(self.help.get().is_some(), self.error.get().is_some())
                prop:value=move || self.value.get()
                on:input=move |event| hand(self.on_input, event_target_value(&event))
                on:change=move |event| hand(self.on_change, event_target_value(&event))
                node_ref=self.node_ref
            />
        }
        .into_any()
    }
}

fn labelled(
    label: Signal<String>,
    label_kind: LabelKind,
    need: Need,
    help: MaybeProp<String>,
    error: MaybeProp<String>,
    control: impl FnOnce(FieldIds) -> AnyView + Send + 'static,
) -> AnyView {
    let ids = FieldIds::new();
    let control_ids = ids.clone();
    view! {
        <Field ids=ids label=label label_kind=label_kind need=need help=help error=error>
            {control(control_ids)}
        </Field>
    }
    .into_any()
}

/// Never quite none: an empty control is known by its placeholder, and then takes the page's direction.
fn placeholder_of(placeholder: MaybeProp<String>) -> String {
    placeholder.get().unwrap_or_else(|| " ".to_owned())
}

fn sized(class: &str, size: ControlSize) -> String {
    match size {
        ControlSize::Normal => class.to_owned(),
        ControlSize::Small => format!("{class} input--small"),
    }
}

// A browser says "changed" when it takes a field away, too: who asked may then be gone.
fn hand(callback: Option<Callback<String>>, text: String) {
    if let Some(callback) = callback {
        callback.try_run(text);
    }
}
