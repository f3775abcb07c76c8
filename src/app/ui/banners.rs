//! What has to be said over every page: storage in trouble, a recovery, another tab.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::WorkbookId;

use super::components::Tone;
use super::shell::{BannerAction, ShellBanner};
use super::{set_aside, workbook_files};
use crate::app::i18n::{fmt, t, texts, texts::storage as words};
use crate::app::state::{Desk, DeskNotice};
use crate::app::storage::{LibraryProblem, Notice, OpenProblem, RoleReason, SaveProblem, SaveStatus, Weakness};

/// Whether a banner tells of how far the workbook is saved.
pub fn is_trouble(status: &SaveStatus) -> bool {
    matches!(status, SaveStatus::NotSaved { .. } | SaveStatus::Saved { weakness: Some(_), .. })
}

/// The banners of this moment, the gravest first.
pub fn banners(desk: Desk, trouble: Option<&SaveStatus>, export: Callback<()>) -> Vec<ShellBanner> {
    let mut banners: Vec<ShellBanner> = trouble.and_then(|status| saving(status, export)).into_iter().collect();
    if desk.current().is_some_and(|store| store.read_only().get()) {
        banners.push(read_only(desk, desk.notices().contains(&TAKEN_OVER)));
    }
    // That another tab took over is said by the banner that takes it back.
    let is_said = |notice: &DeskNotice| *notice == TAKEN_OVER || trouble.is_some_and(|status| says(status, notice));
    let notices: Vec<DeskNotice> = desk.notices().into_iter().filter(|notice| !is_said(notice)).collect();
    banners.extend(set_aside::banner(desk, &notices));
    let others = notices.into_iter().filter(|notice| !set_aside::is_told(notice));
    banners.extend(others.map(|notice| closable(desk, notice, export)));
    // What is said in the same words of both copies is said once; closed, the other takes its place.
    let mut said = BTreeSet::new();
    banners.retain(|banner| said.insert((banner.key, banner.text.clone())));
    banners
}

/// Whether the banner of how far the workbook is saved says what a notice would say once more.
fn says(status: &SaveStatus, notice: &DeskNotice) -> bool {
    use Weakness::{DatabaseFailed, DatabaseFull, LocalFailed, LocalFull};
    let DeskNotice::Storage(notice) = notice else { return false };
    match (status, notice) {
        (SaveStatus::NotSaved { reason, .. }, Notice::StorageForbidden) => {
            matches!(reason, SaveProblem::Forbidden | SaveProblem::Failed)
        }
        (SaveStatus::NotSaved { .. }, Notice::LocalMissing | Notice::DatabaseMissing) => true,
        (SaveStatus::Saved { weakness, .. }, Notice::LocalMissing) => {
            matches!(weakness, Some(LocalFailed | LocalFull))
        }
        (SaveStatus::Saved { weakness, .. }, Notice::DatabaseMissing) => {
            matches!(weakness, Some(DatabaseFailed | DatabaseFull))
        }
        _ => false,
    }
}

fn export_now(export: Callback<()>) -> BannerAction {
    BannerAction { label: t(words::EXPORT_NOW).to_owned(), on_select: Arc::new(move || export.run(())) }
}

fn saving(status: &SaveStatus, export: Callback<()>) -> Option<ShellBanner> {
    let export = export_now(export);
    match status {
        SaveStatus::NotSaved { reason, .. } => {
            let (key, title, text) = not_saved(*reason);
            let actions = if *reason == SaveProblem::Stopped { vec![reload()] } else { vec![export] };
            Some(banner(key, Tone::Danger, title, text, actions))
        }
        SaveStatus::Saved { weakness: Some(weakness), .. } => {
            Some(banner("weak", Tone::Warning, t(words::weak::TITLE), t(weak(*weakness)), vec![export]))
        }
        _ => None,
    }
}

fn not_saved(reason: SaveProblem) -> (&'static str, &'static str, &'static str) {
    match reason {
        SaveProblem::Full => ("full", t(words::full::TITLE), t(words::full::TEXT)),
        SaveProblem::Forbidden => ("forbidden", t(words::forbidden::TITLE), t(words::forbidden::TEXT)),
        SaveProblem::OtherTab => ("other-tab", t(words::other_tab::TITLE), t(words::other_tab::TEXT)),
        SaveProblem::Stopped => ("stopped", t(words::stopped::TITLE), t(words::stopped::TEXT)),
        _ => ("failed", t(words::failed::TITLE), t(words::failed::TEXT)),
    }
}

fn weak(weakness: Weakness) -> crate::app::i18n::Text {
    match weakness {
        Weakness::LocalFull => words::weak::LOCAL_FULL,
        Weakness::LocalFailed => words::weak::LOCAL_FAILED,
        Weakness::DatabaseFull => words::weak::DATABASE_FULL,
        _ => words::weak::DATABASE_FAILED,
    }
}

const TAKEN_OVER: DeskNotice = DeskNotice::Role(RoleReason::TakenOver);

fn read_only(desk: Desk, was_taken: bool) -> ShellBanner {
    let on_select = Arc::new(move || {
        spawn_local(async move {
            desk.take_over().await;
        });
    });
    let action = BannerAction { label: t(words::read_only::TAKE_OVER).to_owned(), on_select };
    let (title, text) = if was_taken {
        (words::role::TAKEN_OVER, words::role::TAKEN_OVER_TEXT)
    } else {
        (words::read_only::TITLE, words::read_only::TEXT)
    };
    banner("read-only", Tone::Accent, t(title), t(text), vec![action])
}

