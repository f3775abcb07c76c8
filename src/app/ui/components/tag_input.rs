//! Tags: words in a row, added by Enter or a comma, taken away by their button or by Backspace.

use leptos::{ev, html, prelude::*};

use super::{
    field::{Field, FieldIds, LabelKind, Need},
    icon::{Icon, icons},
};
use crate::app::i18n::{t, texts};

/// Words a person gives, each once, in the order given.
#[component]
pub fn TagInput(
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The tags now.
    #[prop(into)]
    tags: Signal<Vec<String>>,
    /// The tags after one was added or taken away.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// Tags used elsewhere, offered while typing.
    #[prop(optional, into)]
    suggestions: Signal<Vec<String>>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let field_ids = ids.clone();
    let list_id = format!("{}-list", ids.control);
    let input = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(control) = input.get_untracked() else { return };
        let typed = control.value();
        let mut list = tags.get_untracked();
        let before = list.len();
        for word in typed.split([',', '،', ';', '؛']).map(str::trim).filter(|word| !word.is_empty()) {
            if !list.iter().any(|tag| tag == word) {
                list.push(word.to_owned());
            }
        }
        control.set_value("");
        if list.len() > before {
            on_change.run(list);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | "," | "،" => {
            event.prevent_default();
            add();
        }
        "Backspace" if input.get_untracked().is_some_and(|input| input.value().is_empty()) => {
            let mut list = tags.get_untracked();
            if list.pop().is_some() {
                on_change.run(list);
            }
        }
        _ => {}
    };
    let remove = Callback::new(move |tag: String| {
        on_change.run(tags.get_untracked().into_iter().filter(|other| *other != tag).collect());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    });
    let options =
        move || suggestions.get().into_iter().map(|word| view! { <option value=word></option> }).collect_view();
    view! {
        <Field ids=field_ids label=label label_kind=label_kind help=help error=error>
            <span class="input tag-input">
                {move || tags.get().into_iter().map(|tag| view! { <Tag text=tag on_remove=remove /> }).collect_view()}
                <input
                    class="input__control"
                    id=ids.control.clone()
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    list=list_id.clone()
                    aria-describedby=move || ids.described_by(help.get().is_some(), error.get().is_some())
                    on:keydown=on_key
                    on:change=move |_| add()
                    node_ref=input
                />
                <datalist id=list_id>{options}</datalist>
            </span>
        </Field>
    }
}

/// One tag; with a button that takes it away where that is wanted.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: String,
    /// Takes it away; hands the word over.
    #[prop(optional, into)]
    on_remove: Option<Callback<String>>,
) -> impl IntoView {
    let button = on_remove.map(|on_remove| {
        let word = text.clone();
        let label = format!("{}: {word}", t(texts::components::REMOVE));
        view! {
            <button type="button" class="tag__remove" aria-label=label on:click=move |_| on_remove.run(word.clone())>
                <Icon icon=icons::CLOSE />
            </button>
        }
    });
    view! {
        <span class="tag">
            <bdi class="tag__text">{text}</bdi>
            {button}
        </span>
    }
}
