//! What stands under and beside the grid: the legend, and the cell under the cursor in words. Where the grid is scrolled
//! with the page it is a strip at the window's lower edge, which unfolds on demand.

use leptos::prelude::*;

use super::board::Board;
use super::panel::Panel;
use crate::app::i18n::{t, texts};
use crate::app::ui::components::element_id;

/// The legend and the panel.
#[component]
pub fn Beside(
    /// The matrix.
    board: Board,
    /// The legend, where the grid has one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let id = element_id("beside");
    view! {
        <div class="matrix-beside" class:matrix-beside--open=is_open id=id.clone()>
            // The style shows it where there is something to unfold.
            <button
                type="button"
                class="button button--quiet button--small matrix-beside__toggle"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id.clone()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {t(texts::matrix::DETAILS)}
            </button>
            {children.map(|children| children())}
            <Panel board=board />
        </div>
    }
}
