//! The import of a table: choose or paste it, see what it means and what it would do, take it in.

mod adding;
mod columns;
mod currency;
mod doubts;
mod lists;
mod parts;
mod preview;
mod sales;
mod same_names;
mod scale;
mod source;
mod state;
mod statuses;
mod words;
mod written;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{AccountCommand, Command, ImportedStatuses};
use linchpin::exchange::import::ImportPlan;
use linchpin::model::{Account, Currency, MonthsCovered, Period};
use web_sys::File;

use self::preview::Preview;
pub use self::preview::sheet_select;
pub use self::scale::{read_scale, scale_choices, scale_key};
use self::source::SourceStep;
use self::state::{ImportState, Source};
pub use self::words::column_name;
use super::words::refusal;
use crate::app::i18n::{fmt, t, texts, texts::import as texts_here};
use crate::app::state::{SnapshotReason, Store, use_desk, use_prefs};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{
    Button, ButtonKind, CloseReason, Dialog, DialogWidth, StrayDrops, Toasts, is_covered,
};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell::{Place, Route, Router};
use crate::app::ui::unsaved::{Part, Unsaved};

/// The dialog of an import. Closing it keeps what was pasted.
#[component]
pub fn ImportDialog(
    /// The workbook it goes into.
    store: Store,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let state = ImportState::new(store);
    let (desk, prefs) = (use_desk(), use_prefs());
    let toasts = expect_context::<Toasts>();
    let router = expect_context::<Router>();
    let unsaved = Unsaved::of("table", vec![Part::text("pasted", state.pasted)]);
    Effect::new(move || {
        if open.get() {
            unsaved.begin_over(state.pasted, store.id(), "");
        }
        if let Some(file) = open.get().then(|| desk.take_handed_over()).flatten() {
            state.take_source(Source::File(file.name.into(), file.bytes.into()));
        }
    });
    let leave = move |reason: CloseReason| {
        // A press beside a dialog that holds work is a slip, not a wish.
        if reason != CloseReason::Outside || state.table.with_untracked(Option::is_none) {
            state.start_again();
            // What was pasted is work: then the new workbook stays, with the text in the box.
            if desk.is_for_import(store.id()) && state.pasted.with_untracked(|pasted| pasted.trim().is_empty()) {
                router.go(Route::Workbooks);
            } else {
                on_close.run(());
            }
        }
    };
    let id = store.id();
    on_cleanup(move || desk.drop_import(id));
    let alive = Alive::here();
    let take = Callback::new(move |()| {
        let Some(Ok(plan)) = state.plan.get_untracked() else { return };
        if !state.statuses.has_reason(&plan) {
            return;
        }
        let decided = state.statuses.decided(&plan);
        let currency = Some(state.currency.get_untracked());
        let parts = state.all_covers();
        let aside = parts::set_aside_all(state, &plan);
        spawn_local(async move {
            let source = state.file_name().unwrap_or_else(|| t(texts_here::PASTED).to_owned());
            let taken = texts_here::taken(plan.added.len(), fmt::integer(plan.changed.len() as f64));
            let taken = with_left_out(state, &plan, taken);
            desk.snapshot(SnapshotReason::BeforeImport, &source).await;
            // The page may have been left meanwhile: what was agreed to is done all the same.
            if let Err(error) = take_in(store, &plan, (aside, decided.clone()), currency, parts) {
                state.error.try_set(Some(error));
                return;
            }
            if let Some(decided) = decided {
                prefs.set("person", decided.why.by.trim());
            }
            desk.import_happened();
            offer_undo(store, toasts, taken);
            if alive.is() {
                state.pasted.set(String::new());
                unsaved.done();
                state.start_again();
                on_close.run(());
            }
        });
    });
    expect_context::<StrayDrops>().take_here(Callback::new(move |files: Vec<File>| {
        let is_open = open.get_untracked();
        if !is_open && (is_covered() || store.read_only().get_untracked()) {
            return false;
        }
        if !is_open {
            router.replace(Place::new(Route::Accounts, "import"));
        }
        let file = files.into_iter().next();
        file.map(|file| spawn_local(source::take_file(alive, state, file))).is_some()
    }));
    let footer = move || {
        view! {
            <Button on_click=move |()| leave(CloseReason::Button)>{t(texts::common::actions::CANCEL)}</Button>
            {move || if state.table.with(Option::is_some) { foot(state, take) } else { source_foot(state) }}
        }
        .into_any()
    };
    view! {
        <Dialog title=t(texts_here::TITLE) open=open on_close=leave width=DialogWidth::Wide footer=footer>
            <div class="import">
                {move || state.error.get().map(source::error_banner)}
                {move || {
                    if state.table.with(Option::is_some) {
                        view! { <Preview state=state /> }.into_any()
                    } else {
                        view! {
                            {unsaved.note()}
                            <SourceStep state=state />
                        }
                            .into_any()
                    }
                }}
            </div>
        </Dialog>
    }
}

fn take_in(
    store: Store,
    plan: &ImportPlan,
    (aside, decided): (Vec<Account>, Option<ImportedStatuses>),
    currency: Option<Currency>,
    parts: Vec<(Period, Option<MonthsCovered>)>,
) -> Result<(), String> {
    let added = plan.added.iter().map(|(_, account)| account.clone()).collect();
    let changed = plan.changed.iter().map(|changed| changed.after.clone()).chain(aside).collect();
    let command = Command::Account(AccountCommand::Import { added, changed, decided, currency, parts });
    store.dispatch(command).map_err(|refused| refusal(&refused))
}

/// A sentence about what is taken, with what is left out behind it.
fn with_left_out(state: ImportState, plan: &ImportPlan, said: String) -> String {
    let (rows, cells) = state.left_out_of_list();
    let (rows, cells) = (rows + plan.left_out, cells + plan.cells_left_out());
    let rows = (rows > 0).then(|| texts_here::count::left_out(rows));
    let cells = (cells > 0).then(|| texts_here::count::cells_left_out(cells));
    let parts: Vec<String> = [Some(said), cells, rows].into_iter().flatten().collect();
    parts.join(fmt::comma())
}

fn foot(state: ImportState, take: Callback<()>) -> AnyView {
    let nothing = Signal::derive(move || {
        state.plan.with(|plan| !matches!(plan, Some(Ok(plan)) if plan.added.len() + plan.changed.len() > 0))
    });
    let label = move || {
        state.plan.with(|plan| match plan {
            Some(Ok(plan)) if plan.added.len() + plan.changed.len() > 0 => {
                with_left_out(state, plan, texts_here::take(plan.added.len() + plan.changed.len()))
            }
            _ => t(texts_here::TAKE_NOTHING).to_owned(),
        })
    };
    view! {
        <Button on_click=move |()| state.start_again()>{t(texts_here::OTHER_SOURCE)}</Button>
        <Button kind=ButtonKind::Primary disabled=nothing on_click=take>{label}</Button>
    }
    .into_any()
}

fn source_foot(state: ImportState) -> AnyView {
    let empty = Signal::derive(move || state.pasted.with(|pasted| pasted.trim().is_empty()));
    view! {
        <Button kind=ButtonKind::Primary disabled=empty on_click=move |()| source::read_pasted(state)>
            {t(texts::common::actions::CONTINUE_ON)}
        </Button>
    }
    .into_any()
}
