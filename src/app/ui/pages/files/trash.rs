//! Deleted accounts, criteria, KPIs and targets: thirty days to change one's mind.

use leptos::prelude::*;
use linchpin::command::{Command, TrashCommand};
use linchpin::model::order;
use linchpin::model::{Target, TargetFigure, Timestamp, TrashItem, Trashed};

use crate::app::i18n::{fmt, t, texts::common, texts::files::trash as words, texts::workbooks};
use crate::app::platform::clock;
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Button, ControlSize, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::pages::targets::target_name;
use crate::app::ui::words::refusal;

/// So many are listed, the newest first.
const SHOWN: usize = 200;

/// The trash of the workbook.
#[component]
pub fn Trash(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let items = Memo::new(move |_| {
        let mut items: Vec<TrashItem> = store.read(Topic::Trash, |workbook| workbook.trash.iter().cloned().collect());
        order::sort_by_key(&mut items, |item| std::cmp::Reverse(item.at));
        items.truncate(SHOWN);
        items
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::NOTE)}</p>
            {move || {
                let items = items.get();
                if items.is_empty() {
                    return view! { <p class="muted">{t(words::EMPTY)}</p> }.into_any();
                }
                let rows = items.iter().map(|item| row(store, item)).collect_view();
                view! { <ul class="rows" role="list">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

fn row(store: Store, item: &TrashItem) -> AnyView {
    let toasts: Toasts = expect_context();
    let (kind, name) = match &item.what {
        Trashed::Account(account) => (words::ACCOUNT, account.name.to_string()),
        Trashed::Criterion(criterion) => (words::CRITERION, criterion.name.to_string()),
        Trashed::Kpi(kpi) => (words::KPI, kpi.name.to_string()),
        Trashed::Rater(rater) => (common::terms::RATER, rater.name.to_string()),
        Trashed::Target(target) => (words::TARGET, store.peek(|workbook| target_name(workbook, target))),
    };
    let (id, said) = (item.id, words::restored(&name));
    let restore = Callback::new(move |()| match store.dispatch(Command::Trash(TrashCommand::Restore(id))) {
        Ok(()) => offer_undo(store, toasts, said.clone()),
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    });
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
