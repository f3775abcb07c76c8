//! Banner: a message that stays in its place until its cause is gone.

use leptos::prelude::*;

use super::{
    badge::Tone,
    button::{ControlSize, IconButton},
    icon::{Icon, IconRef, icons},
};
use crate::app::i18n::{t, texts};

/// The icon that goes with a tone.
pub fn icon_of(tone: Tone) -> IconRef {
    match tone {
        Tone::Neutral | Tone::Accent => icons::INFO,
        Tone::Success => icons::SUCCESS,
        Tone::Warning => icons::WARNING,
        Tone::Danger => icons::DANGER,
    }
}

/// A message with an icon, a word and, where something can be done about it, its actions.
#[component]
pub fn Banner(
    /// What it says about its place.
    #[prop(optional)]
    tone: Tone,
    /// The word in front: "Not saved", "Read only".
    #[prop(into)]
    title: Signal<String>,
    /// Buttons at the end.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Closes it, where it may be closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The message.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = match tone {
        Tone::Neutral | Tone::Accent => "banner banner--info",
        Tone::Success => "banner banner--success",
        Tone::Warning => "banner banner--warning",
        Tone::Danger => "banner banner--danger",
    };
    // What may cost work interrupts; the rest waits for its turn.
    let role = if tone == Tone::Danger { "alert" } else { "status" };
    view! {
        <div class=class role=role>
            <span class="banner__icon">
                <Icon icon=icon_of(tone) />
            </span>
            <div class="banner__text">
                <span class="banner__word">{move || title.get()}</span>
                " "
                {children.map(|children| children())}
            </div>
            {actions.map(|actions| view! { <div class="banner__actions">{actions.run()}</div> })}
            {on_close.map(|on_close| {
                let label = t(texts::components::CLOSE);
                view! { <IconButton label=label icon=icons::CLOSE size=ControlSize::Small on_click=on_close /> }
            })}
        </div>
    }
}
