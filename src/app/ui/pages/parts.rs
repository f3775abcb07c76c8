//! The parts of the program: what only some pages need loads with them, not with the first one.
//!
//! The published program is cut (`xtask/src/parts.rs`): what all pages need comes first, then the part of the page that
//! is shown, then the others while nobody waits for them. Elsewhere (a debug build, the tests in the browser) the
//! program is whole, and every part is there from the start.
//!
//! A part that is there is shown at once, in the same turn: only the first page of a part is ever waited for.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError;

use super::{accounts, criteria, decide, files, matrix, segments, settings, targets, workbooks};
use crate::app::i18n::all_here;
#[cfg(parts)]
use crate::app::platform::part::at_once;
use crate::app::ui::shell::Route;

/// What stands in the frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Body {
    /// The page of an entry of the menu.
    Page(Route),
    /// A ballot to fill in, instead of the matrix.
    Ballot,
    /// One person's scores on a device that goes from hand to hand, instead of the matrix.
    Turn,
}

/// Pages that load together: those that lead to each other in the work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Start,
    /// Pieces of the page of workbooks, which asks for them itself.
    #[cfg(parts)]
    Shelf,
    Data,
    Scoring,
    Segments,
    Targets,
}

impl Body {
    fn part(self) -> Part {
        match self {
            Self::Page(Route::Workbooks) => Part::Start,
            Self::Page(Route::Accounts | Route::Files | Route::Settings) => Part::Data,
            Self::Page(Route::Criteria | Route::Matrix | Route::Decide) | Self::Ballot | Self::Turn => Part::Scoring,
            Self::Page(Route::Segments) => Part::Segments,
            Self::Page(Route::Targets) => Part::Targets,
        }
    }
}

/// What is made of a page; an error when its part could not be loaded.
type Made = Result<AnyView, SplitLoaderError>;

// Each of these is split off, with everything that only it needs.

#[cfg_attr(parts, wasm_split_helpers::wasm_split(start, fallible, preload(load_start)))]
fn start() -> Made {
    Ok(view! { <workbooks::WorkbooksPage /> }.into_any())
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(shelf, fallible, preload(load_shelf)))]
fn shelf(piece: workbooks::Piece, actions: workbooks::Actions) -> Made {
    all_here();
    Ok(workbooks::piece(piece, actions))
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(data, fallible, preload(load_data)))]
fn data(body: Body) -> Made {
    all_here();
    Ok(match body {
        Body::Page(Route::Files) => view! { <files::FilesPage /> }.into_any(),
        Body::Page(Route::Settings) => view! { <settings::SettingsPage /> }.into_any(),
        _ => view! { <accounts::AccountsPage /> }.into_any(),
    })
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(scoring, fallible, preload(load_scoring)))]
fn scoring(body: Body) -> Made {
    all_here();
    Ok(match body {
        Body::Page(Route::Criteria) => view! { <criteria::CriteriaPage /> }.into_any(),
        Body::Page(Route::Decide) => view! { <decide::DecidePage /> }.into_any(),
        Body::Ballot => view! { <matrix::BallotPage /> }.into_any(),
        Body::Turn => view! { <matrix::TurnPage /> }.into_any(),
        Body::Page(_) => view! { <matrix::MatrixPage /> }.into_any(),
    })
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(segments, fallible, preload(load_segments)))]
fn segments() -> Made {
    all_here();
    Ok(view! { <segments::SegmentsPage /> }.into_any())
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(targets, fallible, preload(load_targets)))]
fn targets() -> Made {
    all_here();
    Ok(view! { <targets::TargetsPage /> }.into_any())
}

/// The page; until its part is there, what says that it is coming, or that it could not come and what to do.
#[cfg(parts)]
pub fn view_of(body: Body) -> AnyView {
    load::shown(body.part(), move || {
        load::made(match body.part() {
            Part::Start | Part::Shelf => at_once(start()),
            Part::Data => at_once(data(body)),
            Part::Scoring => at_once(scoring(body)),
            Part::Segments => at_once(segments()),
            Part::Targets => at_once(targets()),
        })
    })
}

/// A piece of the page of workbooks; what says that it is coming until its part is there.
#[cfg(parts)]
pub fn shelf_view(piece: workbooks::Piece, actions: workbooks::Actions) -> AnyView {
    load::shown(Part::Shelf, move || load::made(at_once(shelf(piece, actions))))
}

/// A piece of the page of workbooks.
#[cfg(not(parts))]
pub fn shelf_view(piece: workbooks::Piece, actions: workbooks::Actions) -> AnyView {
    shelf(piece, actions).unwrap_or_else(|_| ().into_any())
}

