//! Opening a file: what is in it is shown before anything happens.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::counted_in;
use linchpin::format::{
    BALLOT_FORMAT, BallotReading, FileError, FileKind, MAX_BYTES, Reading, read_ballot, read_workbook,
    workbook_file_number,
};
use linchpin::model::{Ballot, Currency, Name, Workbook};
use web_sys::File;

use super::preview::Preview;
use crate::app::i18n::{
    errors, fmt, t, texts::common, texts::files as page, texts::files::open as words,
    texts::together::ballot as ballot_words,
};
use crate::app::platform::file::{FileProblem, read_bytes};
use crate::app::state::{Desk, HandedOver, Store, use_desk};
use crate::app::storage::CommonState;
use crate::app::ui::ballot_files::open_ballot;
use crate::app::ui::components::{Banner, Button, ButtonKind, FileDrop, Toasts, Tone};
use crate::app::ui::pages::matrix::first_problem;
use crate::app::ui::shell::{Place, Route, Router};

/// A file that was read: its name and what is in it.
#[derive(Clone, PartialEq)]
pub struct GivenFile {
    /// The file's name.
    pub name: String,
    /// What was read.
    pub reading: Arc<Reading>,
    /// The state that the workbook and the file both come from, where one is known.
    pub base: Option<Arc<CommonState>>,
}

impl GivenFile {
    /// The common state with its amounts counted as they are here.
    pub fn base_in(&self, here: &Workbook) -> Option<Workbook> {
        counted_in(&self.base.as_ref()?.workbook, here.meta.currency).ok()
    }

    /// Whether the workbook comes from this very file.
    pub fn is_earlier(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.is_the_file)
    }

    /// The number that files of a workbook that takes this one in count on from; see [`counted`].
    pub fn counted(&self, is_all: bool) -> u64 {
        counted(&self.name, is_all)
    }
}

/// The number that files of a workbook count on from, after a file of this name was taken in. One that holds anything
/// else than the file does is newer than the file; `0` where its name has no number of ours.
pub fn counted(file_name: &str, is_all: bool) -> u64 {
    workbook_file_number(file_name).map_or(0, |number| if is_all { number } else { number + 1 })
}

/// What came of the file that was given last.
#[derive(Clone, PartialEq)]
enum Outcome {
    Nothing,
    Refused { name: String, why: String },
    Read(GivenFile),
    Ballot { name: String, bytes: Arc<Vec<u8>>, ballot: Arc<Ballot> },
}

/// The place to give a file, and its preview.
#[component]
pub fn Open(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::Nothing);
    let desk = use_desk();
    if let Some(file) = desk.take_handed_over() {
        spawn_local(async move {
            let judged = with_base(desk, store, judge(store, file.name, &file.bytes)).await;
            outcome.try_set(judged);
        });
    }
    let give = Callback::new(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            spawn_local(async move {
                let judged = with_base(desk, store, read(store, file).await).await;
                // The page may have been left while a large file was read.
                outcome.try_set(judged);
            });
        }
    });
    let close = Callback::new(move |()| outcome.set(Outcome::Nothing));
    view! {
        <section class="card stack">
            <h2>{t(words::TITLE)}</h2>
            <FileDrop label=t(words::LABEL) note=t(words::NOTE) accept=".json" on_files=give />
        </section>
        <div aria-live="polite" class="stack file-outcome">
            {move || match outcome.get() {
                Outcome::Nothing => ().into_any(),
                Outcome::Refused { name, why } => {
                    let title = format!("{} · {name}", t(page::problems::FATAL));
                    view! { <Banner tone=Tone::Danger title=title on_close=close>{why}</Banner> }.into_any()
                }
                Outcome::Ballot { name, bytes, ballot } => ballot_doors(store, name, bytes, ballot),
                Outcome::Read(file) => {
                    view! { <section class="card"><Preview store=store file=file on_done=close /></section> }.into_any()
                }
            }}
        </div>
    }
}

