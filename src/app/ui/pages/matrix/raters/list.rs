//! The raters in a table: name, progress, last ballot, and what can be done with each.

use std::collections::BTreeMap;

use leptos::prelude::*;
use linchpin::command::{Command, RaterCommand};
use linchpin::model::{Name, Rater, RaterId, Timestamp};

use super::super::blind::start_turns;
use super::export::ExportFor;
use crate::app::i18n::{errors, fmt, t, texts, texts::together::raters as words};
use crate::app::platform::{clock, random};
use crate::app::state::{Store, Topic, use_prefs};
use crate::app::ui::components::{
    Badge, Button, ButtonKind, ControlSize, LabelKind, Menu, MenuItem, Meter, TextField, Toasts, Tone, icons,
};
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// A rater with what the table tells.
#[derive(Clone, PartialEq)]
struct Line {
    id: RaterId,
    name: String,
    scored: usize,
    /// When the last ballot that was taken in had been saved.
    ballot: Option<Timestamp>,
}

/// All raters, and a field for one more.
#[component]
pub fn Raters(
    /// The open workbook.
    store: Store,
    /// Whose ballots are about to be sent out.
    export_for: RwSignal<Option<ExportFor>>,
) -> impl IntoView {
    let prefs = use_prefs();
    let toasts: Toasts = expect_context();
    let lines = Memo::new(move |_| read_lines(store));
    let cells = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.read(Topic::Criteria, |workbook| {
            workbook.accounts.len() * workbook.criteria.iter().filter(|criterion| criterion.is_judged()).count()
        })
    });
    let mine = Memo::new(move |_| prefs.rater(store));
    let choose = Callback::new(move |rater: RaterId| prefs.set_rater(store.id(), rater));
    let several = Memo::new(move |_| lines.with(Vec::len) > 1);
    let table = Table { store, cells, mine, choose, export_for };
    view! {
        <div class="table-scroll">
            <table class="table table--folding raters__table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::common::terms::RATER)}</th>
                        <th scope="col">{t(words::PROGRESS)}</th>
                        <th scope="col">{t(words::BALLOT)}</th>
                        <th scope="col"><span class="visually-hidden">{t(words::ACTIONS)}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || lines.get() key=|line| line.id let:line>
                        {row(table, lines, line.id)}
                    </For>
                </tbody>
            </table>
        </div>
        <AddRater store=store />
        {move || {
            several.get().then(|| {
                view! {
                    <div class="row">
                        <Button icon=icons::FILE_DOWN on_click=move |()| export_for.set(Some(ExportFor::Everyone))>
                            {t(words::EXPORT_ALL)}
                        </Button>
                        <Button icon=icons::HIDE on_click=move |()| start_turns(prefs, store, toasts)>
                            {t(words::IN_TURN)}
                        </Button>
                        <span class="note">{t(words::IN_TURN_NOTE)}</span>
                    </div>
                }
            })
        }}
    }
}

#[derive(Clone, Copy)]
struct Table {
    store: Store,
    cells: Memo<usize>,
    mine: Memo<Option<RaterId>>,
    choose: Callback<RaterId>,
    export_for: RwSignal<Option<ExportFor>>,
}

fn row(table: Table, lines: Memo<Vec<Line>>, id: RaterId) -> AnyView {
    let line = Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.id == id).cloned()));
    let problem = RwSignal::new(None::<String>);
    let name = Signal::derive(move || line.get().map(|line| line.name).unwrap_or_default());
    let rename = Callback::new(move |name: String| {
        let done = table.store.dispatch(Command::Rater(RaterCommand::Rename { rater: id, name }));
        problem.set(done.err().map(|refused| refusal(&refused)));
    });
    let scored = move || line.with(|line| line.as_ref().map_or(0, |line| line.scored));
    let share = Signal::derive(move || scored() as f64 / table.cells.get().max(1) as f64);
    let text =
        Signal::derive(move || words::cells(fmt::integer(scored() as f64), fmt::integer(table.cells.get() as f64)));
    let ballot = move || match line.with(|line| line.as_ref().and_then(|line| line.ballot)) {
        Some(saved) => words::taken_in(fmt::date_time(saved)),
        None => t(words::NO_BALLOT).to_owned(),
    };
    let is_mine = move || table.mine.get() == Some(id);
    view! {
        <tr>
            <th scope="row" class="raters__name">
                <TextField
                    label=t(words::NAME)
                    label_kind=LabelKind::Hidden
                    size=ControlSize::Small
                    value=name
                    on_change=rename
                    error=problem
                    read_only=table.store.read_only()
                />
                {move || is_mine().then(|| view! { <Badge tone=Tone::Accent>{t(words::THIS_DEVICE)}</Badge> })}
            </th>
            <td class="raters__progress"><Meter label=name share=share text=text /></td>
            <td class="muted">{ballot}</td>
            <td class="raters__acts">{acts(table, id, name)}</td>
        </tr>
    }
    .into_any()
}

