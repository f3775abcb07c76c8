//! The control of the cell that is being typed into: one for all cells, put where it is needed.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::board::Board;
use crate::app::ui::components::{cell_error, element_id};

/// The control, with what is wrong under it.
#[component]
pub fn EditorControl(
    /// The grid it is for.
    board: Board,
    /// The element that is put into a cell.
    element: NodeRef<html::Div>,
    /// The control in it.
    input: NodeRef<html::Input>,
) -> impl IntoView {
    let error_id = element_id("actual");
    let described = error_id.clone();
    let error = Memo::new(move |_| board.editing.with(|editing| editing.as_ref().and_then(|it| it.error.clone())));
    let on_input = move |event| {
        let typed = event_target_value(&event);
        board.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
                editing.error = None;
            }
        });
    };
    // A window that loses the focus keeps it inside: what is being typed waits.
    let on_blur = move |_| {
        let own = input.try_get_untracked().flatten();
        let is_kept = own
            .zip(document().active_element())
            .is_some_and(|(own, active)| own.unchecked_ref::<Element>().is_same_node(Some(&active)));
        if !is_kept {
            board.take();
        }
    };
    view! {
        <div class="actuals-grid__editor" node_ref=element>
            <input
                class="input input--small"
                type="text"
                inputmode="decimal"
                dir="auto"
                autocomplete="off"
                aria-label=move || board.label_of_edited()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described.clone())
                on:input=on_input
                on:keydown=move |event| board.on_editor_key(&event)
                on:blur=on_blur
                node_ref=input
            />
            {cell_error(error_id, error.into())}
        </div>
    }
}