/// Has the page's part come while the workbook is opened.
#[cfg(parts)]
pub fn ahead(body: Body) {
    load::ahead(body);
}

/// The page.
#[cfg(not(parts))]
pub fn view_of(body: Body) -> AnyView {
    let made = match body.part() {
        Part::Start => start(),
        Part::Data => data(body),
        Part::Scoring => scoring(body),
        Part::Segments => segments(),
        Part::Targets => targets(),
    };
    // A whole program has no part that could be missing.
    made.unwrap_or_else(|_| ().into_any())
}

/// Nothing: it is there.
#[cfg(not(parts))]
pub fn ahead(_: Body) {}

#[cfg(parts)]
mod load {
    use std::cell::{Cell, RefCell};

    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use super::{Body, Made, Part};
    use crate::app::i18n::{self, Language, t, texts};
    use crate::app::platform::timer;
    use crate::app::state::Desk;
    use crate::app::ui::components::{Button, ButtonKind, EmptyState, icons};
    use crate::app::ui::pages::workbooks::bring_sample;
    use crate::app::ui::shell::focus_arrived_page;

    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Waited {
        Coming,
        Here,
        Failed,
    }

    thread_local! {
        static HERE: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
        static IS_AHEAD: Cell<bool> = const { Cell::new(false) };
    }

    /// What a part makes; until it is there, what says that it is coming, or that it could not come and what to do.
    pub(super) fn shown(part: Part, made: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        if HERE.with_borrow(|here| here.contains(&part)) {
            return made();
        }
        let waited = RwSignal::new(Waited::Coming);
        fetch(part, waited);
        (move || match waited.get() {
            Waited::Coming => {
                view! { <p class="page-loading page-loading--late">{t(texts::shell::part::COMING)}</p> }.into_any()
            }
            Waited::Here => made(),
            Waited::Failed => failed(Callback::new(move |()| {
                waited.set(Waited::Coming);
                fetch(part, waited);
            })),
        })
        .into_any()
    }

    pub(super) fn ahead(body: Body) {
        spawn_local(async move {
            // A failure is told when the page is shown, which asks again.
            bring(body.part()).await;
        });
    }

    /// The page may be gone when its part is there.
    fn fetch(part: Part, waited: RwSignal<Waited>) {
        spawn_local(async move {
            let is_here = bring(part).await;
            waited.try_set(if is_here { Waited::Here } else { Waited::Failed });
            focus_arrived_page();
        });
    }

    /// Loads a part; false when it did not come.
    async fn bring(part: Part) -> bool {
        let loaded = match part {
            Part::Start => super::load_start().await,
            Part::Shelf => super::load_shelf().await,
            Part::Data => super::load_data().await,
            Part::Scoring => super::load_scoring().await,
            Part::Segments => super::load_segments().await,
            Part::Targets => super::load_targets().await,
        };
        if loaded.is_ok() {
            HERE.with_borrow_mut(|here| here.push(part));
        }
        loaded.is_ok()
    }

    /// What a part that is there has made: then what is split off answers at once.
    pub(super) fn made(made: Option<Made>) -> AnyView {
        match made {
            Some(Ok(view)) => {
                if !IS_AHEAD.replace(true) {
                    spawn_local(rest());
                }
                view
            }
            _ => failed(Callback::new(|()| reload())),
        }
    }

    /// Brings the other parts and languages while the page has nothing else to do: where the person goes next is shown
    /// at once, and also when the connection is lost meanwhile.
    async fn rest() {
        timer::idle(500).await;
        Desk::bring_works().await;
        timer::idle(500).await;
        bring_sample().await;
        for part in [Part::Start, Part::Shelf, Part::Data, Part::Scoring, Part::Segments, Part::Targets] {
            timer::idle(500).await;
            bring(part).await;
        }
        for language in Language::ALL {
            timer::idle(500).await;
            i18n::fetch(language).await;
        }
    }

    fn reload() {
        // Where a page may not load itself again, the person can.
        let _ = window().location().reload();
    }

    fn failed(again: Callback<()>) -> AnyView {
        use texts::shell::part as words;
        view! {
            <div class="page" role="alert">
                <EmptyState icon=icons::WARNING title=t(words::TITLE) text=t(words::TEXT)>
                    <Button kind=ButtonKind::Primary on_click=again>
                        {t(words::AGAIN)}
                    </Button>
                </EmptyState>
            </div>
        }
        .into_any()
    }
}
