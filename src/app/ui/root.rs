//! The root: what the frame shows of the desk, and what it asks of it.

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit};
use wasm_bindgen::JsCast;

use super::banners::{banners, is_trouble};
use super::components::{Toasts, Tone};
use super::now::Now;
use super::pages;
use super::shell::{Router, SaveStatus as Line, Shell, ShellModel};
use super::words::{act_name, refusal};
use super::works::{derived_moves, found, save_file};
use crate::app::i18n::{fmt, t, texts};
use crate::app::platform::lifecycle;
use crate::app::state::{Desk, Prefs, Refused, Store, Topic, Turn};
use crate::app::storage::SaveStatus;

/// The whole app. It mounts anew when the language or the calendar changes, so that no text needs to be reactive.
#[component]
pub fn Root() -> impl IntoView {
    let prefs = Prefs::load();
    // A field that is kept when it is left is left by a reload, too. Heard before the storage hears of it.
    let leaving = StoredValue::new_local(lifecycle::on_close(leave_field));
    on_cleanup(move || leaving.dispose());
    let desk = Desk::start(prefs);
    let toasts = Toasts::new();
    let now = Now::start();
    let revision = move || desk.current().map_or(0, Store::revision);
    toasts.watch(Callback::new(move |()| untrack(revision)));
    Effect::new(move || toasts.follow(revision()));
    provide_context(prefs);
    provide_context(desk);
    provide_context(toasts);
    provide_context(now);
    let spoken = Memo::new(move |_| (prefs.language(), prefs.calendar()));
    // A keyed list of one: another language is another frame. Rebuilding the old one would keep its unchanging texts.
    view! {
        <For each=move || [spoken.get()] key=|(language, calendar)| (language.code(), calendar.code()) let:_spoken>
            {
                toasts.clear();
                frame(desk, prefs, toasts, now)
            }
        </For>
    }
}

fn leave_field() {
    let field = document().active_element().and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.blur();
    }
}

fn frame(desk: Desk, prefs: Prefs, toasts: Toasts, now: Now) -> AnyView {
    let router = Router::new();
    provide_context(router);
    let export = Callback::new(move |()| match untrack(|| desk.current()) {
        // A file of the whole workbook would show what is hidden.
        Some(store) if is_passed_on(prefs, store) => {
            toasts.tell(Tone::Warning, t(texts::together::turn::NO_EXPORT));
        }
        Some(store) => save_file(desk, store, toasts),
        None => {}
    });
    prefs.keep_rater(desk);
    let trouble = Memo::new(move |_| desk.status().filter(is_trouble));
    let model = ShellModel {
        // A memo: the window is not given its title anew whenever another setting changes.
        name: Memo::new(move |_| {
            desk.current().map(|store| store.read(Topic::Meta, |workbook| workbook.meta.name.to_string()))
        })
        .into(),
        editable: Signal::derive(move || desk.current().is_some_and(|store| !store.read_only().get())),
        on_rename: Callback::new(move |name| rename(desk, toasts, name)),
        // Memos: each is read in several places, and what stays the same is not gone through again with every change.
        status: Memo::new(move |_| status_line(desk, now)).into(),
        undo: act_signal(desk, prefs, Store::next_undo),
        redo: act_signal(desk, prefs, Store::next_redo),
        on_undo: Callback::new(move |()| step(desk, prefs, toasts, Store::undo)),
        on_redo: Callback::new(move |()| step(desk, prefs, toasts, Store::redo)),
        on_export: export,
        banners: Signal::derive(move || banners(desk, trouble.get().as_ref(), export)),
        routes: Memo::new(move |_| pages::routes(desk, prefs)).into(),
        find: Callback::new(move |typed: String| found(desk, router, typed)),
    };
    let bar = pages::scope_bar(desk, prefs, router);
    view! {
        <Shell
            model=model
            bar=bar
            router=router
            toasts=toasts
            page=Callback::new(move |route| pages::page(desk, route))
        />
        {derived_moves(desk, toasts)}
    }
    .into_any()
}

fn act_signal(desk: Desk, prefs: Prefs, next: fn(Store) -> Option<linchpin::change::Act>) -> Signal<Option<String>> {
    Memo::new(move |_| {
        let store = desk.current().filter(|store| !store.read_only().get() && may_step(prefs, *store))?;
        next(store).map(|act| act_name(act).to_owned())
    })
    .into()
}

/// Whether the device goes from hand to hand. A ballot is one person's anyway.
fn is_passed_on(prefs: Prefs, store: Store) -> bool {
    let is_ballot = store.peek(|workbook| workbook.meta.ballot.is_some());
    !is_ballot && untrack(|| prefs.turn(store.id()).is_some())
}

/// Nobody undoes what the person before did while a device goes from hand to hand.
fn may_step(prefs: Prefs, store: Store) -> bool {
    match prefs.turn(store.id()) {
        None => true,
        Some(Turn::Passing(_)) => false,
        Some(Turn::Scoring { since, .. }) => store.next_undo_revision().is_none_or(|revision| revision > since),
    }
}

fn step(desk: Desk, prefs: Prefs, toasts: Toasts, step: fn(Store) -> Result<linchpin::change::Act, Refused>) {
    let store = untrack(|| desk.current().filter(|store| may_step(prefs, *store)));
    if let Some(Err(refused)) = store.map(step) {
        toasts.tell(Tone::Warning, refusal(&refused));
    }
}

fn rename(desk: Desk, toasts: Toasts, name: String) {
    let Some(store) = untrack(|| desk.current()) else { return };
    if let Err(refused) = store.dispatch(Command::Meta(vec![MetaEdit::Name(name)])) {
        toasts.tell(Tone::Warning, refusal(&refused));
    }
}

fn status_line(desk: Desk, now: Now) -> Line {
    use texts::storage as words;
    let (text, tone) = match desk.status() {
        None => (String::new(), Tone::Neutral),
        Some(SaveStatus::Saving) => (t(words::SAVING).to_owned(), Tone::Neutral),
        Some(SaveStatus::NotSaved { .. }) => (t(words::NOT_SAVED).to_owned(), Tone::Danger),
        Some(SaveStatus::Saved { at, revision, weakness }) => {
            let tone = if weakness.is_some() { Tone::Warning } else { Tone::Neutral };
            (format!("{} · {}", words::saved(fmt::time(at)), file_line(desk, now, revision)), tone)
        }
    };
    Line { text, tone }
}

/// When the last file was made and how much has changed since: the promise that a copy outside the browser exists.
pub fn file_line(desk: Desk, now: Now, revision: u64) -> String {
    use texts::storage as words;
    desk.follow_list();
    match desk.session().and_then(|session| session.last_export()) {
        None => t(words::SAVED_NO_FILE).to_owned(),
        Some((at, exported)) => {
            let file = words::saved_file(now.ago(at));
            match revision.saturating_sub(exported) {
                0 => file,
                changes => fmt::joined(&[file, words::since(changes)]),
            }
        }
    }
}
