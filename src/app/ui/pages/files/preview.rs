//! What a file would change, its problems, and the three things that can be done with it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::change::TableName;
use linchpin::command::{Command, CommandError, Why, WorkbookCommand, counted_in, with_log_settled};
use linchpin::format::lineage::{lineage_of, taken_from, with_lineage};
use linchpin::format::merge::{Choices as Chosen, Merge, Side};
use linchpin::format::{Comparison, compare};
use linchpin::model::Workbook;

use super::details::{Details, Problems};
use super::merging::{Differences, Merging};
use super::open::GivenFile;
use crate::app::i18n::{
    Text, fmt, t, texts::common, texts::files::merging as decision_words, texts::files::preview as words,
    texts::files::problems, texts::files::tables,
};
use crate::app::platform::{clock, random};
use crate::app::state::{Desk, Store, use_desk, use_prefs};
use crate::app::storage::SnapshotReason;
use crate::app::ui::components::{Badge, Button, ButtonKind, Checkbox, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::words::refusal;

/// What a table of the file is called.
pub fn table_name(table: TableName) -> Text {
    match table {
        TableName::Meta => tables::META,
        TableName::Accounts => tables::ACCOUNTS,
        TableName::Criteria => tables::CRITERIA,
        TableName::Raters => tables::RATERS,
        TableName::Scores => tables::SCORES,
        TableName::Decisions => tables::DECISIONS,
        TableName::Kpis => tables::KPIS,
        TableName::Targets => tables::TARGETS,
        TableName::Actuals => tables::ACTUALS,
        TableName::Agreed => tables::AGREED,
        TableName::Snapshots => tables::SNAPSHOTS,
        TableName::Trash => tables::TRASH,
    }
}

/// The preview of a file that could be read.
#[component]
pub fn Preview(
    /// The open workbook.
    store: Store,
    /// The file.
    file: GivenFile,
    /// The preview is no longer needed.
    on_done: Callback<()>,
) -> impl IntoView {
    let sound = file.reading.problem_count == 0;
    let agreed = RwSignal::new(sound);
    let title = words::title(&file.name);
    let body = match &file.reading.workbook {
        None => view! { <p>{t(problems::FATAL)}</p> }.into_any(),
        Some(workbook) => {
            let beside = store.peek(|present| Beside::of(present, &file, workbook));
            readable(store, &file, workbook, beside, agreed, on_done)
        }
    };
    let reading = file.reading.clone();
    let question = (!sound && file.reading.workbook.is_some()).then(|| {
        view! {
            <Checkbox
                label=t(problems::GOOD_ONLY)
                checked=agreed
                on_change=Callback::new(move |yes| agreed.set(yes))
            />
        }
    });
    view! {
        <div class="stack">
            <h3>{title}</h3>
            {(!sound).then(|| view! { <Problems reading=reading /> })}
            {question}
            {body}
        </div>
    }
}

/// The file's workbook beside the one that is open.
struct Beside {
    comparison: Comparison,
    merging: Merging,
    /// How many accounts hold what the file does not know of.
    kept: usize,
}

impl Beside {
    fn of(present: &Workbook, file: &GivenFile, workbook: &Workbook) -> Self {
        // Where amounts do not fit the currency here it is the file as it is: taking it in refuses them.
        let counted = counted_in(workbook, present.meta.currency).unwrap_or_else(|_| workbook.clone());
        let base = file.base_in(present);
        let merge = Merge { here: present, base: base.as_ref(), file: &counted };
        let differences = merge.differences();
        // What there is to be had of the file, beside what only replacing brings.
        let all = merge.taken(&Chosen::all(Some(Side::File)));
        let all = Workbook { id: workbook.id, meta: workbook.meta.clone(), ..all };
        // Which states either comes from is nothing that a person changed.
        let mut comparison = compare(&with_lineage(present.clone(), &[]), &with_lineage(all, &[]));
        comparison.edits.retain(|edit| differences.iter().all(|known| !known.edit.same_record(edit)));
        let kept = differences.iter().filter(|difference| difference.is_fuller).count();
        Self { comparison, merging: Merging::new(present, differences, file.base.clone()), kept }
    }
}

fn readable(
    store: Store,
    file: &GivenFile,
    workbook: &Workbook,
    Beside { comparison, merging, kept }: Beside,
    agreed: RwSignal<bool>,
    on_done: Callback<()>,
) -> AnyView {
    let origin = if comparison.same_workbook { words::SAME_WORKBOOK } else { words::OTHER_WORKBOOK };
    let nothing = comparison.tables.iter().all(|table| table.new == 0 && table.changed == 0);
    let rows = comparison.tables.iter().filter(|table| table.new + table.changed + table.same + table.missing > 0);
    let rows = rows
        .map(|table| {
            let number = |count: usize| fmt::integer(count as f64);
            view! {
                <tr>
                    <th scope="row">{t(table_name(table.table))}</th>
                    <td class="cell--number">{number(table.new)}</td>
                    <td class="cell--number">{number(table.changed)}</td>
                    <td class="cell--number">{number(table.same)}</td>
                    <td class="cell--number">{number(table.missing)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p class="row">
            <span class="strong">{workbook.meta.name.to_string()}</span>
            <Badge tone=Tone::Neutral>{t(origin)}</Badge>
        </p>
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=words::title(&file.name)>
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(words::KIND)}</th>
                        <th scope="col" class="cell--number">{t(words::NEW)}</th>
                        <th scope="col" class="cell--number">{t(words::CHANGED)}</th>
                        <th scope="col" class="cell--number">{t(words::SAME)}</th>
                        <th scope="col" class="cell--number">{t(words::MISSING)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {nothing.then(|| view! { <p class="muted">{t(words::NOTHING)}</p> })}
        {(kept > 0).then(|| view! { <p class="note">{words::kept(kept)}</p> })}
        <Details store=store edits=comparison.edits />
        <Differences merging=merging />
        <Choices store=store file=file.clone() merging=merging agreed=agreed on_done=on_done />
    }
    .into_any()
}

/// The three things that can be done with a file, each with what it means.
#[component]
fn Choices(
    /// The open workbook.
    store: Store,
    /// The file.
    file: GivenFile,
    /// What was chosen where both differ.
    merging: Merging,
    /// Whether the person agreed to leave out what is broken.
    agreed: RwSignal<bool>,
    /// The preview is no longer needed.
    on_done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let person = untrack(|| use_prefs().person());
    let act = StoredValue::new_local(Act { desk, store, toasts, file, merging, person, on_done });
    let blocked = Signal::derive(move || !agreed.get() || store.read_only().get());
    let run = move |what: What| {
        Callback::new(move |()| {
            let act = act.with_value(Act::clone);
            spawn_local(act.run(what));
        })
    };
    let choice = move |kind, what, name, note, disabled: Signal<bool>| {
        view! {
            <div class="stack stack--tight">
                <Button kind=kind on_click=run(what) disabled=disabled>
                    {t(name)}
                </Button>
                <p class="note">{t(note)}</p>
            </div>
        }
    };
    let unsound = Signal::derive(move || !agreed.get());
    view! {
        <div class="file-choices">
            {choice(ButtonKind::Primary, What::TakeIn, words::TAKE_IN, words::TAKE_IN_NOTE, blocked)}
            {choice(ButtonKind::Secondary, What::Replace, words::REPLACE, words::REPLACE_NOTE, blocked)}
            {choice(ButtonKind::Secondary, What::Add, words::ADD, words::ADD_NOTE, unsound)}
        </div>
        <div class="row row--end">
            <Button kind=ButtonKind::Quiet icon=icons::CLOSE on_click=on_done>
                {t(common::actions::CANCEL)}
            </Button>
        </div>
    }
}

#[derive(Clone, Copy)]
enum What {
    TakeIn,
    Replace,
    Add,
}

#[derive(Clone)]
struct Act {
    desk: Desk,
    store: Store,
    toasts: Toasts,
    file: GivenFile,
    merging: Merging,
    /// Who is at this device.
    person: String,
    on_done: Callback<()>,
}

impl Act {
    async fn run(self, what: What) {
        let Some(workbook) = self.file.reading.workbook.clone() else { return };
        // Before anything is waited for: the page may have been left then.
        let Some(choices) = self.merging.choices.try_get_untracked() else { return };
        let mut is_all = false;
        let (reason, said) = match what {
            What::Add => return self.add(workbook).await,
            What::TakeIn => (SnapshotReason::BeforeMerge, words::took_in(&self.file.name)),
            What::Replace => {
                is_all = self.file.reading.problem_count == 0;
                (SnapshotReason::BeforeReplace, words::replaced(&self.file.name))
            }
        };
        self.desk.snapshot(reason, &self.file.name).await;
        if let Some(session) = self.desk.session().filter(|_| self.is_whole_and_own(&workbook)) {
            session.keep_state(workbook.clone(), false).await;
        }
        let command = match what {
            What::TakeIn => match self.settled(self.chosen(workbook, &choices)) {
                Ok(taken) => WorkbookCommand::TakeIn(Box::new(taken)),
                Err(refused) => return self.toasts.tell(Tone::Warning, refusal(&refused.into())),
            },
            _ => WorkbookCommand::Replace(Box::new(self.replacing(workbook))),
        };
        let before = untrack(|| self.store.revision());
        match self.store.dispatch(Command::Workbook(command)) {
            Ok(()) => {
                // What holds all that the file does has a copy outside the browser.
                if is_all {
                    self.desk.has_file();
                }
                self.desk.count_on(self.file.counted(is_all));
                // Where all stayed as it was, *Undo* would take back something else.
                if untrack(|| self.store.revision()) == before {
                    self.toasts.tell(Tone::Success, said);
                } else {
                    offer_undo(self.store, self.toasts, said);
                }
                // The page may have been left meanwhile.
                self.on_done.try_run(());
            }
            Err(refused) => self.toasts.tell(Tone::Warning, refusal(&refused)),
        }
    }

    /// The file with what was chosen, beside the workbook as it is now.
    fn chosen(&self, file: Workbook, choices: &Chosen) -> Workbook {
        self.store.peek(|here| match counted_in(&file, here.meta.currency) {
            Ok(counted) => {
                let base = self.file.base_in(here);
                let taken = Merge { here, base: base.as_ref(), file: &counted }.taken(choices);
                let is_new = self.is_whole_and_own(&file) && !self.file.is_earlier();
                if is_new { taken_from(taken, here, &file) } else { with_lineage(taken, &lineage_of(here)) }
            }
            Err(_) => file.clone(),
        })
    }

    /// What is taken in, with a line in the log for each status that its last line would not say.
    fn settled(&self, taken: Workbook) -> Result<Workbook, CommandError> {
        let reason = decision_words::reason(&self.file.name);
        let why = Why { by: self.person.clone(), reason };
        self.store.peek(|here| with_log_settled(here, taken, clock::now(), &why, &mut random::new_id))
    }

    /// What the workbook is replaced by: a file of it comes from its own states, another has nothing to do with them.
    fn replacing(&self, file: Workbook) -> Workbook {
        if self.is_whole_and_own(&file) {
            return taken_from(file.clone(), &file, &file);
        }
        let carried = self.store.peek(lineage_of);
        with_lineage(file, &carried)
    }

    /// Whether what was read is all that the file holds, and the file is one of the open workbook: only then is it a state
    /// that the workbook may come from.
    fn is_whole_and_own(&self, file: &Workbook) -> bool {
        self.file.reading.problem_count == 0 && file.id == self.store.id()
    }

    // A copy of a workbook that is here already gets an id of its own: two of one id could not be told apart.
    async fn add(self, mut workbook: Workbook) {
        let here = self.desk.library().is_some_and(|library| library.list().iter().any(|it| it.id == workbook.id));
        if here {
            workbook.id = random::new_id();
        }
        let name = workbook.meta.name.to_string();
        let is_all = self.file.reading.problem_count == 0;
        if self.desk.keep_of_file(&workbook, self.file.counted(is_all), is_all).await {
            self.toasts.tell(Tone::Success, words::added(name));
            self.on_done.try_run(());
        }
    }
}
