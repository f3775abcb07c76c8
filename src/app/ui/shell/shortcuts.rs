//! The keys that work everywhere, and the dialog that lists them.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    keys::{command_key, command_key_name, is_typing, letter},
    model::ShellModel,
    route::Route,
    router::Router,
};
use crate::app::{
    i18n::{t, texts},
    ui::components::{Dialog, DialogWidth},
};

/// How long `g` waits for the letter of a page.
const PATIENCE: Duration = Duration::from_millis(1200);

/// Listens for the keys of the frame until its owner is gone.
pub fn listen(model: ShellModel, router: Router, palette: RwSignal<bool>, help: RwSignal<bool>) {
    let going = StoredValue::new(None::<TimeoutHandle>);
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if on_command(&event, model, palette) || is_typing(&event) || event.ctrl_key() || event.meta_key() {
            return;
        }
        if matches!(event.key().as_str(), "?" | "؟") {
            event.prevent_default();
            help.set(true);
            return;
        }
        let waiting = going.try_update_value(Option::take).flatten();
        let pressed = letter(&event);
        if let Some(timeout) = waiting {
            timeout.clear();
            let route = model.routes.get_untracked().into_iter().find(|route| Some(route.letter()) == pressed);
            if let Some(route) = route {
                event.prevent_default();
                router.go(route);
            }
        } else if pressed == Some('g') {
            let timeout = set_timeout_with_handle(move || going.set_value(None), PATIENCE);
            going.set_value(timeout.ok());
        }
    });
    on_cleanup(move || listener.remove());
}

/// The keys with Ctrl or ⌘. Undo inside a text belongs to the text.
fn on_command(event: &ev::KeyboardEvent, model: ShellModel, palette: RwSignal<bool>) -> bool {
    if !command_key(event) {
        return false;
    }
    match (letter(event), event.shift_key()) {
        (Some('k'), false) => palette.set(true),
        (Some('z'), false) if !is_typing(event) => act(model.undo, model.on_undo),
        (Some('z'), true) | (Some('y'), false) if !is_typing(event) => act(model.redo, model.on_redo),
        _ => return false,
    }
    event.prevent_default();
    true
}

// With nothing to take back the keys say nothing, as the button that stands grey does.
fn act(what: Signal<Option<String>>, act: Callback<()>) {
    if what.with_untracked(Option::is_some) {
        act.run(());
    }
}

/// The list of keys.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The entries that can be opened now.
    routes: Signal<Vec<Route>>,
) -> impl IntoView {
    let command = command_key_name();
    view! {
        <Dialog
            title=t(texts::shell::shortcuts::TITLE)
            open=open
            width=DialogWidth::Narrow
            on_close=move |_| open.set(false)
        >
            <dl class="shortcuts">
                {line(&[command, "K"], t(texts::shell::COMMANDS))}
                {line(&[command, "Z"], t(texts::shell::shortcuts::UNDO))}
                {line(&[command, "Shift", "Z"], t(texts::shell::shortcuts::REDO))}
                {line(&["Shift", "X"], t(texts::scope::KEY))}
                {line(&["?"], t(texts::shell::shortcuts::HELP))}
                {line(&["←", "↑", "↓", "→"], t(texts::shell::shortcuts::MOVE))}
                {line(&["1", "…", "10"], t(texts::shell::shortcuts::SCORE))}
                {line(&["Delete"], t(texts::shell::shortcuts::CLEAR))}
                {line(&[command, "C"], t(texts::shell::shortcuts::COPY))}
                {line(&[command, "D"], t(texts::shell::shortcuts::FILL))}
                {line(&[command, "V"], t(texts::shell::shortcuts::PASTE))}
                {move || routes.get().into_iter().map(page_line).collect_view()}
            </dl>
        </Dialog>
    }
}

fn page_line(route: Route) -> AnyView {
    let letter = route.letter().to_ascii_uppercase().to_string();
    line(&["G", &letter], &texts::shell::go_to(t(route.name())))
}

fn line(keys: &[&str], what: &str) -> AnyView {
    let keys = keys.iter().map(|key| view! { <kbd>{(*key).to_owned()}</kbd> }).collect_view();
    view! {
        <dt class="shortcuts__keys">{keys}</dt>
        <dd>{what.to_owned()}</dd>
    }
    .into_any()
}