fn closable(desk: Desk, notice: DeskNotice, export: Callback<()>) -> ShellBanner {
    let mut banner = match &notice {
        DeskNotice::Storage(notice) => from_storage(desk, notice),
        DeskNotice::Open(problem) => {
            let text = match problem {
                OpenProblem::NewerVersion { found } => words::open::newer(fmt::integer(f64::from(*found))),
                OpenProblem::Unreadable(id) => unreadable(desk, *id),
                OpenProblem::Deleted => t(words::open::DELETED).to_owned(),
                OpenProblem::NotLoaded(_) => t(texts::shell::part::WORKS).to_owned(),
                _ => t(words::open::MISSING).to_owned(),
            };
            let actions = match problem {
                OpenProblem::Unreadable(id) => vec![rescue(desk, *id)],
                OpenProblem::NotLoaded(id) => vec![open_again(desk, *id)],
                _ => Vec::new(),
            };
            banner("open", Tone::Danger, t(words::open::TITLE), text, actions)
        }
        DeskNotice::Library(problem) => {
            let text = t(match problem {
                LibraryProblem::Missing => words::library::MISSING,
                LibraryProblem::OpenElsewhere => words::library::ELSEWHERE,
                LibraryProblem::Exists => words::library::EXISTS,
                LibraryProblem::NotLoaded => texts::shell::part::WORKS,
                _ => words::library::NOT_SAVED,
            });
            banner("library", Tone::Warning, t(words::library::TITLE), text, Vec::new())
        }
        DeskNotice::Role(reason) => {
            let (title, text) = match reason {
                RoleReason::NewerVersion => (words::role::NEWER_VERSION, words::role::NEWER_VERSION_TEXT),
                RoleReason::Overtaken => (words::role::OVERTAKEN, words::role::OVERTAKEN_TEXT),
                _ => (words::role::TAKEN_OVER, words::role::TAKEN_OVER_TEXT),
            };
            let actions = if *reason == RoleReason::NewerVersion { vec![reload()] } else { Vec::new() };
            banner("role", Tone::Warning, t(title), t(text), actions)
        }
    };
    if notice == DeskNotice::Storage(Notice::StorageForbidden) {
        // It stays as long as nothing is kept. What is open can be saved as a file.
        banner.actions = desk.current().map(|_| export_now(export)).into_iter().collect();
        return banner;
    }
    banner.on_close = Some(Arc::new(move || desk.put_away(&notice)));
    banner
}

fn from_storage(desk: Desk, notice: &Notice) -> ShellBanner {
    use words::notices as say;
    let plain = |key, tone, title, text| banner(key, tone, t(title), t(text), Vec::new());
    match notice {
        Notice::Recovered(recovery) => {
            let when = fmt::date_time(recovery.at);
            let text = match recovery.behind {
                Some(_) => say::recovered_text(recovery.changes, when),
                None => say::recovered_all(when),
            };
            banner("recovered", Tone::Success, t(say::RECOVERED), text, Vec::new())
        }
        Notice::StorageForbidden => plain("forbidden", Tone::Danger, words::forbidden::TITLE, words::forbidden::TEXT),
        Notice::DatabaseMissing => {
            plain("no-database", Tone::Warning, say::DATABASE_MISSING, say::DATABASE_MISSING_TEXT)
        }
        Notice::LocalMissing => plain("no-local", Tone::Warning, say::LOCAL_MISSING, say::LOCAL_MISSING_TEXT),
        Notice::Full => plain("full", Tone::Danger, words::full::TITLE, words::full::TEXT),
        Notice::WasUsedBefore { .. } => plain("used", Tone::Warning, say::USED_BEFORE, say::USED_BEFORE_TEXT),
        Notice::SavedAgainAfterClearing => plain("cleared", Tone::Warning, say::CLEARED, say::CLEARED_TEXT),
        Notice::NewerVersion { found } => {
            let text = say::newer_text(fmt::integer(f64::from(*found)));
            banner("newer", Tone::Danger, t(say::NEWER), text, vec![reload()])
        }
        Notice::EditsSetAside { count, aside } => {
            let (text, download) = (say::edits_aside_text(*count), set_aside::download(desk, vec![aside.key.clone()]));
            banner("edits-aside", Tone::Warning, t(say::EDITS_ASIDE), text, vec![download])
        }
        Notice::SetAside(_) => plain("aside", Tone::Warning, say::aside::TITLE, say::aside::KEPT),
    }
}

fn unreadable(desk: Desk, id: WorkbookId) -> String {
    let name = desk.workbooks().into_iter().find(|entry| entry.id == id).map(|entry| entry.name).unwrap_or_default();
    if name.is_empty() { t(words::open::UNREADABLE).to_owned() } else { words::open::unreadable_named(name) }
}

fn rescue(desk: Desk, id: WorkbookId) -> BannerAction {
    let on_select = Arc::new(move || spawn_local(workbook_files::rescue(desk, id)));
    BannerAction { label: t(words::recovery::DOWNLOAD).to_owned(), on_select }
}

fn open_again(desk: Desk, id: WorkbookId) -> BannerAction {
    let on_select = Arc::new(move || {
        spawn_local(async move {
            desk.put_away(&DeskNotice::Open(OpenProblem::NotLoaded(id)));
            desk.open(id).await;
        });
    });
    BannerAction { label: t(texts::shell::part::AGAIN).to_owned(), on_select }
}

fn reload() -> BannerAction {
    let on_select = Arc::new(|| {
        // A page that cannot be reloaded has been closed.
        let _ = location().reload();
    });
    BannerAction { label: t(texts::storage::RELOAD).to_owned(), on_select }
}

fn banner(
    key: &'static str,
    tone: Tone,
    title: impl Into<String>,
    text: impl Into<String>,
    actions: Vec<BannerAction>,
) -> ShellBanner {
    ShellBanner { key, tone, title: title.into(), text: text.into(), details: Vec::new(), actions, on_close: None }
}
