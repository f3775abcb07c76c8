//! Badge: one word about the state of something, never by colour alone.

use leptos::prelude::*;

use super::icon::{Icon, IconRef};

/// What a message or a mark says about its subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    #[default]
    Neutral,
    /// Something chosen or to be noticed.
    Accent,
    /// Well.
    Success,
    /// Should be looked at.
    Warning,
    /// Wrong, or about to be lost.
    Danger,
}

impl Tone {
    /// The word of this tone in class names.
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A word about a state.
#[component]
pub fn Badge(
    /// What it says.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// An icon before the word.
    #[prop(optional, into)]
    icon: Option<IconRef>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=move || format!("badge badge--{}", tone.get().class())>
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            {children()}
        </span>
    }
}
