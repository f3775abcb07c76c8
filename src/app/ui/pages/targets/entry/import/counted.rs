//! What the figures of a table are counted in: as its headers say, or as a person chooses.

use leptos::prelude::*;
use linchpin::exchange::actuals::{ActualsLayout, ActualsPlan};

use super::Import;
use crate::app::i18n::{t, texts, texts::actuals::import as words};
use crate::app::ui::components::{Choice, ControlSize, Select};
use crate::app::ui::pages::accounts::{read_scale, scale_choices, scale_key};

/// The choice. Where columns count in different things, it says that each is as its header says.
pub fn counted_control(import: Import) -> AnyView {
    let scale = Memo::new(move |_| import.layout.with(|layout| layout.as_ref().map(ActualsLayout::scale)));
    let choices = Signal::derive(move || {
        let by_headers = (scale.get() == Some(None)).then(|| Choice::new("", t(words::BY_HEADERS)));
        by_headers.into_iter().chain(scale_choices()).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || scale.get().flatten().map(scale_key).unwrap_or_default());
    let choose = Callback::new(move |key: String| {
        if let Some(scale) = read_scale(&key) {
            import.layout.update(|layout| {
                if let Some(layout) = layout {
                    layout.set_scale(scale);
                }
            });
        }
    });
    view! { <Select label=t(words::COUNTED_IN) size=ControlSize::Small choices=choices value=value on_change=choose /> }
        .into_any()
}

/// How many figures what a header says cannot be about.
pub fn unscaled(plan: &ActualsPlan) -> Option<AnyView> {
    let text = || texts::actuals::import::unscaled(plan.unscaled);
    (plan.unscaled > 0).then(|| view! { <p class="note">{text()}</p> }.into_any())
}
