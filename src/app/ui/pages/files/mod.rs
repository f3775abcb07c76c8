//! Files.
use leptos::prelude::*;
/// The page of the entry *Files*.
#[component]
pub fn FilesPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
