//! The charts.

use leptos::prelude::*;

/// Every chart with small and large data.
#[component]
pub fn ChartGallery() -> impl IntoView {
    view! { <p class="muted">"Charts follow."</p> }
}
