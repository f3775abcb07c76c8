//! A table of what was reached: choose or paste it, see what it would do, take it in as one undo.

mod counted;
mod preview;
mod repeats;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{Command, TargetCommand};
use linchpin::exchange::actuals::{ActualsLayout, ActualsPlan, guess_layout, plan_actuals};
use linchpin::exchange::table::{MAX_BYTES, RawTable, ReadOptions, TableError, read_bytes, read_text};
use linchpin::model::KpiId;
use web_sys::File;

use self::preview::Preview;
use super::board::Board;
use crate::app::i18n::{errors, fmt, t, texts, texts::actuals::import as words};
use crate::app::platform::file;
use crate::app::state::{SnapshotReason, Topic, use_desk};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{
    Banner, Button, ButtonKind, CloseReason, Dialog, DialogWidth, FileDrop, TextArea, Toasts, Tone,
};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::sheets::{self, Sheet};
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// An import under way: a handle, copied freely.
#[derive(Clone, Copy)]
struct Import {
    board: Board,
    pasted: RwSignal<String>,
    name: RwSignal<String>,
    table: RwSignal<Option<Arc<RawTable>>>,
    layout: RwSignal<Option<ActualsLayout>>,
    /// Whose figures they are where no column says so.
    kpi: RwSignal<Option<KpiId>>,
    /// The sheets of a spreadsheet program's file, and the place of the one that is read.
    sheets: RwSignal<Vec<Sheet>>,
    sheet: RwSignal<usize>,
    error: RwSignal<Option<String>>,
    plan: Memo<Option<ActualsPlan>>,
}

