//! Under a field: how a number was read that may be meant in thousands, with the other meaning one press away.

use leptos::prelude::*;

use super::typed::{doubtful, quantity, typed};
use crate::app::i18n::texts::targets::typed as words;
use crate::app::ui::components::{Button, ControlSize};

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
