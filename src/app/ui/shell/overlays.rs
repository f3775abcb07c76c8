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
    /// What was typed for the palette while it was still on its way.
    pub typed: StoredValue<Typed>,
}

/// What a person typed for the palette before it was there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    /// The letters.
    pub text: String,
    /// Whether Enter came after them: the first of what they find is carried out.
    pub is_entered: bool,
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
    let Opened { palette, help, typed } = opened;
    Ok(view! {
        <Palette model=model router=router open=palette help=help typed=typed />
        <ShortcutsDialog open=help routes=model.routes />
    }
    .into_any())
}

#[cfg(parts)]
mod parts {
    use leptos::ev::KeyboardEvent;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, closure::Closure};

    use super::{Opened, Router, ShellModel, Typed};
    use crate::app::i18n::{t, texts};
    use crate::app::platform::part::at_once;
    use crate::app::ui::components::{Toasts, Tone};
    use crate::app::ui::works::bring_find;

    pub(super) fn bring_when_opened(opened: Opened, here: RwSignal<bool>, toasts: Toasts) {
        let typing = StoredValue::new_local(None::<Typing>);
        Effect::new(move || {
            let is_wanted = opened.palette.get() || opened.help.get();
            if here.get_untracked() || !is_wanted || typing.with_value(Option::is_some) {
                return;
            }
            typing.set_value(Some(Typing::listen(opened)));
            spawn_local(async move {
                if super::load().await.is_ok() && bring_find().await {
                    here.try_set(true);
                } else {
                    opened.typed.try_set_value(Typed::default());
                    opened.palette.try_set(false);
                    opened.help.try_set(false);
                    toasts.tell(Tone::Danger, t(texts::shell::part::WORKS));
                }
                // Views are made before the next key.
                typing.try_set_value(None);
            });
        });
    }

    /// Keeps what is typed for the palette until it is there; no longer when dropped. Before all others: a letter is not
    /// to score a cell or to open a page meanwhile.
    struct Typing(Closure<dyn FnMut(KeyboardEvent)>);

    impl Typing {
        fn listen(opened: Opened) -> Self {
            let heard = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                // A letter with AltGr comes with both.
                let is_written = event.ctrl_key() == event.alt_key() && !event.meta_key();
                if opened.palette.try_get_untracked() != Some(true) || !is_written {
                    return;
                }
                let key = event.key();
                if !opened.typed.try_update_value(|typed| typed.take(&key)).unwrap_or_default() {
                    return;
                }
                if key == "Escape" {
                    opened.palette.set(false);
                }
                event.prevent_default();
                event.stop_propagation();
            });
            let function = heard.as_ref().unchecked_ref();
            // Where that fails, letters are lost as they were.
            let _ = window().add_event_listener_with_callback_and_bool("keydown", function, true);
            Self(heard)
        }
    }

    impl Drop for Typing {
        fn drop(&mut self) {
            let function = self.0.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback_and_bool("keydown", function, true);
        }
    }

    impl Typed {
        /// Takes a key as the palette's field would; `false` for one that means nothing there. After Enter only Escape
        /// does: what is typed then is no longer looked for.
        fn take(&mut self, key: &str) -> bool {
            match key {
                "Escape" => *self = Self::default(),
                "Enter" => self.is_entered |= !self.text.trim().is_empty(),
                "Backspace" if self.is_entered => {}
                "Backspace" => drop(self.text.pop()),
                letter if letter.chars().count() == 1 => {
                    if !self.is_entered {
                        self.text.push_str(letter);
                    }
                }
                _ => return false,
            }
            true
        }
    }

    pub(super) fn made_here(model: ShellModel, router: Router, opened: Opened) -> Option<AnyView> {
        at_once(super::made(model, router, opened))?.ok()
    }
}
