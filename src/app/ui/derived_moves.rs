//! The notice of what moved when the accounts' numbers changed: an import, an edit. The list is at hand until the next
//! change.

use leptos::prelude::*;
use linchpin::analysis::derived::{ColumnMoves, Move};
use linchpin::model::{CriterionId, Score, Workbook};

use super::components::{Button, Dialog, ToastAction, Toasts, Tone};
use crate::app::i18n::{criterion_name, fmt, t, texts, texts::criteria::moves as words};
use crate::app::state::{Desk, Store};

/// More rows than this are the matrix itself.
const MOST: usize = 200;

/// Says what moved, and shows the list when asked for.
#[component]
pub fn DerivedMoves(
    /// The desk.
    desk: Desk,
    /// Where it is said.
    toasts: Toasts,
) -> impl IntoView {
    let shown = RwSignal::new(None::<(Store, Vec<ColumnMoves>)>);
    let told = StoredValue::new_local(None::<(Store, Vec<ColumnMoves>)>);
    let show = Callback::new(move |()| shown.set(told.get_value()));
    Effect::new(move || {
        let Some(store) = desk.current() else { return };
        let moved = store.moved();
        if moved.is_empty() {
            return;
        }
        let text = store.peek(|workbook| summary(workbook, &moved));
        told.set_value(Some((store, moved)));
        let label = t(texts::common::actions::SHOW).to_owned();
        toasts.offer(Tone::Neutral, text, ToastAction { label, on_select: show });
    });
    let footer = move || {
        view! { <Button on_click=move |()| shown.set(None)>{t(texts::common::actions::CLOSE)}</Button> }
    };
    view! {
        <Dialog
            title=t(words::TITLE)
            open=Signal::derive(move || shown.with(Option::is_some))
            on_close=move |_| shown.set(None)
            footer=footer
        >
            {move || {
                let shown = shown.get();
                shown.map(|(store, moved)| {
                    let tables = moved.iter().map(|column| store.peek(|workbook| table(workbook, column)));
                    tables.collect_view()
                })
            }}
        </Dialog>
    }
}

fn name_of(workbook: &Workbook, id: CriterionId) -> String {
    workbook.criteria.get(id).map(|criterion| criterion_name(workbook, criterion)).unwrap_or_default()
}

fn summary(workbook: &Workbook, moved: &[ColumnMoves]) -> String {
    let one = |column: &ColumnMoves| words::moved(column.moved.len(), name_of(workbook, column.criterion));
    moved.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn table(workbook: &Workbook, column: &ColumnMoves) -> AnyView {
    let score = |score: Option<Score>| score.map_or_else(|| "–".to_owned(), |score| fmt::integer(score.value().into()));
    let row = |one: &Move| {
        let name = workbook.title_of(one.account);
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td class="cell--number">{score(one.before)}</td>
                <td class="cell--number">{score(one.after)}</td>
            </tr>
        }
    };
    let rest = column.moved.len().saturating_sub(MOST);
    view! {
        <section class="stack">
            <h3><bdi>{name_of(workbook, column.criterion)}</bdi></h3>
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::common::terms::ACCOUNT)}</th>
                        <th scope="col" class="cell--number">{t(words::BEFORE)}</th>
                        <th scope="col" class="cell--number">{t(words::AFTER)}</th>
                    </tr>
                </thead>
                <tbody>{column.moved.iter().take(MOST).map(row).collect_view()}</tbody>
            </table>
            {(rest > 0).then(|| view! { <p class="note">{texts::common::words::and_more(rest)}</p> })}
        </section>
    }
    .into_any()
}
