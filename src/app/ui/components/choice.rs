//! Yes or no, and one of a few seen at once: checkbox, switch, radio buttons, segmented control.

use leptos::prelude::*;

use super::{element_id::element_id, icon::IconRef, select::Choice};

/// Whether something is chosen; it takes effect with whatever it stands beside.
#[component]
pub fn Checkbox(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is.
    #[prop(into)]
    checked: Signal<bool>,
    /// What it became.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether only some of what it stands for is chosen.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// A line under the label.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// Whether the label is read only by screen readers.
    #[prop(optional)]
    label_kind: super::field::LabelKind,
    /// Whether it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let text_class = match label_kind {
        super::field::LabelKind::Shown => "choice__text",
        super::field::LabelKind::Hidden => "visually-hidden",
    };
    view! {
        <label class="choice">
            <input
                class="choice__control"
                type="checkbox"
                prop:checked=move || checked.get()
                prop:indeterminate=move || mixed.get()
                disabled=move || disabled.get()
                on:change=move |event| { on_change.try_run(event_target_checked(&event)); }
            />
            <span class=text_class>
                <span>{move || label.get()}</span>
                {move || help.get().map(|help| view! { <span class="choice__help">{help}</span> })}
            </span>
        </label>
    }
}

/// On or off, at once.
#[component]
pub fn Switch(
    /// What is on or off.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// What it became.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A line under the label.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// Whether it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice choice--switch">
            <span class="choice__text">
                <span>{move || label.get()}</span>
                {move || help.get().map(|help| view! { <span class="choice__help">{help}</span> })}
            </span>
            <input
                class="switch"
                type="checkbox"
                role="switch"
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                on:change=move |event| { on_change.try_run(event_target_checked(&event)); }
            />
        </label>
    }
}

/// How a group of radio buttons stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupFlow {
    /// Under each other.
    #[default]
    Column,
    /// Beside each other.
    Row,
}

/// One of a few, all of them read before choosing.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of the chosen answer.
    #[prop(into)]
    value: Signal<String>,
    /// The key of the answer just chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// How the answers stand.
    #[prop(optional)]
    flow: GroupFlow,
) -> impl IntoView {
    let name = element_id("radio");
    let class = match flow {
        GroupFlow::Column => "radio-group",
        GroupFlow::Row => "radio-group radio-group--row",
    };
    let options = move || {
        let one = |choice: Choice| {
            let label = choice.label.clone();
            view! {
                <label class="choice">
                    {radio("choice__control", &name, choice, value, on_change)}
                    <span class="choice__text">{label}</span>
                </label>
            }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    view! {
        <fieldset>
            <legend class="radio-group__label">{move || label.get()}</legend>
            <div class=class>{options}</div>
        </fieldset>
    }
}

/// One of two to five short choices, in one bar.
#[component]
pub fn SegmentedControl(
    /// What is chosen, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The key of what is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// The key of what was just chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// An icon for each choice, in their order; none for words alone.
    #[prop(optional)]
    icons: Vec<IconRef>,
) -> impl IntoView {
    let name = element_id("segment");
    let options = move || {
        let one = |(place, choice): (usize, Choice)| {
            let label = choice.label.clone();
            let icon = icons.get(place).map(|icon| view! { <super::icon::Icon icon=*icon /> });
            view! {
                <label class="segmented__option">
                    {radio("segmented__input", &name, choice, value, on_change)}
                    {icon}
                    <span>{label}</span>
                </label>
            }
        };
        choices.get().into_iter().enumerate().map(one).collect_view()
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=move || label.get()>
            {options}
        </div>
    }
}

fn radio(
    class: &'static str,
    name: &str,
    choice: Choice,
    value: Signal<String>,
    on_change: Callback<String>,
) -> AnyView {
    let own = choice.key.clone();
    let key = choice.key.clone();
    view! {
        <input
            class=class
            type="radio"
            name=name.to_owned()
            value=choice.key
            prop:checked=move || value.with(|value| *value == own)
            on:change=move |_| { on_change.try_run(key.clone()); }
        />
    }
    .into_any()
}
