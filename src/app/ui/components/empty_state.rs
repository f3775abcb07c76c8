//! `EmptyState`: what is not there yet, and what to do next.

use leptos::prelude::*;

use super::icon::{Icon, IconRef, IconSize};

/// Stands where the work will be.
#[component]
pub fn EmptyState(
    /// A picture of what is missing.
    #[prop(into)]
    icon: IconRef,
    /// What is missing, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// What it is good for and what comes next.
    #[prop(optional, into)]
    text: MaybeProp<String>,
    /// The next steps, the likeliest first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <Icon icon=icon size=IconSize::Huge />
            <h2>{move || title.get()}</h2>
            {move || text.get().map(|text| view! { <p class="empty-state__text">{text}</p> })}
            {children.map(|children| view! { <div class="empty-state__actions">{children()}</div> })}
        </div>
    }
}
