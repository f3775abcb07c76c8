//! Deleting what cannot be brought back: the one act that asks, in its place and by name.

use leptos::{html, prelude::*};

use super::button::{Button, ButtonKind, ControlSize};
use crate::app::i18n::{t, texts::components as words};
use crate::app::ui::alive::Alive;

/// A button that deletes for good when it is pressed and then its question is answered. The answer that keeps takes the
/// focus and the button's place, so that neither a double press nor a held key deletes.
#[component]
pub fn ForGood(
    /// What the button says: "Delete for good".
    label: &'static str,
    /// What goes.
    name: String,
    /// Deletes it.
    on_delete: Callback<()>,
) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let (ask, keep) = (NodeRef::<html::Button>::new(), NodeRef::<html::Button>::new());
    let alive = Alive::here();
    let turn = move |asks: bool| {
        is_asking.set(asks);
        alive.soon(move || {
            let button = if asks { keep } else { ask };
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        });
    };
    let on_ask = Callback::new(move |()| turn(true));
    let on_keep = Callback::new(move |()| turn(false));
    let name = StoredValue::new(name);
    move || {
        if !is_asking.get() {
            return view! {
                <Button size=ControlSize::Small kind=ButtonKind::Danger on_click=on_ask node_ref=ask>
                    {label}
                </Button>
            }
            .into_any();
        }
        view! {
            <Button size=ControlSize::Small kind=ButtonKind::Danger on_click=on_delete>
                {name.with_value(|name| words::delete_for_good(name))}
            </Button>
            <Button size=ControlSize::Small on_click=on_keep node_ref=keep>
                {t(words::KEEP)}
            </Button>
        }
        .into_any()
    }
}
