//! Deleted accounts, criteria, KPIs and targets: thirty days to change one's mind.

use leptos::prelude::*;
use linchpin::command::{Command, TrashCommand};
use linchpin::exchange::mapping::fold;
use linchpin::model::{Target, TargetFigure, Timestamp, Titles, TrashId, TrashItem, Trashed, Workbook, order};

use crate::app::i18n::{Text, fmt, t, texts::common, texts::files::trash as words, texts::workbooks};
use crate::app::platform::clock;
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Button, ControlSize, SearchField, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::pages::targets::target_name;
use crate::app::ui::words::refusal;

/// So many are listed, the newest first.
const SHOWN: usize = 200;
/// From so many on there is a search.
const SEARCHED: usize = 10;

/// What one reads of an item before it is looked at closer.
#[derive(Clone, PartialEq)]
struct Entry {
    id: TrashId,
    at: Timestamp,
    name: String,
}

/// The trash of the workbook.
#[component]
pub fn Trash(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let all = Memo::new(move |_| store.read(Topic::Trash, entries));
    let search = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| all.with(Vec::len) > SEARCHED);
    let found = Memo::new(move |_| {
        let searched = if is_long.get() { fold(&search.get()) } else { String::new() };
        let mut found = all.get();
        found.retain(|entry| fold(&entry.name).contains(&searched));
        found
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::NOTE)}</p>
            {move || {
                is_long
                    .get()
                    .then(|| {
                        let on_input = Callback::new(move |text| search.set(text));
                        view! { <SearchField label=t(words::SEARCH) value=search on_input=on_input /> }
                    })
            }}
            {move || {
                let found = found.get();
                if found.is_empty() {
                    let text = if is_long.get() { words::NOT_FOUND } else { words::EMPTY };
                    return view! { <p class="muted">{t(text)}</p> }.into_any();
                }
                batches(store, &found)
            }}
        </section>
    }
}

/// All items, the newest first; what was deleted together stands in the order of names.
fn entries(workbook: &Workbook) -> Vec<Entry> {
    let titles = Titles::of(workbook);
    let entry = |item: &TrashItem| Entry { id: item.id, at: item.at, name: name_of(workbook, &titles, item).1 };
    let entries: Vec<Entry> = workbook.trash.iter().map(entry).collect();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let mut sorted: Vec<Entry> = fmt::order(&names).into_iter().map(|place| entries[place].clone()).collect();
    order::sort_by_key(&mut sorted, |entry| std::cmp::Reverse(entry.at));
    sorted
}

/// What was found, by deletion: what was deleted together comes back together, or one by one.
fn batches(store: Store, found: &[Entry]) -> AnyView {
    let mut room = SHOWN;
    let lists = found.chunk_by(|one, next| one.at == next.at).map_while(|batch| {
        if room == 0 {
            return None;
        }
        let shown = &batch[..batch.len().min(room)];
        room -= shown.len();
        let rows = store.peek(|workbook| {
            shown.iter().filter_map(|entry| Some(row(store, workbook, workbook.trash.get(entry.id)?))).collect_view()
        });
        let head = (batch.len() > 1).then(|| together(store, batch));
        Some(view! { {head} <ul class="rows" role="list">{rows}</ul> }.into_any())
    });
    let lists = lists.collect_view();
    let more = (found.len() > SHOWN).then(|| view! { <p class="note">{words::more(SHOWN)}</p> });
    view! { {lists} {more} }.into_any()
}

fn together(store: Store, batch: &[Entry]) -> AnyView {
    let toasts: Toasts = expect_context();
    let count = batch.len();
    let ids: Vec<TrashId> = batch.iter().map(|entry| entry.id).collect();
    let restore = Callback::new(move |()| put_back(store, toasts, ids.clone(), words::restored_many(count)));
    view! {
        <div class="row row--between">
            <p class="strong">{words::together(count, fmt::date_time(batch[0].at))}</p>
            <Button size=ControlSize::Small icon=icons::RESTORE on_click=restore disabled=store.read_only()>
                {words::restore_all(count)}
            </Button>
        </div>
    }
    .into_any()
}

fn put_back(store: Store, toasts: Toasts, items: Vec<TrashId>, said: String) {
    match store.dispatch(Command::Trash(TrashCommand::Restore(items))) {
        Ok(()) => offer_undo(store, toasts, said),
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    }
}

fn name_of(workbook: &Workbook, titles: &Titles, item: &TrashItem) -> (Text, String) {
    match &item.what {
        Trashed::Account(account) => (words::ACCOUNT, account.name.to_string()),
        Trashed::Criterion(criterion) => (words::CRITERION, criterion.name.to_string()),
        Trashed::Kpi(kpi) => (words::KPI, kpi.name.to_string()),
        Trashed::Rater(rater) => (common::terms::RATER, rater.name.to_string()),
        Trashed::Target(target) => (words::TARGET, target_name(workbook, titles, target)),
    }
}

fn row(store: Store, workbook: &Workbook, item: &TrashItem) -> AnyView {
    let toasts: Toasts = expect_context();
    let (kind, name) = name_of(workbook, &store.titles(), item);
    let (id, said) = (item.id, words::restored(&name));
    let restore = Callback::new(move |()| put_back(store, toasts, vec![id], said.clone()));
    let gone = (clock::now().ms() - item.at.ms()) / Timestamp::DAY_MS;
    let left = (TrashItem::KEPT_DAYS - gone).max(0);
    view! {
        <li class="rows__row">
            <span class="rows__name stack stack--tight">
                <span>{name}</span>
                {why(item).map(|why| view! { <span class="note">{why}</span> })}
            </span>
            <span class="rows__note">{t(kind)}</span>
            <span class="rows__note">{with(item)}</span>
            <span class="rows__note">{workbooks::days_left(left)}</span>
            <Button size=ControlSize::Small icon=icons::RESTORE on_click=restore disabled=store.read_only()>
                {t(common::actions::RESTORE)}
            </Button>
        </li>
    }
    .into_any()
}

/// Why it was deleted, where that had to be said: agreed targets go for one reason.
fn why(item: &TrashItem) -> Option<String> {
    let own = match &item.what {
        Trashed::Target(target) => Some(&**target),
        _ => None,
    };
    let reason = |target: &Target| {
        let last = target.log.last().filter(|last| last.what == TargetFigure::Removal && last.at == item.at)?;
        let by = if last.by.is_empty() { String::new() } else { format!(" · {}", last.by) };
        Some(format!("{}{by}", words::reason(&last.reason)))
    };
    own.into_iter().chain(&item.targets).find_map(reason)
}

fn with(item: &TrashItem) -> String {
    let mut parts = Vec::new();
    if !item.scores.is_empty() {
        parts.push(common::counts::scores(item.scores.len()));
    }
    if !item.targets.is_empty() {
        parts.push(common::counts::targets(item.targets.len()));
    }
    fmt::list(&parts)
}
