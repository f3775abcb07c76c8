//! Stat and Meter: one number with its name, and one number on its scale.

use leptos::prelude::*;

use super::badge::Tone;

/// How large a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatSize {
    /// Among others.
    #[default]
    Normal,
    /// The one number of its card.
    Large,
}

/// One number: what it is, how much, and what to know about it. Put several into `<div class="stats">`.
#[component]
pub fn Stat(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// How much, formatted, with its unit.
    #[prop(into)]
    value: Signal<String>,
    /// What to know about it: the change, the share, the source.
    #[prop(optional, into)]
    note: MaybeProp<String>,
    /// How large the number is.
    #[prop(optional)]
    size: StatSize,
) -> impl IntoView {
    let class = move || {
        let size = if size == StatSize::Large { " stat--large" } else { "" };
        let width = if value.with(|value| is_long(value)) { " stat--long" } else { "" };
        format!("stat{size}{width}")
    };
    view! {
        <div class=class>
            <span class="stat__label">{move || label.get()}</span>
            <span class="stat__value">{move || value.get()}</span>
            {move || note.get().map(|note| view! { <span class="stat__note">{note}</span> })}
        </div>
    }
}

/// Whether a value has a piece that cannot be broken and is wider than half a phone: an amount of millions with its cents.
fn is_long(value: &str) -> bool {
    value.split(' ').any(|piece| piece.chars().count() > 11)
}

/// A part of a whole, as a bar with the numbers beside it.
#[component]
pub fn Meter(
    /// What is measured.
    #[prop(into)]
    label: Signal<String>,
    /// The part, from 0 to 1; more is shown as full.
    #[prop(into)]
    share: Signal<f64>,
    /// The same in words: "1.2 of 5 MB".
    #[prop(into)]
    text: Signal<String>,
    /// Whether the part is getting out of hand.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    let percent = move || share.get().clamp(0.0, 1.0) * 100.0;
    view! {
        <div class=move || format!("meter meter--{}", tone.get().class())>
            <div class="meter__head">
                <span>{move || label.get()}</span>
                <span class="meter__value">{move || text.get()}</span>
            </div>
            <div
                class="meter__track"
                role="meter"
                aria-label=move || label.get()
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || format!("{:.0}", percent())
                aria-valuetext=move || text.get()
            >
                <div class="meter__fill" style:inline-size=move || format!("{:.2}%", percent())></div>
            </div>
        </div>
    }
}
