//! `ShareBar`: a share from 0 to 100%, with the range it may move in.

use leptos::prelude::*;

/// A share and its range, all from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareRange {
    /// The share now.
    pub now: f64,
    /// Where the range begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether the ends are edges, beyond which something changes; without, it goes on to the end of the scale.
    pub edges: (bool, bool),
}

/// A bar of the whole scale: the range filled, the share marked, the range written beside it.
#[component]
pub fn ShareBar(
    /// The share and its range.
    range: ShareRange,
    /// The same in words, for who does not see the bar.
    #[prop(into)]
    label: String,
    /// The range as it is written.
    #[prop(into)]
    text: String,
    /// What happens at its ends, for whoever rests the pointer on it.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    view! {
        <div class="share-bar" role="img" aria-label=label title=title>
            <div class="share-bar__track">
                <div
                    class="share-bar__safe"
                    class:share-bar__safe--open-start=!range.edges.0
                    class:share-bar__safe--open-end=!range.edges.1
                    style:inset-inline-start=percent(range.from)
                    style:inline-size=percent(range.to - range.from)
                ></div>
                <div class="share-bar__now" style:inset-inline-start=percent(range.now)></div>
            </div>
            <span class="share-bar__range number" aria-hidden="true">
                {text}
            </span>
        </div>
    }
}
