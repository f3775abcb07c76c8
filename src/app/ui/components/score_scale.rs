//! The scale of a score: ten points to choose from, by pointer, arrow keys or digits.

use leptos::prelude::*;

use super::element_id::element_id;
use crate::app::i18n::fmt;

/// A score from 1 to 10, none while nothing is chosen.
#[component]
pub fn ScoreScale(
    /// What is scored.
    #[prop(into)]
    label: Signal<String>,
    /// The score, 1–10.
    #[prop(into)]
    value: Signal<Option<u8>>,
    /// The score just chosen.
    #[prop(into)]
    on_change: Callback<u8>,
    /// Whether nothing can be chosen now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let name = element_id("score");
    let point = |score: u8| {
        view! {
            <label class=format!("score-scale__point heat heat--{score}")>
                <input
                    class="score-scale__input"
                    type="radio"
                    name=name.clone()
                    value=score.to_string()
                    disabled=move || disabled.get()
                    prop:checked=move || value.get() == Some(score)
                    on:change=move |_| { on_change.try_run(score); }
                />
                <span>{fmt::integer(score.into())}</span>
            </label>
        }
    };
    view! {
        <div class="score-scale" role="radiogroup" aria-label=move || label.get()>
            {(1..=10).map(point).collect_view()}
        </div>
    }
}
