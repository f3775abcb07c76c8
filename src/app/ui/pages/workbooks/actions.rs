//! What can be done with workbooks as wholes. `opening` is about files.

mod opening;

use std::sync::Arc;

use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use linchpin::command::{Command, MetaEdit};
use linchpin::format::Reading;
use linchpin::model::{Currency, Name, Rater, Workbook, WorkbookId};
use web_sys::File;

use super::sample::sample;
use crate::app::i18n::{Language, all_here, language, t, texts, texts::workbooks as words};
use crate::app::platform::part::{LaterOfPart, of_part};
use crate::app::platform::{clock, random};
use crate::app::state::{Desk, Prefs, use_desk, use_prefs};
use crate::app::ui::components::{Button, Toasts, Tone, icons};
use crate::app::ui::pages::files::counted;
use crate::app::ui::shell::{Place, Route, Router};
use crate::app::ui::words::{no_copy, refusal};

// Whoever opens a file or makes a workbook has what opens one come, which reads and makes it.

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]
fn opened(actions: Actions, chosen: File) -> LaterOfPart<()> {
    all_here();
    Ok(Box::pin(actions.open_chosen(chosen)))
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(works, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]
fn entered(actions: Actions, door: Door) -> LaterOfPart<()> {
    all_here();
    Ok(Box::pin(async move {
        match door {
            Door::Empty => actions.start_empty().await,
            Door::Paste => actions.start_with_paste().await,
            Door::Sample => actions.open_sample().await,
        }
    }))
}

/// A way to a new workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// An empty one.
    Empty,
    /// An empty one with a table to paste.
    Paste,
    /// The sample.
    Sample,
}

/// A file that was not opened, with the reason and, where it is a workbook, what was read of it.
#[derive(Clone, PartialEq)]
pub struct RefusedFile {
    /// The file's name.
    pub name: String,
    /// Why.
    pub why: String,
    /// What was read.
    pub reading: Option<Arc<Reading>>,
}

/// What the page's parts can do: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Actions {
    desk: Desk,
    prefs: Prefs,
    router: Router,
    toasts: Toasts,
    /// The file that was not opened, until the person puts it away.
    pub refused: RwSignal<Option<RefusedFile>>,
}

impl Actions {
    /// The actions, from what the page has around it.
    pub fn from_context() -> Self {
        let (desk, prefs) = (use_desk(), use_prefs());
        Self { desk, prefs, router: expect_context(), toasts: expect_context(), refused: RwSignal::new(None) }
    }

    /// Makes a new workbook and opens it.
    pub async fn enter(self, door: Door) {
        match of_part!(entered(self, door)) {
            Ok(entered) => entered.await,
            Err(_) => self.toasts.tell(Tone::Danger, t(texts::shell::part::WORKS)),
        }
    }

    // With the team as its rater.
    async fn start_empty(self) {
        if self.make(t(words::NEW_NAME)).await {
            self.router.go(Route::Accounts);
        }
    }

    async fn start_with_paste(self) {
        if self.make_for_import(t(words::NEW_NAME)).await {
            self.router.go(Place::new(Route::Accounts, "import"));
        }
    }

    async fn open_sample(self) {
        let Some(workbook) = sample(random::random_u64(), clock::now()).await else {
            return self.toasts.tell(Tone::Danger, t(texts::shell::part::SAMPLE));
        };
        // Three people have scored the sample: whoever opens it looks on as the first of them.
        if let Some(first) = workbook.raters.keys().next() {
            self.prefs.set_rater(workbook.id, first);
        }
        if self.desk.create(&workbook).await {
            self.router.go(Route::Matrix);
        }
    }

    /// Opens a workbook of this browser.
    pub async fn open(self, id: WorkbookId) {
        if self.desk.open(id).await {
            let is_ballot =
                self.desk.open_now().is_some_and(|store| store.peek(|workbook| workbook.meta.ballot.is_some()));
            self.router.go(if is_ballot { Route::Matrix } else { Route::Accounts });
        }
    }

    /// Opens a file that was chosen or dropped: a workbook becomes one of this browser's, a table becomes an import
    /// into a new one. What is here already, or is not sound, is shown on the page *Files* before anything happens.
    pub async fn open_file(self, chosen: File) {
        match of_part!(opened(self, chosen)) {
            Ok(opened) => opened.await,
            Err(_) => self.toasts.tell(Tone::Danger, t(texts::shell::part::WORKS)),
        }
    }

    /// Keeps a workbook of a file; of its good records alone, where the person agreed to that.
    pub async fn keep_copy(self, mut workbook: Workbook, file_name: &str, is_whole: bool) {
        self.refused.set(None);
        // Two of one id could not be told apart, were the other in the trash.
        if self.desk.library().is_some_and(|library| library.list().iter().any(|it| it.id == workbook.id)) {
            let original = std::mem::replace(&mut workbook.id, random::new_id());
            self.prefs.copy_rater(original, workbook.id);
        }
        self.keep(&workbook, file_name, is_whole).await;
    }

