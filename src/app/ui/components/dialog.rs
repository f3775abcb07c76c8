//! Dialog: the platform's modal, with a title, a body that scrolls and actions that do not.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{button::IconButton, element_id::element_id, icon::icons};
use crate::app::i18n::{t, texts};
use crate::app::ui::shell::focus_title_if_lost;

/// Why a dialog asks to be closed. The caller closes it, and keeps the draft when it was not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// The close button in its head.
    Button,
    /// Escape, or the browser's back gesture: perhaps by accident.
    Escape,
    /// A press beside it: perhaps by accident.
    Outside,
}

/// How wide a dialog is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    /// 420 px: a question.
    Narrow,
    /// 560 px: a form.
    #[default]
    Normal,
    /// 1040 px: a table, a preview.
    Wide,
}

/// A modal dialog. Its content exists only while it is open; the focus goes in, stays in and comes back.
#[component]
pub fn Dialog(
    /// The dialog's name.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Asks the caller to close it.
    #[prop(into)]
    on_close: Callback<CloseReason>,
    /// How wide it is.
    #[prop(optional)]
    width: DialogWidth,
    /// The actions under the body, the main one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// The body.
    children: ChildrenFn,
) -> impl IntoView {
    let body = move || {
        open.get().then(|| {
            let footer = footer.clone();
            let children = children.clone();
            view! { <OpenDialog title=title on_close=on_close width=width footer=footer children=children /> }
        })
    };
    view! { {body} }
}

#[component]
fn OpenDialog(
    title: Signal<String>,
    on_close: Callback<CloseReason>,
    width: DialogWidth,
    footer: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = element_id("dialog");
    let labelled_by = title_id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    show_modal_and_return_focus(dialog);
    let class = match width {
        DialogWidth::Narrow => "dialog dialog--narrow",
        DialogWidth::Normal => "dialog",
        DialogWidth::Wide => "dialog dialog--wide",
    };
    let on_cancel = move |event: ev::Event| {
        // The caller decides whether it closes; a nested popover's or file picker's own `cancel` is not ours.
        if event.target() == event.current_target() {
            event.prevent_default();
            on_close.run(CloseReason::Escape);
        }
    };
    let on_press = move |event: ev::MouseEvent| {
        // The dialog has no padding, so only its backdrop has the dialog itself as the target.
        if event.target() == event.current_target() {
            on_close.run(CloseReason::Outside);
        }
    };
    view! {
        <dialog
            class=class
            aria-labelledby=labelled_by
            on:cancel=on_cancel
            on:mousedown=on_press
            node_ref=dialog
        >
            <header class="dialog__header">
                <h2 id=title_id>{move || title.get()}</h2>
                <IconButton
                    label=t(texts::components::CLOSE)
                    icon=icons::CLOSE
                    on_click=move |()| on_close.run(CloseReason::Button)
                />
            </header>
            <div class="dialog__body">{children()}</div>
            {footer.map(|footer| view! { <footer class="dialog__footer">{footer.run()}</footer> })}
        </dialog>
    }
}

/// Opens the dialog when it stands in the page, focuses its first control, and gives the focus back when it goes.
pub(crate) fn show_modal_and_return_focus(dialog: NodeRef<html::Dialog>) {
    let before = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let before = StoredValue::new_local(before);
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if !dialog.open() && dialog.is_connected() && dialog.show_modal().is_ok() {
            focus_first_control(&dialog);
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        before.with_value(|before| {
            if let Some(element) = before.as_ref().filter(|element| element.is_connected()) {
                let _ = element.focus();
            }
        });
        // What opened it may go with what it did, as an empty page's button does.
        focus_title_if_lost();
    });
}

fn focus_first_control(dialog: &web_sys::HtmlDialogElement) {
    const PLACES: [&str; 4] = [
        "[autofocus]",
        ".dialog__body :is(input, select, textarea):not([disabled])",
        ".dialog__footer .button--primary",
        ".dialog__body button",
    ];
    let first = PLACES.iter().find_map(|place| dialog.query_selector(place).ok().flatten());
    if let Some(element) = first.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
