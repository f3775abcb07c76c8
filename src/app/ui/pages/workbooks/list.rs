//! The list of workbooks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::{Timestamp, WorkbookId};

use super::actions::Actions;
use super::copies::CopiesButton;
use crate::app::i18n::{fmt, t, texts::common, texts::storage, texts::workbooks as words};
use crate::app::state::use_desk;
use crate::app::storage::WorkbookEntry;
use crate::app::ui::components::{
    Badge, Button, ButtonKind, ControlSize, Dialog, DialogWidth, Menu, MenuItem, TextField, Tone, icons,
};
use crate::app::ui::now::Now;
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::workbook_files::rescue;

/// The name of a workbook, or what is said when its name cannot be read.
pub fn name_of(entry: &WorkbookEntry) -> String {
    match entry.name.as_str() {
        "" if entry.is_unreadable => t(words::UNREADABLE).to_owned(),
        "" => t(words::UNNAMED).to_owned(),
        name => name.to_owned(),
    }
}

/// The workbooks of this browser that are not in the trash.
#[component]
pub fn List(
    /// What can be done with them.
    actions: Actions,
) -> impl IntoView {
    let desk = use_desk();
    let renaming = RwSignal::new(None::<(WorkbookId, String)>);
    let entries = move || desk.workbooks().into_iter().filter(|entry| entry.deleted_at.is_none()).collect::<Vec<_>>();
    view! {
        <div class="table-scroll table-scroll--framed">
            <table class="table table--folding" aria-label=t(words::LIST)>
                <thead>
                    <tr>
                        <th scope="col">{t(words::columns::NAME)}</th>
                        <th scope="col" class="cell--number cell--folds">{t(words::columns::ACCOUNTS)}</th>
                        <th scope="col" class="cell--folds">{t(words::columns::SAVED)}</th>
                        <th scope="col">{t(words::columns::FILE)}</th>
                        <th scope="col" class="cell--number cell--folds">{t(words::columns::SIZE)}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t(common::actions::MORE)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {move || entries().into_iter().map(|entry| row(actions, renaming, entry)).collect_view()}
                </tbody>
            </table>
        </div>
        <RenameDialog actions=actions renaming=renaming />
    }
}

fn row(actions: Actions, renaming: RwSignal<Option<(WorkbookId, String)>>, entry: WorkbookEntry) -> AnyView {
    let desk = use_desk();
    let (id, name) = (entry.id, name_of(&entry));
    let is_open = move || desk.current().is_some_and(|store| store.id() == id);
    let is_unreadable = entry.is_unreadable;
    // What is not known is not shown as nothing: the head of such a workbook may be unreadable, too.
    let known = |text: String| if entry.name.is_empty() { "–".to_owned() } else { text };
    let (accounts, saved) = (known(fmt::integer(entry.accounts as f64)), known(fmt::date_time(entry.saved_at)));
    let folded = (!entry.name.is_empty()).then(|| common::counts::accounts(entry.accounts as f64));
    let file = if is_unreadable {
        let rescue = Callback::new(move |()| spawn_local(rescue(desk, id)));
        view! {
            <div class="row">
                <Button size=ControlSize::Small icon=icons::DOWNLOAD on_click=rescue>
                    {t(storage::recovery::DOWNLOAD)}
                </Button>
                <CopiesButton actions=actions id=id />
            </div>
        }
        .into_any()
    } else {
        last_file(entry.last_export.map(|(at, _)| at))
    };
    let open = move |_| spawn_local(async move { actions.open(id).await });
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link-button" on:click=open>
                    <bdi>{name.clone()}</bdi>
                </button>
                {move || is_open().then(|| view! { <Badge tone=Tone::Accent>{t(words::OPEN_NOW)}</Badge> })}
                {is_unreadable.then(|| view! { <Badge tone=Tone::Danger>{t(words::CANNOT_BE_READ)}</Badge> })}
                {folded.map(|text| view! { <span class="cell-note cell-note--folded">{text}</span> })}
            </th>
            <td class="cell--number cell--folds">{accounts}</td>
            <td class="cell--folds">{saved}</td>
            <td>{file}</td>
            <td class="cell--number cell--folds">{fmt::file_size(entry.size)}</td>
            <td class="cell--shrink">
                <Menu label=words::actions_for(&name) items=items(actions, renaming, id, name.clone(), is_unreadable) />
            </td>
        </tr>
    }
    .into_any()
}

