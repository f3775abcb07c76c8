//! The row above the table: search, filters, columns; and what can be done with a selection.

use leptos::prelude::*;

use super::acts::{ExportKind, delete_accounts, export_accounts};
use super::dialogs::{ColumnsDialog, FilterDialog, TagDialog};
use super::summary::{counted, revenue_line};
use super::view::TableView;
use crate::app::i18n::{t, texts, texts::accounts as words};
use crate::app::state::Topic;
use crate::app::ui::components::{
    Button, ButtonKind, ControlSize, Menu, MenuItem, MenuTrigger, SearchField, Tag, Toasts, icons,
};
use crate::app::ui::part_periods::RunningNote;

/// Search, filters and columns.
#[component]
pub fn Toolbar(
    /// What is shown.
    view: TableView,
) -> impl IntoView {
    let (filtering, choosing) = (RwSignal::new(false), RwSignal::new(false));
    let count = move || counted(view.shown.with(Vec::len), view.total.get());
    view! {
        <div class="toolbar accounts__toolbar">
            <SearchField
                label=t(words::SEARCH)
                value=view.search
                on_input=move |typed| view.search.set(typed)
            />
            <Button icon=icons::FILTER on_click=move |()| filtering.set(true)>
                <span class="accounts__word">{t(texts::common::actions::FILTER)}</span>
            </Button>
            <Button icon=icons::COLUMNS on_click=move |()| choosing.set(true)>
                <span class="accounts__word">{t(texts::common::actions::COLUMNS)}</span>
            </Button>
            <span class="push accounts__summary" role="status">
                <span>{count}</span>
                {move || revenue_line(view).map(|line| view! { <span class="number">{line}</span> })}
            </span>
        </div>
        <RunningNote store=view.store />
        {move || chips(view)}
        {move || (!view.selected.with(std::collections::BTreeSet::is_empty)).then(|| view! { <SelectionBar view=view /> })}
        <FilterDialog view=view open=filtering />
        <ColumnsDialog view=view open=choosing />
    }
}

fn chips(view: TableView) -> Option<AnyView> {
    let currency = view.store.read(Topic::Meta, |workbook| workbook.meta.currency);
    let filters = view.filters.get();
    if filters.is_empty() {
        return None;
    }
    let one = |filter: super::filter::Filter| {
        let text = filter.text(currency);
        let remove = move |_| view.filters.update(|filters| filters.retain(|other| *other != filter));
        view! { <Tag text=text on_remove=remove /> }
    };
    let chips = filters.into_iter().map(one).collect_view();
    let row = view! {
        <div class="toolbar accounts__chips">
            {chips}
            <Button kind=ButtonKind::Quiet size=ControlSize::Small on_click=move |()| view.clear()>
                {t(words::nothing::CLEAR)}
            </Button>
        </div>
    };
    Some(row.into_any())
}

#[component]
fn SelectionBar(view: TableView) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let tagging = RwSignal::new(false);
    let seen = Memo::new(move |_| view.selection().len());
    let count = move || texts::common::counts::selected(seen.get());
    let unseen = move || {
        let unseen = view.selected_unseen();
        (unseen > 0).then(|| view! { <span class="note">{words::not_shown(unseen)}</span> })
    };
    let read_only = view.store.read_only();
    let locked = Signal::derive(move || read_only.get() || seen.get() == 0);
    view! {
        <div class="toolbar accounts__selection">
            <span role="status">
                <span class="strong">{count}</span>
                " "
                {unseen}
            </span>
            <Button size=ControlSize::Small icon=icons::TAG disabled=locked on_click=move |()| tagging.set(true)>
                {t(words::TAG)}
            </Button>
            <Button
                size=ControlSize::Small
                icon=icons::DELETE
                disabled=locked
                on_click=move |()| delete_accounts(view, toasts, untrack(|| view.selection()))
            >
                {t(texts::common::actions::DELETE)}
            </Button>
            <Button size=ControlSize::Small kind=ButtonKind::Quiet on_click=move |()| view.select_shown()>
                {move || words::select_all(view.shown.with(Vec::len))}
            </Button>
            <Button
                size=ControlSize::Small
                kind=ButtonKind::Quiet
                on_click=move |()| view.select_none()
            >
                {t(words::SELECT_NONE)}
            </Button>
            <TagDialog view=view open=tagging />
        </div>
    }
}

/// The menu of exports.
#[component]
pub fn ExportMenu(
    /// What is exported: what is shown.
    view: TableView,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let items = Callback::new(move |()| {
        let item = |label, kind| MenuItem::new(t(label), move || export_accounts(view, toasts, kind));
        vec![
            item(words::EXPORT_COMMA, ExportKind::Comma).icon(icons::FILE_DOWN),
            item(words::EXPORT_SEMICOLON, ExportKind::Semicolon).icon(icons::FILE_DOWN),
        ]
    });
    view! {
        <Menu
            label=t(texts::common::actions::EXPORT)
            items=items
            trigger=MenuTrigger::Text
            kind=ButtonKind::Secondary
        />
    }
}
