//! Ballots coming back: many at once, each shown with what it would bring before anything happens.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{BallotCommand, BallotNews, BallotRefusal, Command, inspect_ballot};
use linchpin::format::{BallotReading, FileError, MAX_BYTES, read_ballot};
use linchpin::model::{Ballot, Name};
use web_sys::File;

use crate::app::i18n::{errors, fmt, t, texts, texts::together::import as words};
use crate::app::platform::file::read_bytes;
use crate::app::state::{Desk, SnapshotReason, Store, Topic, use_desk};
use crate::app::ui::components::{Badge, Button, ButtonKind, FileCount, FileDrop, Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::words::refusal;

/// A file that was given, as far as it could be read.
#[derive(Clone, PartialEq)]
struct Given {
    file: String,
    read: Result<Ballot, String>,
}

/// The place to drop ballots, their preview, and their taking in.
#[component]
pub fn Import(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let given = RwSignal::new(Vec::<Given>::new());
    if let Some(file) = desk.take_handed_over() {
        given.set(vec![judge(file.name, &file.bytes)]);
    }
    let give = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            for file in files {
                let judged = read(file).await;
                // The page may have been left meanwhile. A file given again takes the place of the one before.
                let _ = given.try_update(|given| {
                    given.retain(|other| other.file != judged.file);
                    given.push(judged);
                });
            }
        });
    });
    let acceptable = Memo::new(move |_| {
        store.track(Topic::Raters);
        store.track(Topic::Criteria);
        store.track(Topic::Accounts);
        given.with(|given| {
            store.read(Topic::Scores, |workbook| {
                let fits = |ballot: &&Ballot| inspect_ballot(workbook, ballot).is_ok();
                given.iter().filter_map(|it| it.read.as_ref().ok()).filter(fits).cloned().collect::<Vec<_>>()
            })
        })
    });
    let take = Callback::new(move |()| {
        let ballots = acceptable.get_untracked();
        spawn_local(take_in(desk, store, toasts, ballots, given));
    });
    let is_blocked = Signal::derive(move || store.read_only().get() || acceptable.with(Vec::is_empty));
    let preview = move || {
        (!given.with(Vec::is_empty)).then(|| {
            view! {
                <ul class="ballots" role="list" aria-label=t(words::PREVIEW)>
                    {move || given.get().into_iter().map(|it| line(store, it, given)).collect_view()}
                </ul>
                <div class="row">
                    {move || {
                        let count = acceptable.with(Vec::len);
                        (count > 0).then(|| {
                            view! {
                                <Button kind=ButtonKind::Primary on_click=take disabled=is_blocked>
                                    {words::take_in(count)}
                                </Button>
                            }
                        })
                    }}
                    <Button kind=ButtonKind::Quiet on_click=move |()| given.set(Vec::new())>
                        {t(texts::common::actions::CANCEL)}
                    </Button>
                </div>
            }
        })
    };
    view! {
        <FileDrop label=t(words::LABEL) note=t(words::NOTE) accept=".json" count=FileCount::Many on_files=give />
        <div class="stack" aria-live="polite">{preview}</div>
    }
}

async fn read(file: File) -> Given {
    let name = file.name();
    match read_bytes(&file, MAX_BYTES as u64).await {
        Ok(bytes) => judge(name, &bytes),
        Err(_) => Given { file: name, read: Err(t(texts::files::open::UNREADABLE).to_owned()) },
    }
}

fn judge(file: String, bytes: &[u8]) -> Given {
    let read = match read_ballot(bytes) {
        Ok(BallotReading { ballot: Some(ballot), .. }) => Ok(ballot),
        Ok(broken) => Err(first_problem(&broken)),
        Err(FileError::OtherJson { format: Some(format) }) if format == "linchpin-workbook" => {
            Err(t(words::IS_WORKBOOK).to_owned())
        }
        Err(error) => Err(errors::file_error(&error)),
    };
    Given { file, read }
}

/// What is wrong in a ballot that was cut or changed by hand: the first problem with its place, and how many more.
pub fn first_problem(reading: &BallotReading) -> String {
    let Some(first) = reading.problems.first() else { return t(texts::files::problems::FATAL).to_owned() };
    let what = errors::record_problem(first.kind);
    let place = words::problem_at(fmt::integer(first.line as f64), &first.path, what);
    match reading.problem_count - 1 {
        0 => place,
        more => format!("{place} {}", words::more_problems(more)),
    }
}

async fn take_in(desk: Desk, store: Store, toasts: Toasts, ballots: Vec<Ballot>, given: RwSignal<Vec<Given>>) {
    desk.snapshot(SnapshotReason::BeforeMerge, t(words::COPY_LABEL)).await;
    let count = ballots.len();
    let before = untrack(|| store.revision());
    match store.dispatch(Command::Ballot(BallotCommand::TakeIn(ballots))) {
        Ok(()) => {
            let _ = given.try_update(Vec::clear);
            if untrack(|| store.revision()) == before {
                toasts.tell(Tone::Neutral, t(words::NOTHING_NEW));
            } else {
                offer_undo(store, toasts, words::done(count));
            }
        }
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    }
}