fn items(
    actions: Actions,
    renaming: RwSignal<Option<(WorkbookId, String)>>,
    id: WorkbookId,
    name: String,
    is_unreadable: bool,
) -> Callback<(), Vec<MenuItem>> {
    Callback::new(move |()| {
        let (to_rename, to_trash) = (name.clone(), name.clone());
        let rename = Callback::new(move |()| renaming.set(Some((id, to_rename.clone()))));
        let open = Callback::new(move |()| spawn_local(async move { actions.open(id).await }));
        let duplicate = Callback::new(move |()| spawn_local(async move { actions.duplicate(id).await }));
        let trash = Callback::new(move |()| spawn_local(actions.trash(id, to_trash.clone())));
        let mut items = vec![MenuItem::new(t(common::actions::OPEN), open).icon(icons::OPEN)];
        if !is_unreadable {
            items.push(MenuItem::new(t(common::actions::RENAME), rename).icon(icons::EDIT));
            items.push(MenuItem::new(t(common::actions::DUPLICATE), duplicate).icon(icons::COPY));
        }
        items.push(MenuItem::new(t(common::actions::DELETE), trash).icon(icons::DELETE).danger());
        items
    })
}

/// When the last file was made, told by the clock that the whole page is told by.
fn last_file(at: Option<Timestamp>) -> AnyView {
    let now = Now::of_page();
    let told = move || at.map_or_else(|| t(words::NEVER).to_owned(), |at| now.ago(at));
    told.into_any()
}

#[component]
fn RenameDialog(
    /// What can be done.
    actions: Actions,
    /// The workbook to rename and what is typed.
    renaming: RwSignal<Option<(WorkbookId, String)>>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let name = move || renaming.with(|renaming| renaming.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
    let put = move |kept: String| {
        renaming.update(|renaming| {
            if let Some((_, typed)) = renaming {
                *typed = kept;
            }
        });
    };
    let unsaved = Unsaved::of("rename", vec![Part::of("name", name, put)]);
    let asked = Memo::new(move |_| renaming.with(|renaming| renaming.as_ref().map(|(id, _)| *id)));
    Effect::new(move || {
        if let Some(id) = asked.get() {
            unsaved.begin(id, "");
        }
    });
    let close = move || {
        error.set(None);
        renaming.set(None);
    };
    let apply = Callback::new(move |()| {
        if let Some((id, name)) = renaming.get_untracked() {
            spawn_local(async move {
                match actions.rename(id, name).await {
                    Ok(()) => {
                        unsaved.done();
                        close();
                    }
                    Err(words) => error.set(Some(words)),
                }
            });
        }
    });
    let typed = Signal::derive(name);
    let on_input = Callback::new(put);
    let cancel = Callback::new(move |()| {
        unsaved.cancel();
        close();
    });
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=apply>{t(common::actions::RENAME)}</Button>
        }
    };
    let open = Memo::new(move |_| asked.get().is_some());
    view! {
        <Dialog
            title=t(words::RENAME_TITLE)
            open=open
            on_close=Callback::new(move |_| close())
            width=DialogWidth::Narrow
            footer=footer
        >
            <form on:submit=move |event| {
                event.prevent_default();
                apply.run(());
            }>
                {unsaved.note()}
                <TextField label=t(words::RENAME_LABEL) value=typed on_input=on_input error=error />
            </form>
        </Dialog>
    }
}