fn acts(table: Table, id: RaterId, name: Signal<String>) -> AnyView {
    let toasts: Toasts = expect_context();
    let store = table.store;
    let delete = move || {
        let said = words::deleted(name.get_untracked());
        let delete = RaterCommand::Delete { rater: id, trash: random::new_id(), at: clock::now() };
        match store.dispatch(Command::Rater(delete)) {
            Ok(()) => crate::app::ui::offer::offer_undo(store, toasts, said),
            Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
        }
    };
    let items = Callback::new(move |()| {
        let editable = !store.read_only().get_untracked();
        // A matrix nobody scores is no matrix: the last rater stays.
        let others = store.peek(|workbook| workbook.raters.len() > 1);
        vec![
            MenuItem::new(t(words::SCORE_AS), move || table.choose.run(id)).icon(icons::EDIT),
            MenuItem::new(t(words::DELETE), delete).icon(icons::DELETE).danger().enabled(editable && others),
        ]
    });
    view! {
        <Button
            size=ControlSize::Small
            icon=icons::FILE_DOWN
            on_click=move |()| table.export_for.set(Some(ExportFor::One(id)))
        >
            {t(words::EXPORT)}
        </Button>
        <Menu label=Signal::derive(move || words::acts_for(name.get())) items=items size=ControlSize::Small />
    }
    .into_any()
}

#[component]
fn AddRater(store: Store) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("rater", vec![Part::text("name", typed)]);
    unsaved.begin(store.id(), "new");
    let add = move || {
        let name = typed.get_untracked();
        if name.trim().is_empty() {
            return problem.set(None);
        }
        let added = Name::parse(&name).map_err(errors::name_error).and_then(|name| {
            let rater = Rater::new(random::new_id(), name);
            store.dispatch(Command::Rater(RaterCommand::Add(rater))).map_err(|refused| refusal(&refused))
        });
        if added.is_ok() {
            typed.set(String::new());
            unsaved.done();
        }
        problem.set(added.err());
    };
    view! {
        {unsaved.note()}
        <form
            class="raters__add"
            on:submit=move |event| {
                event.prevent_default();
                add();
            }
        >
            <TextField
                label=t(words::ADD_LABEL)
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                error=problem
                read_only=store.read_only()
            />
            <Button kind=ButtonKind::Secondary icon=icons::ADD on_click=move |()| add() disabled=store.read_only()>
                {t(words::ADD)}
            </Button>
        </form>
    }
}

fn read_lines(store: Store) -> Vec<Line> {
    store.track(Topic::Raters);
    store.read(Topic::Scores, |workbook| {
        let mut scored: BTreeMap<RaterId, usize> = BTreeMap::new();
        for score in workbook.scores.iter() {
            *scored.entry(score.rater).or_default() += 1;
        }
        let lines: Vec<Line> = workbook
            .raters
            .iter()
            .map(|rater| Line {
                id: rater.id,
                name: rater.name.to_string(),
                scored: scored.get(&rater.id).copied().unwrap_or(0),
                ballot: rater.ballots.last().map(|ballot| ballot.saved),
            })
            .collect();
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        fmt::order(&names).into_iter().map(|place| lines[place].clone()).collect()
    })
}
