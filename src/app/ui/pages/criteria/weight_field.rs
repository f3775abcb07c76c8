//! One weight: a slider, and a number with steps. What is dragged or held is kept once, when it is let go.

use leptos::{ev, prelude::*};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{CriterionId, Weight};

use super::sheet::Sheet;
use crate::app::i18n::{Language, fmt, language, t, texts};
use crate::app::ui::components::{ErrorLine, element_id};

/// The slider's end in hundredths: weights beyond it are typed.
const SLIDER_MOST: u32 = 10_000;
/// One step in hundredths: a point.
const STEP: i64 = 100;

/// The weight of one criterion.
#[component]
pub fn WeightField(
    /// The criteria.
    sheet: Sheet,
    /// Whose weight.
    id: CriterionId,
) -> impl IntoView {
    let error = RwSignal::new(None::<&'static str>);
    let error_id = element_id("weight-error");
    let described_by = error_id.clone();
    let weight = move || sheet.weight(id);
    let label = move || texts::criteria::weights::of(sheet.name(id));
    let value = move || fmt::decimal(weight().points(), 0, 2);
    // A browser says "changed" when it takes a field away, too: then nobody is left to tell.
    let keep = move |typed: &str| match parse(typed).filter(|_| !error.is_disposed()) {
        Some(weight) => {
            error.set(None);
            sheet.set_weight(id, weight);
        }
        None if error.is_disposed() => {}
        None => error.set(Some(t(texts::criteria::weights::PROBLEM))),
    };
    let step = move |by: i64| sheet.draft.set(Some((id, stepped(untrack(weight), by))));
    let keep_draft = move || {
        if let Some((id, weight)) = sheet.draft.try_get_untracked().flatten() {
            error.set(None);
            sheet.set_weight(id, weight);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowUp" if !event.alt_key() => step(STEP),
            "ArrowDown" if !event.alt_key() => step(-STEP),
            "PageUp" => step(10 * STEP),
            "PageDown" => step(-10 * STEP),
            "Enter" => keep(&event_target_value(&event)),
            _ => return,
        }
        event.prevent_default();
    };
    // Ten criteria have twenty such buttons: each says whose weight it changes.
    let step_button = move |label: fn(String) -> String, sign: &'static str, by: i64| {
        let label = move || label(sheet.name(id));
        view! {
            <button
                type="button"
                class="weight__step"
                aria-label=label
                title=label
                on:click=move |_| {
                    step(by);
                    keep_draft();
                }
            >
                {sign}
            </button>
        }
    };
    view! {
        <div class="weight">
            <input
                class="weight__slider"
                type="range"
                min="0"
                max=SLIDER_MOST
                step=STEP
                aria-label=label
                aria-valuetext=value
                prop:value=move || weight().hundredths().min(SLIDER_MOST).to_string()
                on:input=move |event| {
                    let dragged = event_target_value(&event).parse().ok().and_then(Weight::from_hundredths);
                    sheet.draft.set(dragged.map(|weight| (id, weight)));
                }
                on:change=move |_| keep_draft()
            />
            <span class="weight__number">
                {step_button(texts::criteria::weights::less, "−", -STEP)}
                <input
                    class="input weight__input"
                    type="text"
                    dir="ltr"
                    inputmode="decimal"
                    role="spinbutton"
                    autocomplete="off"
                    aria-label=label
                    aria-valuemin="0"
                    aria-valuemax="1000"
                    aria-valuenow=move || weight().points().to_string()
                    aria-valuetext=value
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || error.get().map(|_| described_by.clone())
                    prop:value=value
                    on:keydown=on_key
                    on:keyup=move |_| keep_draft()
                    on:change=move |event| keep(&event_target_value(&event))
                />
                {step_button(texts::criteria::weights::more, "+", STEP)}
            </span>
            {move || {
                let id = error_id.clone();
                error.get().map(|error| view! { <ErrorLine id=id error=error /> })
            }}
        </div>
    }
}

/// The weight in a text of the person's language; `None` when there is none, or it is out of range.
fn parse(typed: &str) -> Option<Weight> {
    let style = if language() == Language::Ru { NumberStyle::DecimalComma } else { NumberStyle::DecimalPoint };
    let hundredths = parse_scaled(typed, Some(style), 2).ok()?;
    u32::try_from(hundredths).ok().and_then(Weight::from_hundredths)
}

/// The weight some hundredths more or less, inside its range.
fn stepped(weight: Weight, by: i64) -> Weight {
    let wanted = (i64::from(weight.hundredths()) + by).clamp(0, Weight::MAX_HUNDREDTHS.into());
    u32::try_from(wanted).ok().and_then(Weight::from_hundredths).unwrap_or(weight)
}