    /// Opens an automatic copy of a workbook that cannot be read as a workbook of its own.
    pub async fn open_copy(self, key: String) {
        let Some(library) = self.desk.library() else { return };
        match library.read_backup(&key).await {
            Ok(workbook) => self.keep_copy(workbook, "", false).await,
            Err(why) => self.toasts.tell(Tone::Warning, no_copy(why)),
        }
    }

    // A workbook that holds all that its file does has a copy outside the browser: that file.
    async fn keep(self, workbook: &Workbook, file_name: &str, is_whole: bool) {
        if self.desk.create(workbook).await {
            if is_whole {
                self.desk.has_file();
                if let Some(session) = self.desk.session() {
                    let workbook = workbook.clone();
                    spawn_local(async move { session.keep_state(workbook, true).await });
                }
            }
            self.desk.count_on(counted(file_name, is_whole));
            self.toasts.tell(Tone::Success, texts::files::preview::added(workbook.meta.name.as_str()));
            self.router.go(Route::Accounts);
        }
    }

    async fn make(self, name: &str) -> bool {
        match new_workbook(name) {
            Some(workbook) => self.desk.create(&workbook).await,
            None => false,
        }
    }

    async fn make_for_import(self, name: &str) -> bool {
        match new_workbook(name) {
            Some(workbook) => self.desk.create_for_import(&workbook).await,
            None => false,
        }
    }

    /// Gives a workbook another name. The one that is open is renamed like any change of it.
    ///
    /// # Errors
    /// The words to show beside the field.
    pub async fn rename(self, id: WorkbookId, name: String) -> Result<(), String> {
        Name::parse(&name).map_err(|error| {
            let field = linchpin::command::Field::Name;
            crate::app::ui::words::error_text(&linchpin::command::CommandError::Name { field, error })
        })?;
        let open = untrack(|| self.desk.current()).filter(|store| store.id() == id);
        let renamed = match open {
            Some(store) => store.dispatch(Command::Meta(vec![MetaEdit::Name(name.clone())])),
            None => self.desk.change_closed(id, Command::Meta(vec![MetaEdit::Name(name.clone())])).await,
        };
        renamed.map_err(|refused| refusal(&refused))?;
        self.desk.list_changed();
        self.toasts.tell(Tone::Success, words::renamed(name.trim()));
        Ok(())
    }

    /// Makes a copy of a workbook under a new id.
    pub async fn duplicate(self, id: WorkbookId) {
        let Some(mut workbook) = self.desk.look_at(id).await else { return };
        workbook.id = random::new_id();
        self.prefs.copy_rater(id, workbook.id);
        if let Ok(name) = Name::parse(&words::copy_name(workbook.meta.name.as_str())) {
            workbook.meta.name = name;
        }
        let name = workbook.meta.name.to_string();
        if self.desk.keep(&workbook).await {
            self.toasts.tell(Tone::Success, words::duplicated(&name));
        }
    }

    /// Puts a workbook into the trash, and offers to take it out again.
    pub async fn trash(self, id: WorkbookId, name: String) {
        if self.desk.trash(id).await {
            self.toasts.offer_return(Tone::Neutral, words::trashed(&name), move || {
                spawn_local(async move {
                    self.desk.restore(id).await;
                });
            });
        }
    }

    /// Takes a workbook out of the trash.
    pub async fn restore(self, id: WorkbookId, name: String) {
        if self.desk.restore(id).await {
            self.toasts.tell(Tone::Success, words::restored(&name));
        }
    }

    /// Deletes a workbook for good.
    pub async fn delete(self, id: WorkbookId, name: String) {
        if self.desk.delete_forever(id).await {
            self.toasts.tell(Tone::Neutral, words::deleted(&name));
        }
    }
}

fn new_workbook(name: &str) -> Option<Workbook> {
    let name = Name::parse(name).or_else(|_| Name::parse(t(words::NEW_NAME))).ok()?;
    let mut workbook = Workbook::empty(random::new_id(), name, clock::now());
    workbook.meta.currency = Currency::proposed(language().code(), &Language::preferred_tags());
    if let Ok(name) = Name::parse(t(words::TEAM)) {
        workbook.raters.insert(Rater::new(random::new_id(), name));
    }
    Some(workbook)
}

/// The button that opens a file from the device.
#[component]
pub fn OpenFileButton(
    /// What to do with the file.
    actions: Actions,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let pick = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.item(0)) {
            spawn_local(actions.open_file(chosen));
        }
        // The same file may be chosen again after it was mended.
        input.set_value("");
    };
    let click = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    });
    view! {
        <Button icon=icons::OPEN on_click=click>{t(words::OPEN_FILE)}</Button>
        <input
            type="file"
            hidden
            tabindex="-1"
            accept=".json,.csv,.tsv,.txt,.xlsx"
            aria-label=t(words::OPEN_FILE)
            on:change=pick
            node_ref=input
        />
    }
}
