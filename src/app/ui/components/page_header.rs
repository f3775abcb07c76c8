//! `PageHeader`: a page's title, the line that says what it is for, and its actions.

use leptos::prelude::*;

/// The id of a page's title: navigation moves the focus there.
pub const PAGE_TITLE_ID: &str = "page-title";

/// The head of a page. There is one, so its title is the page's `h1`.
#[component]
pub fn PageHeader(
    /// The page's name.
    #[prop(into)]
    title: Signal<String>,
    /// One line: what the page is for.
    #[prop(optional, into)]
    purpose: MaybeProp<String>,
    /// The actions, the main one last (at the line's end).
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="page-header__text">
                <h1 id=PAGE_TITLE_ID tabindex="-1">
                    {move || title.get()}
                </h1>
                {move || purpose.get().map(|purpose| view! { <p class="page-header__purpose">{purpose}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-header__actions">{children()}</div> })}
        </header>
    }
}
