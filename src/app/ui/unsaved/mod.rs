//! What is typed into a form and not saved yet: it outlives Escape, a press beside the dialog and a reload, which may be
//! slips. Cancel is meant: it takes the draft away, and a toast offers to keep it.
//!
//! It is kept for this tab's session, by workbook, form and record, never in the workbook or its file. A form opts in
//! with its parts; opened again for the same record it shows them as they were left, and says so.

mod lines;

use std::rc::Rc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use linchpin::model::WorkbookId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::i18n::{t, texts::common::unsaved as words};
use crate::app::platform::local::{Area, LocalStorage, MemoryArea};
use crate::app::ui::components::{Toasts, Tone};

thread_local! {
    // Where the browser forbids storage, a draft still outlives its dialog, though not the page.
    static AREA: Rc<dyn Area> = match LocalStorage::session() {
        Some(storage) => Rc::new(storage),
        None => Rc::new(MemoryArea::default()),
    };
}

/// One part of a form: its name among the form's parts, what is in it, and what puts a text there.
#[derive(Clone)]
pub struct Part(&'static str, Signal<String>, Callback<String>);

impl Part {
    /// A part that is a text.
    pub fn text(name: &'static str, text: RwSignal<String>) -> Self {
        Self(name, text.into(), Callback::new(move |kept| text.set(kept)))
    }

    /// A part that is something else, written as a text and read from one.
    pub fn of(
        name: &'static str,
        write: impl Fn() -> String + Send + Sync + 'static,
        read: impl Fn(String) + Send + Sync + 'static,
    ) -> Self {
        Self(name, Signal::derive(write), Callback::new(read))
    }
}

/// The draft of a form: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Unsaved {
    form: &'static str,
    parts: StoredValue<Vec<Part>>,
    // Whose draft it is, once the form is open.
    key: StoredValue<Option<String>>,
    // What the form began with: there is no draft while it holds that.
    before: StoredValue<String>,
    is_found: RwSignal<bool>,
    toasts: Option<Toasts>,
}

impl Unsaved {
    /// The draft of a form with these parts. The form's name is part of the key it is kept under.
    pub fn of(form: &'static str, parts: Vec<Part>) -> Self {
        let own = Self {
            form,
            parts: StoredValue::new(parts),
            key: StoredValue::new(None),
            before: StoredValue::new(String::new()),
            is_found: RwSignal::new(false),
            toasts: use_context(),
        };
        Effect::new(move || own.keep(&own.read()));
        own
    }

    /// Begins with what the form holds now, which is what it is to start over with, and puts back what was left unsaved
    /// for this record. To be called each time the form is opened, after it was filled.
    pub fn begin(self, workbook: WorkbookId, record: &str) {
        let before = untrack(|| self.read());
        let key = key(workbook, self.form, record);
        let kept = AREA.with(|area| area.get(&key)).ok().flatten().filter(|kept| *kept != before);
        self.key.set_value(Some(key));
        self.before.set_value(before.clone());
        if let Some(kept) = kept {
            self.put(&kept);
        }
        self.is_found.set(untrack(|| self.read()) != before);
    }

    /// Begins with an empty text, as [`Self::begin`] does.
    pub fn begin_over(self, text: RwSignal<String>, workbook: WorkbookId, record: &str) {
        let typed = text.get_untracked();
        text.set(String::new());
        self.begin(workbook, record);
        // A text too large to be kept for the session is still here.
        if text.with_untracked(String::is_empty) && !typed.is_empty() {
            text.set(typed);
        }
    }

    /// Forgets the draft: what the form holds now is saved, or empty again.
    pub fn done(self) {
        self.before.set_value(untrack(|| self.read()));
        self.is_found.set(false);
        self.key.with_value(|key| key.as_deref().map(remove));
    }

    /// Forgets the draft because the person said so, and offers to keep it: the form, opened again, then has it.
    pub fn cancel(self) {
        let (before, now) = (self.before.get_value(), untrack(|| self.read()));
        let Some(key) = self.key.get_value().filter(|_| now != before) else { return };
        self.put(&before);
        self.done();
        let keep = move || {
            AREA.with(|area| {
                // What was typed since then is the newer draft.
                if matches!(area.get(&key), Ok(None)) {
                    let _ = area.set(&key, &now);
                }
            });
        };
        if let Some(toasts) = self.toasts {
            toasts.offer_back(Tone::Neutral, t(words::DISCARDED), t(words::KEEP), keep);
        }
    }

    /// Whether the form holds a draft from before.
    pub fn is_found(self) -> bool {
        self.is_found.get()
    }

    /// Says that what stands here is a draft from before, with a way to start over; nothing otherwise.
    pub fn note(self) -> AnyView {
        let start_over = move |event: MouseEvent| {
            // The button goes with the draft, so the focus goes to where one types.
            focus_beside(&event);
            let before = self.before.get_value();
            self.put(&before);
            self.done();
        };
        let note = move || {
            self.is_found.get().then(|| {
                view! {
                    <div class="unsaved" role="note">
                        <span>{t(words::FOUND)}</span>
                        <button type="button" class="button button--quiet button--small" on:click=start_over>
                            {t(words::START_OVER)}
                        </button>
                    </div>
                }
            })
        };
        note.into_any()
    }

    fn read(self) -> String {
        let parts = self.parts.get_value();
        lines::write(parts.iter().map(|Part(name, text, _)| (*name, text.get())))
    }

    fn put(self, kept: &str) {
        let parts = self.parts.get_value();
        for (name, text) in lines::read(kept) {
            if let Some(Part(_, _, put)) = parts.iter().find(|part| part.0 == name) {
                put.run(text);
            }
        }
    }

    fn keep(self, now: &str) {
        let Some(key) = self.key.get_value() else { return };
        if self.before.with_value(|before| before == now) {
            remove(&key);
            if self.is_found.get_untracked() {
                self.is_found.set(false);
            }
        } else {
            // A refusal leaves the form as it is, only without this second chance.
            let _ = AREA.with(|area| area.set(&key, now));
        }
    }
}

/// Forgets the draft of a form that was saved elsewhere.
pub fn forget(workbook: WorkbookId, form: &str, record: &str) {
    remove(&key(workbook, form, record));
}

fn key(workbook: WorkbookId, form: &str, record: &str) -> String {
    format!("linchpin/unsaved/{workbook}/{form}/{record}")
}

fn remove(key: &str) {
    let _ = AREA.with(|area| area.remove(key));
}

fn focus_beside(event: &MouseEvent) {
    let button: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let note = button.and_then(|button| button.closest(".unsaved").ok().flatten());
    let around = note.and_then(|note| note.parent_element());
    let first = around.and_then(|around| around.query_selector("input, textarea, select").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
