//! What the page says of stored data that could not be used: one message for all of it, in plain words.

use std::sync::Arc;

use leptos::prelude::untrack;
use leptos::task::spawn_local;

use super::components::Tone;
use super::shell::{BannerAction, ShellBanner};
use super::workbook_files;
use crate::app::i18n::{fmt, t, texts::storage::notices::aside as words};
use crate::app::state::{Desk, DeskNotice};
use crate::app::storage::{Aside, Copy, Notice, SetAside};

/// Whether a notice is told in the one message.
pub fn is_told(notice: &DeskNotice) -> bool {
    of(notice).is_some()
}

/// The one message of all that was set aside when workbooks were opened; `None` when nothing was.
pub fn banner(desk: Desk, notices: &[DeskNotice]) -> Option<ShellBanner> {
    let found: Vec<&SetAside> = notices.iter().filter_map(of).collect();
    if found.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = found.iter().map(|set_aside| happened(set_aside)).collect();
    let check = found.iter().any(|set_aside| set_aside.lost > 0).then(|| t(words::CHECK));
    lines.push([check, Some(t(words::KEPT))].into_iter().flatten().collect::<Vec<_>>().join(" "));
    let asides = || found.iter().flat_map(|set_aside| set_aside.asides());
    let told: Vec<DeskNotice> = notices.iter().filter(|notice| is_told(notice)).cloned().collect();
    Some(ShellBanner {
        key: "aside",
        tone: Tone::Warning,
        title: t(words::TITLE).to_owned(),
        text: lines.join("\n"),
        details: asides().map(technical).collect(),
        actions: vec![download(desk, asides().map(|aside| aside.key.clone()).collect())],
        on_close: Some(Arc::new(move || told.iter().for_each(|notice| desk.put_away(notice)))),
    })
}

/// The button that gives what stands aside under these keys, in one file.
pub fn download(desk: Desk, keys: Vec<String>) -> BannerAction {
    let on_select = Arc::new(move || spawn_local(workbook_files::give_asides(desk, keys.clone())));
    BannerAction { label: t(words::DOWNLOAD).to_owned(), on_select }
}

/// What was deleted for good is no longer told.
pub fn deleted(desk: Desk, keys: &[String]) {
    let is_gone = |aside: &Aside| keys.contains(&aside.key);
    for notice in untrack(|| desk.notices()) {
        let told = match &notice {
            DeskNotice::Storage(Notice::SetAside(set_aside)) => set_aside.asides().all(is_gone),
            DeskNotice::Storage(Notice::EditsSetAside { aside, .. }) => is_gone(aside),
            _ => false,
        };
        if told {
            desk.put_away(&notice);
        }
    }
}

/// Where something stood, for who knows the program.
pub fn technical(aside: &Aside) -> String {
    let copy = match aside.copy {
        Copy::Local => "localStorage",
        Copy::Database => "IndexedDB",
    };
    format!("{} · {copy} · {} B", aside.origin, aside.bytes)
}

fn of(notice: &DeskNotice) -> Option<&SetAside> {
    match notice {
        DeskNotice::Storage(Notice::SetAside(set_aside)) => Some(set_aside),
        _ => None,
    }
}

/// What could not be used of a workbook, and what that means for it.
fn happened(set_aside: &SetAside) -> String {
    let SetAside { name, unreadable, parted, lost, until, .. } = set_aside;
    let when = fmt::date_time(*until);
    let outcome = match (*lost, parted.is_empty()) {
        (0, true) => t(words::WHOLE).to_owned(),
        (0, false) => words::open_as(when),
        (lost, _) => words::lost(lost, when),
    };
    let unreadable = (!unreadable.is_empty()).then(|| words::unreadable(unreadable.len(), name));
    let parted = (!parted.is_empty()).then(|| words::parted(parted.len(), name));
    [unreadable, parted, Some(outcome)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
