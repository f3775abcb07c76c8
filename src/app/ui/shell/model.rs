//! What the frame shows and what it asks for. The state room fills it; the frame knows nothing else.

use std::sync::Arc;

use leptos::prelude::*;

use super::route::Route;
use crate::app::ui::components::{IconRef, Tone};

/// The line about saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaveStatus {
    /// "Saved 14:02 · last file 3 days ago, 42 changes since".
    pub text: String,
    /// `Danger` when work is not safe.
    pub tone: Tone,
}

/// What a banner's button does. Counted, not a callback of the framework's: the list of banners is made anew while a
/// banner stays in its place, and a callback would go with the list it was made for.
pub type BannerCall = Arc<dyn Fn() + Send + Sync>;

/// A button of a banner.
#[derive(Clone)]
pub struct BannerAction {
    /// A verb.
    pub label: String,
    /// Does it.
    pub on_select: BannerCall,
}

/// A message over every page: read-only tab, storage trouble, a recovery.
#[derive(Clone)]
pub struct ShellBanner {
    /// Which one it is: a banner with the same key stays in place.
    pub key: &'static str,
    /// How grave it is.
    pub tone: Tone,
    /// The word in front.
    pub title: String,
    /// The message.
    pub text: String,
    /// What only who knows the program wants to know, folded away.
    pub details: Vec<String>,
    /// What can be done about it, the likeliest first.
    pub actions: Vec<BannerAction>,
    /// Closes it, where it may be closed.
    pub on_close: Option<BannerCall>,
}

/// Something the palette finds: a command, a page, an account.
#[derive(Clone)]
pub struct PaletteItem {
    /// What is read and searched.
    pub label: String,
    /// What kind of thing it is: "Page", "Account".
    pub group: String,
    /// An icon before it.
    pub icon: Option<IconRef>,
    /// Does it.
    pub on_select: Callback<()>,
}

/// Everything the frame needs.
#[derive(Clone, Copy)]
pub struct ShellModel {
    /// The open workbook's name; none while no workbook is open.
    pub name: Signal<Option<String>>,
    /// Whether the workbook may be changed in this tab.
    pub editable: Signal<bool>,
    /// A new name was typed.
    pub on_rename: Callback<String>,
    /// The line about saving.
    pub status: Signal<SaveStatus>,
    /// What undo would take back; none when there is nothing.
    pub undo: Signal<Option<String>>,
    /// What redo would bring again; none when there is nothing.
    pub redo: Signal<Option<String>>,
    /// Takes back.
    pub on_undo: Callback<()>,
    /// Brings again.
    pub on_redo: Callback<()>,
    /// Exports the workbook as a file.
    pub on_export: Callback<()>,
    /// Messages over every page.
    pub banners: Signal<Vec<ShellBanner>>,
    /// The menu's entries that can be opened now.
    pub routes: Signal<Vec<Route>>,
    /// What the palette finds for the typed words, besides pages, undo and redo: commands, accounts. Ten are enough.
    pub find: Callback<String, Vec<PaletteItem>>,
}