impl Import {
    fn new(board: Board) -> Self {
        let (table, layout) = (RwSignal::new(None::<Arc<RawTable>>), RwSignal::new(None::<ActualsLayout>));
        let kpi = RwSignal::new(None);
        let plan = Memo::new(move |_| {
            board.store.track(Topic::Targets);
            let (table, layout) = (table.get()?, layout.get()?);
            let (kpi, year) = (kpi.get(), board.year.get());
            Some(board.store.peek(|workbook| plan_actuals(workbook, &table, &layout, kpi, year)))
        });
        let (pasted, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let (sheets, sheet, error) = (RwSignal::new(Vec::new()), RwSignal::new(0), RwSignal::new(None));
        Self { board, pasted, name, table, layout, kpi, sheets, sheet, error, plan }
    }

    fn start_again(self) {
        self.sheets.set(Vec::new());
        self.table.set(None);
        self.layout.set(None);
        self.error.set(None);
    }

    fn take_table(self, name: String, table: Result<RawTable, TableError>) {
        self.start_again();
        self.name.set(name);
        self.show(table);
    }

    fn take_sheets(self, name: String, sheets: Result<Vec<Sheet>, String>) {
        self.start_again();
        match sheets {
            Ok(sheets) => {
                self.name.set(name);
                let first = sheets::first_table(&sheets);
                self.sheets.set(sheets);
                self.choose_sheet(first);
            }
            Err(error) => self.error.set(Some(error)),
        }
    }

    fn choose_sheet(self, place: usize) {
        let text = self.sheets.with_untracked(|sheets| sheets.get(place).map(|sheet| Arc::clone(&sheet.text)));
        if let Some(text) = text {
            self.sheet.set(place);
            self.show(read_text(&text, ReadOptions::of_sheet()));
        }
    }

    fn show(self, table: Result<RawTable, TableError>) {
        self.error.set(None);
        match table {
            Ok(table) => {
                self.kpi.set(self.board.kpi.get_untracked());
                self.layout.set(Some(guess_layout(&table, self.board.year.get_untracked())));
                self.table.set(Some(Arc::new(table)));
            }
            Err(error) => self.error.set(Some(errors::table_error(&error))),
        }
    }

    fn read_pasted(self) {
        let text = self.pasted.get_untracked();
        if !text.trim().is_empty() {
            self.take_table(t(texts::import::PASTED).to_owned(), read_text(&text, ReadOptions::default()));
        }
    }
}

/// The dialog.
#[component]
pub fn ImportActuals(
    /// The grid it goes into.
    board: Board,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let import = Import::new(board);
    let (desk, toasts) = (use_desk(), expect_context::<Toasts>());
    let unsaved = Unsaved::of("actuals", vec![Part::text("pasted", import.pasted)]);
    Effect::new(move || {
        if open.get() {
            unsaved.begin_over(import.pasted, board.store.id(), "");
        }
    });
    let leave = move |reason: CloseReason| {
        // A press beside a dialog that holds work is a slip, not a wish.
        if reason != CloseReason::Outside || import.table.with_untracked(Option::is_none) {
            import.start_again();
            open.set(false);
        }
    };
    let alive = Alive::here();
    let take = Callback::new(move |()| {
        let Some(plan) = import.plan.get_untracked() else { return };
        let name = import.name.get_untracked();
        let said = words::taken(figures_in(&plan));
        spawn_local(async move {
            desk.snapshot(SnapshotReason::BeforeImport, &name).await;
            let actuals =
                plan.new.iter().chain(&plan.changed).chain(&plan.also).map(|it| (it.target, it.period, Some(it.value)));
            // The page may have been left meanwhile: what was agreed to is done all the same.
            let done = board.store.dispatch(Command::Target(TargetCommand::SetActuals(actuals.collect())));
            match (done, alive.is()) {
                (Err(refused), true) => import.error.set(Some(refusal(&refused))),
                (Err(_), false) => {}
                (Ok(()), is_alive) => {
                    offer_undo(board.store, toasts, said);
                    if is_alive {
                        import.pasted.set(String::new());
                        unsaved.done();
                        import.start_again();
                        open.set(false);
                    }
                }
            }
        });
    });
    let footer = move || {
        let has_table = move || import.table.with(Option::is_some);
        view! {
            <Button on_click=move |()| leave(CloseReason::Button)>{t(texts::common::actions::CANCEL)}</Button>
            {move || if has_table() { take_button(import, take) } else { read_button(import) }}
        }
        .into_any()
    };
    view! {
        <Dialog title=t(words::TITLE) open=open on_close=leave width=DialogWidth::Wide footer=footer>
            <div class="import">
                {move || {
                    import
                        .error
                        .get()
                        .map(|error| view! { <Banner tone=Tone::Danger title=t(texts::import::CANNOT_READ)>{error}</Banner> })
                }}
                {move || {
                    let table = import.table.get();
                    match table {
                        Some(table) => view! { <Preview import=import table=table /> }.into_any(),
                        None => view! { {unsaved.note()} {source(import)} }.into_any(),
                    }
                }}
            </div>
        </Dialog>
    }
}

/// How many figures are taken in: of the table, or where all of these are there already, for other targets.
fn figures_in(plan: &ActualsPlan) -> usize {
    let of_table = plan.new.len() + plan.changed.len();
    if of_table > 0 { of_table } else { plan.also.len() }
}

fn take_button(import: Import, take: Callback<()>) -> AnyView {
    let count = move || import.plan.with(|plan| plan.as_ref().map_or(0, figures_in));
    view! {
        <Button on_click=move |()| import.start_again()>{t(texts::import::OTHER_SOURCE)}</Button>
        <Button kind=ButtonKind::Primary on_click=take disabled=Signal::derive(move || count() == 0)>
            {move || words::take(count())}
        </Button>
    }
    .into_any()
}

fn read_button(import: Import) -> AnyView {
    let is_empty = Signal::derive(move || import.pasted.with(|pasted| pasted.trim().is_empty()));
    view! {
        <Button kind=ButtonKind::Primary on_click=move |()| import.read_pasted() disabled=is_empty>
            {t(texts::common::actions::CONTINUE_ON)}
        </Button>
    }
    .into_any()
}

/// A file to choose or drop, and a box to paste into.
fn source(import: Import) -> AnyView {
    let alive = Alive::here();
    let on_files = move |files: Vec<File>| {
        let Some(chosen) = files.into_iter().next() else { return };
        spawn_local(async move {
            let name = chosen.name();
            let bytes = file::read_bytes(&chosen, MAX_BYTES as u64).await;
            if !alive.is() {
                return;
            }
            match bytes {
                Ok(bytes) if sheets::is_archive(&bytes) => {
                    let sheets = sheets::open(&bytes).await;
                    if alive.is() {
                        import.take_sheets(name, sheets);
                    }
                }
                Ok(bytes) => import.take_table(name, read_bytes(&bytes, ReadOptions::default())),
                Err(_) => import.error.set(Some(t(texts::files::open::UNREADABLE).to_owned())),
            }
        });
    };
    view! {
        <div class="stack stack--loose">
            <p class="note">{t(words::HOW)}</p>
            <FileDrop
                label=t(texts::import::CHOOSE_FILE)
                note=texts::import::file_note(fmt::file_size(MAX_BYTES as u64))
                accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                on_files=on_files
            />
            <TextArea
                label=t(texts::import::PASTE)
                help=t(words::PASTE_HELP)
                value=import.pasted
                rows=8
                on_input=Callback::new(move |typed| import.pasted.set(typed))
            />
        </div>
    }
    .into_any()
}