/// One file: who, how complete, of which workbook and revision, and what it would bring.
fn line(store: Store, it: Given, given: RwSignal<Vec<Given>>) -> AnyView {
    let (file, read) = (it.file, it.read);
    let body = match read {
        Err(why) => said(Tone::Danger, words::REFUSED, why),
        Ok(ballot) => {
            let twice = given.with_untracked(|given| has_twin(given, &ballot));
            ballot_view(store, ballot, twice)
        }
    };
    view! {
        <li class="ballots__item">
            <span class="ballots__file"><bdi>{file}</bdi></span>
            {body}
        </li>
    }
    .into_any()
}

fn has_twin(given: &[Given], ballot: &Ballot) -> bool {
    let same = |it: &&Given| {
        it.read.as_ref().is_ok_and(|other| other.of.rater == ballot.of.rater && other.of.workbook == ballot.of.workbook)
    };
    given.iter().filter(same).count() > 1
}

fn ballot_view(store: Store, ballot: Ballot, twice: bool) -> AnyView {
    let (scored, cells) = ballot.progress();
    let saved = ballot.saved.map(fmt::date_time);
    let facts = [
        Some(words::complete(fmt::integer(scored as f64), fmt::integer(cells as f64))),
        Some(words::of(ballot.of.name.as_str(), fmt::integer(ballot.of.revision as f64))),
        saved.map(words::saved_at),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let rater = ballot.rater.to_string();
    let outcome = move || {
        store.track(Topic::Scores);
        store.track(Topic::Criteria);
        store.track(Topic::Raters);
        match store.read(Topic::Accounts, |workbook| inspect_ballot(workbook, &ballot)) {
            Ok(news) => news_view(&news),
            Err(refused) => said(Tone::Danger, words::REFUSED, refusal_text(&refused)),
        }
    };
    view! {
        <strong class="ballots__rater"><bdi>{rater}</bdi></strong>
        <span class="muted">{facts.join(" · ")}</span>
        {outcome}
        {twice.then(|| view! { <span class="ballots__note">{t(words::TWICE)}</span> })}
    }
    .into_any()
}

fn news_view(news: &BallotNews) -> AnyView {
    let (tone, word) = match (news.changes_scores(), news.is_update) {
        (false, _) => (Tone::Neutral, words::UNCHANGED),
        (true, true) => (Tone::Accent, words::UPDATED),
        (true, false) => (Tone::Success, words::NEW),
    };
    let counts = [
        (news.new, words::cells_new as fn(usize) -> String),
        (news.changed, words::cells_changed),
        (news.cleared, words::cells_cleared),
        (news.settled, words::accounts_settled),
    ];
    let mut parts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count)).collect();
    if !news.unknown_accounts.is_empty() {
        parts.push(words::unknown_accounts(listed(&news.unknown_accounts)));
    }
    if !news.reworded.is_empty() {
        parts.push(words::reworded(listed(&news.reworded)));
    }
    said(tone, word, parts.join(" "))
}

fn said(tone: Tone, word: crate::app::i18n::Text, text: String) -> AnyView {
    view! {
        <span class="ballots__said">
            <Badge tone=tone>{t(word)}</Badge>
            " "
            {text}
        </span>
    }
    .into_any()
}

/// Why a ballot is not taken in.
fn refusal_text(refusal: &BallotRefusal) -> String {
    match refusal {
        BallotRefusal::OtherWorkbook { name } => words::other_workbook(name.as_str()),
        BallotRefusal::NotSaved => t(words::NOT_SAVED).to_owned(),
        BallotRefusal::NoRater => t(words::NO_RATER).to_owned(),
        BallotRefusal::NoAccounts => t(words::NO_ACCOUNTS).to_owned(),
        BallotRefusal::OtherCriteria { gone, new } => {
            let gone = (!gone.is_empty()).then(|| words::criteria_gone(listed(gone)));
            let new = (!new.is_empty()).then(|| words::criteria_new(listed(new)));
            let parts: Vec<String> =
                std::iter::once(t(words::OTHER_CRITERIA).to_owned()).chain(gone).chain(new).collect();
            parts.join(" ")
        }
        _ => t(texts::errors::command::OTHER).to_owned(),
    }
}

/// So many names are listed; a longer list says nothing more.
const LISTED: usize = 8;

fn listed(names: &[Name]) -> String {
    let mut listed: Vec<&str> = names.iter().take(LISTED).map(Name::as_str).collect();
    if names.len() > LISTED {
        listed.push("…");
    }
    fmt::list(&listed)
}
