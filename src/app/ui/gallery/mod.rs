//! The gallery: every part in its states, to be looked at while it is worked on. Debug builds only, at `#/gallery`;
//! `#/gallery/fa` shows it in Persian. Its own words are for developers and stay untranslated.

mod charts;
mod parts;
mod table;

use leptos::prelude::*;

use super::{
    components::{PageHeader, Tabs, Toasts, Tone},
    shell::{BannerAction, PaletteItem, Route, Router, SaveStatus, Shell, ShellBanner, ShellModel},
};
use crate::app::{i18n, ui::components::select::Choice};

/// Whether the address asks for the gallery; chooses its language from the address too.
pub fn is_asked_for() -> bool {
    let hash = location().hash().unwrap_or_default();
    let Some(rest) = hash.strip_prefix("#/gallery") else { return false };
    if let Some(language) = i18n::Language::from_tag(rest.trim_start_matches('/')) {
        i18n::set_language(language);
    }
    i18n::show_in_document();
    true
}

/// The gallery in the app's frame.
#[component]
pub fn Gallery() -> impl IntoView {
    let name = RwSignal::new(Some("Northwind key accounts 2026".to_owned()));
    let banners = RwSignal::new(vec![ShellBanner {
        key: "tab",
        tone: Tone::Warning,
        title: "Read only.".into(),
        text: "This workbook is being edited in another tab.".into(),
        details: Vec::new(),
        actions: vec![BannerAction { label: "Take over".into(), on_select: std::sync::Arc::new(|| ()) }],
        on_close: None,
    }]);
    let toasts = Toasts::new();
    provide_context(toasts);
    let status =
        SaveStatus { text: "Saved 14:02 · last file 3 days ago, 42 changes since".into(), tone: Tone::Neutral };
    let model = ShellModel {
        name: name.into(),
        editable: Signal::stored(true),
        on_rename: Callback::new(move |typed| name.set(Some(typed))),
        status: Signal::stored(status),
        undo: Signal::stored(Some("score of Ernst Handel".to_owned())),
        redo: Signal::stored(None),
        on_undo: Callback::new(move |()| toasts.tell(Tone::Neutral, "Undone")),
        on_redo: Callback::new(|()| ()),
        on_export: Callback::new(|()| ()),
        banners: banners.into(),
        routes: Signal::stored(Route::ALL.to_vec()),
        find: Callback::new(found),
    };
    view! { <Shell model=model router=Router::new() toasts=toasts page=|_| view! { <GalleryPage /> }.into_any() /> }
}

fn found(query: String) -> Vec<PaletteItem> {
    let names = ["Ernst Handel", "QUICK-Stop", "Save-a-lot Markets"];
    let item = |label: &str| PaletteItem {
        label: label.into(),
        group: "Account".into(),
        icon: None,
        on_select: Callback::new(|()| ()),
    };
    if query.is_empty() { Vec::new() } else { names.into_iter().map(item).collect() }
}

#[component]
fn GalleryPage() -> impl IntoView {
    let tab = RwSignal::new("parts".to_owned());
    let tabs = ["parts", "table", "charts"].map(|key| Choice::new(key, key)).to_vec();
    view! {
        <div class="page">
            <PageHeader title="Gallery" purpose="Every part of the interface in its states." />
            <Tabs label="Gallery" tabs=tabs value=tab on_change=move |key| tab.set(key)>
                {move || match tab.get().as_str() {
                    "table" => view! { <table::TableGallery /> }.into_any(),
                    "charts" => view! { <charts::ChartGallery /> }.into_any(),
                    _ => view! { <parts::PartGallery /> }.into_any(),
                }}
            </Tabs>
        </div>
    }
}