/// What came of a file, with the state that a file of the open workbook has in common with it.
async fn with_base(desk: Desk, store: Store, outcome: Outcome) -> Outcome {
    let Outcome::Read(file) = outcome else { return outcome };
    let here = store.peek(Clone::clone);
    let own = file.reading.workbook.clone().filter(|workbook| workbook.id == here.id);
    let base = match (desk.session(), own) {
        (Some(session), Some(workbook)) => session.common_state(here, workbook).await.map(Arc::new),
        _ => None,
    };
    Outcome::Read(GivenFile { base, ..file })
}

async fn read(store: Store, file: File) -> Outcome {
    let name = file.name();
    match read_bytes(&file, MAX_BYTES as u64).await {
        Ok(bytes) => judge(store, name, &bytes),
        Err(FileProblem::TooLarge { .. }) => {
            Outcome::Refused { name, why: words::too_large(fmt::file_size(MAX_BYTES as u64)) }
        }
        Err(_) => Outcome::Refused { name, why: t(words::UNREADABLE).to_owned() },
    }
}

fn judge(store: Store, name: String, bytes: &[u8]) -> Outcome {
    match read_workbook(bytes) {
        Ok(mut reading) => {
            store.peek(|open| stand_in(&mut reading, Some(open), &name));
            Outcome::Read(GivenFile { name, reading: Arc::new(reading), base: None })
        }
        // A table has a door of its own: say which.
        Err(FileError::LooksLike(FileKind::Csv)) => Outcome::Refused { name, why: t(words::CSV).to_owned() },
        Err(FileError::OtherJson { format: Some(format) }) if format == BALLOT_FORMAT => judge_ballot(name, bytes),
        Err(error) => Outcome::Refused { name, why: errors::file_error(&error) },
    }
}

/// For a broken name the file's stands in, for a broken currency the open workbook's; of the open workbook's own file
/// both are the workbook's.
pub fn stand_in(reading: &mut Reading, open: Option<&Workbook>, file_name: &str) {
    let is_own = |open: &&Workbook| reading.workbook.as_ref().is_some_and(|read| read.id == open.id);
    let stem = file_name.split('.').next().unwrap_or_default().trim();
    let name = open.filter(is_own).map(|open| open.meta.name.clone());
    let name = name.or_else(|| Name::parse(stem).ok()).or_else(|| Name::parse(t(common::terms::WORKBOOK)).ok());
    if let Some(name) = name {
        reading.stand_in(name, open.map_or(Currency::USD, |open| open.meta.currency));
    }
}

fn judge_ballot(name: String, bytes: &[u8]) -> Outcome {
    match read_ballot(bytes) {
        Ok(BallotReading { ballot: Some(ballot), .. }) => {
            Outcome::Ballot { name, bytes: Arc::new(bytes.to_vec()), ballot: Arc::new(ballot) }
        }
        Ok(broken) => Outcome::Refused { name, why: first_problem(&broken) },
        Err(error) => Outcome::Refused { name, why: errors::file_error(&error) },
    }
}

/// A ballot is taken in among the raters, or opened to be scored.
fn ballot_doors(store: Store, name: String, bytes: Arc<Vec<u8>>, ballot: Arc<Ballot>) -> AnyView {
    let (desk, router): (_, Router) = (use_desk(), expect_context());
    let toasts: Toasts = expect_context();
    let is_home = ballot.saved.is_some() && ballot.of.workbook == store.id();
    let title = ballot_words::given(ballot.rater.as_str());
    let take_in = move |()| {
        desk.hand_over(HandedOver { name: name.clone(), bytes: bytes.to_vec() });
        router.go(Place::new(Route::Matrix, "raters"));
    };
    let score = move |()| {
        let ballot = (*ballot).clone();
        spawn_local(open_ballot(desk, router, toasts, ballot));
    };
    view! {
        <Banner tone=Tone::Neutral title=title>
            <div class="row">
                {is_home
                    .then(|| view! { <Button kind=ButtonKind::Primary on_click=take_in>{t(ballot_words::TO_RATERS)}</Button> })}
                <Button on_click=score>{t(ballot_words::TO_SCORING)}</Button>
            </div>
        </Banner>
    }
    .into_any()
}
