//! What opens over any page on a key: the command palette and the list of keys. A first look at the page does without
//! them, so they come with what opens a workbook.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use leptos::prelude::*;

use super::{model::ShellModel, palette::Palette, router::Router, shortcuts::ShortcutsDialog};
use crate::app::{i18n::all_here, platform::part::OfPart, ui::components::Toasts};

/// Which of them is open.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The palette.
    pub palette: RwSignal<bool>,
    /// The list of keys.
    pub help: RwSignal<bool>,
}

/// The palette and the list of keys, from the first time one of them is opened.
#[component]
pub fn Overlays(
    /// What the frame shows and can do.
    model: ShellModel,
    /// Where the person is.
    router: Router,
    /// Which of them is open.
    opened: Opened,
    /// Where a failure is told.
    toasts: Toasts,
) -> impl IntoView {
    let here = RwSignal::new(cfg!(not(parts)));
    #[cfg(parts)]
    parts::bring_when_opened(opened, here, toasts);
    #[cfg(not(parts))]
    let _ = toasts;
    view! { {move || here.get().then(|| made_here(model, router, opened))} }
}

#[cfg(not(parts))]
fn made_here(model: ShellModel, router: Router, opened: Opened) -> Option<AnyView> {
    made(model, router, opened).ok()
}

#[cfg(parts)]
use parts::made_here;

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible, preload(load)))]
fn made(model: ShellModel, router: Router, opened: Opened) -> OfPart<AnyView> {
    all_here();
    let Opened { palette, help } = opened;
    Ok(view! {
        <Palette model=model router=router open=palette help=help />
        <ShortcutsDialog open=help routes=model.routes />
    }
    .into_any())
}

#[cfg(parts)]
mod parts {
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use super::{Opened, Router, ShellModel};
    use crate::app::i18n::{t, texts};
    use crate::app::platform::part::at_once;
    use crate::app::ui::components::{Toasts, Tone};

    pub(super) fn bring_when_opened(opened: Opened, here: RwSignal<bool>, toasts: Toasts) {
        Effect::new(move || {
            if here.get_untracked() || !(opened.palette.get() || opened.help.get()) {
                return;
            }
            spawn_local(async move {
                if super::load().await.is_ok() {
                    here.try_set(true);
                } else {
                    opened.palette.try_set(false);
                    opened.help.try_set(false);
                    toasts.tell(Tone::Danger, t(texts::shell::part::WORKS));
                }
            });
        });
    }

    pub(super) fn made_here(model: ShellModel, router: Router, opened: Opened) -> Option<AnyView> {
        at_once(super::made(model, router, opened))?.ok()
    }
}
