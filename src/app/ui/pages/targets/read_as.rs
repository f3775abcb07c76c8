//! How a number was read that may be meant in thousands, with the other meaning one press away: under a field, or above a
//! grid.

use leptos::prelude::*;

use super::typed::{doubtful, quantity, typed};
use crate::app::i18n::{t, texts::targets::typed as words};
use crate::app::ui::components::{Banner, Button, ControlSize, Tone};

/// The note under a field. `text` is what was typed, while it is worth asking about; `set` takes the other text.
pub fn read_as(text: Signal<Option<String>>, set: Callback<String>) -> AnyView {
    (move || {
        let text = text.get()?;
        let instead = doubtful(&text)?;
        let (read, other) = (typed(quantity(&text)?), typed(quantity(&instead)?));
        let take = Callback::new(move |()| {
            set.try_run(instead.clone());
        });
        let said = words::read_as(text.trim(), read);
        Some(view! {
            <p class="row note">
                <span role="status">{said}</span>
                <Button size=ControlSize::Small on_click=take>{words::take_other(other)}</Button>
            </p>
        })
    })
    .into_any()
}

/// The note above a grid: how numbers were read, and what the first of them comes to in the other meaning.
pub fn read_banner(
    said: String,
    other: String,
    is_closed: Signal<bool>,
    take: Callback<()>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let actions = move || {
        let label = words::take_other(&other);
        view! { <Button size=ControlSize::Small on_click=take disabled=is_closed>{label}</Button> }
    };
    let on_close = move |()| close();
    view! { <Banner tone=Tone::Neutral title=said actions=actions on_close=on_close>{t(words::READ_NOTE)}</Banner> }
        .into_any()
}
