//! The section in which a list of sales is added up, and the way to it.

mod choices;

use std::sync::Arc;

use leptos::{html, prelude::*};
use linchpin::analysis::figures::MoneySum;
use linchpin::exchange::import::{AddedUp, SalesProblem, amount_columns, repeats_accounts};
use linchpin::exchange::table::RawTable;

use self::choices::{amount, by_place, kind, order, part, place, style, years};
use super::adding::Adding;
use super::currency::focus_source;
use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{fmt, t, texts, texts::import::sales as words};
use crate::app::ui::components::{Banner, Button, ButtonKind, ControlSize, Tone};

/// Where a table may be added up, the way to it: loud where its rows are surely no accounts.
pub(super) fn offer(state: ImportState) -> AnyView {
    // By the names, too: where each row has the number of its invoice, that is taken for the code of an account.
    let by_name = Memo::new(move |_| {
        let table = state.table.get();
        state
            .offered
            .with(|choice| matches!((&table, choice), (Some(table), Some(choice)) if repeats_accounts(table, choice)))
    });
    let by_plan = move || state.plan.with(|plan| matches!(plan, Some(Ok(plan)) if plan.is_repeating()));
    let is_repeating = Memo::new(move |_| by_name.get() || by_plan());
    let is_offered = Memo::new(move |_| state.offered.with(Option::is_some));
    let is_adding = Memo::new(move |_| state.adding.with(Option::is_some));
    let button = move |kind: ButtonKind| {
        view! {
            <Button kind=kind size=ControlSize::Small on_click=move |()| state.begin_adding()>
                {t(words::BUTTON)}
            </Button>
        }
    };
    let banner = move |text: &'static str, is_offered: bool| {
        let actions = is_offered.then(|| ViewFn::from(move || button(ButtonKind::Secondary)));
        let title = t(texts::import::count::REPEATED);
        match actions {
            Some(actions) => {
                view! { <Banner tone=Tone::Warning title=title actions=actions>{text}</Banner> }.into_any()
            }
            None => view! { <Banner tone=Tone::Warning title=title>{text}</Banner> }.into_any(),
        }
    };
    (move || match (is_repeating.get() && !is_adding.get(), is_offered.get()) {
        (true, true) => Some(banner(t(words::OFFER), true)),
        (true, false) => Some(banner(t(texts::import::count::REPEATED_TEXT), false)),
        (false, true) => Some(view! { <div class="row">{button(ButtonKind::Quiet)}</div> }.into_any()),
        (false, false) => None,
    })
    .into_any()
}

/// The section, while a list is added up.
pub(super) fn sales(state: ImportState) -> AnyView {
    let is_adding = Memo::new(move |_| state.adding.with(Option::is_some));
    (move || is_adding.get().then(|| section(state))).into_any()
}

fn section(state: ImportState) -> Option<AnyView> {
    let Adding { list, mapping, choice, .. } = state.adding.get_untracked()?;
    let title = NodeRef::<html::H3>::new();
    Effect::new(move || {
        // The button that led here has gone with the focus.
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let back = move |()| {
        state.stop_adding();
        focus_source();
    };
    let amounts = amount_columns(&list, &mapping, [choice.date, choice.part]);
    let selects = amounts.iter().map(|column| amount(state, &list, *column)).collect_view();
    let styles = amounts.into_iter().map(|column| style(state, Arc::clone(&list), column)).collect_view();
    Some(
        view! {
            <section class="stack import__sales">
                <h3 tabindex="-1" node_ref=title>{t(words::TITLE)}</h3>
                <div role="status">{move || told(state)}</div>
                <div class="import__choices">
                    {place(state, &list, words::NAME, |choice| choice.name, |choice, place| choice.name = place)}
                    {place(state, &list, words::CODE, |choice| choice.code, |choice, place| choice.code = place)}
                    {place(state, &list, words::DATE, |choice| choice.date, |choice, place| choice.date = place)}
                    {part(state, &list)}
                    {order(state, &list)}
                    {kind(state, Arc::clone(&list))}
                    {years(state, &choice)}
                    {selects}
                    {styles}
                </div>
                {by_place(state)}
                {notes(state, list)}
                <div class="row">
                    <Button size=ControlSize::Small on_click=back>{t(words::BACK)}</Button>
                </div>
            </section>
        }
        .into_any(),
    )
}

// "830 rows of 89 accounts, 1996–1998, together $1,265,793.04", to be held against the ledger.
fn told(state: ImportState) -> AnyView {
    let line = |text: String| view! { <p class="strong">{text}</p> }.into_any();
    match state.adding.with(|adding| adding.as_ref().map(|adding| adding.result.clone())) {
        None => ().into_any(),
        Some(Ok(added)) => line(sum_line(&added)),
        Some(Err(problem)) => {
            let text = match problem {
                SalesProblem::NoAccount => words::NO_ACCOUNT,
                SalesProblem::NoDate => words::NO_DATE,
                _ => words::NO_AMOUNTS,
            };
            let title = t(texts::import::mapping::TITLE);
            view! { <Banner tone=Tone::Warning title=title>{t(text)}</Banner> }.into_any()
        }
    }
}

fn sum_line(added: &AddedUp) -> String {
    let Some((first, last)) = added.periods else { return t(words::LINE_EMPTY).to_owned() };
    let (from, to) = (fmt::period(first), fmt::period(last));
    let span = if first == last { from } else { texts::accounts::span(from, to) };
    let money = |minor: i128| fmt::money(MoneySum::from_minor(minor), added.currency);
    let sum = match (added.revenue, added.profit) {
        (Some(revenue), Some(profit)) => words::both(money(revenue), money(profit)),
        (revenue, profit) => revenue.or(profit).map(money).unwrap_or_default(),
    };
    words::line(added.rows, texts::common::counts::accounts(added.table.rows.len()), span, sum)
}

// What a person should know of the sums.
fn notes(state: ImportState, list: Arc<RawTable>) -> AnyView {
    let lines = Memo::new(move |_| state.added_up().map(|added| note_texts(&list, &added)).unwrap_or_default());
    let lines = move || lines.get().into_iter().map(|text| view! { <p class="note">{text}</p> }).collect_view();
    view! { <div class="stack stack--tight">{lines}</div> }.into_any()
}

fn note_texts(list: &RawTable, added: &AddedUp) -> Vec<String> {
    let named = |columns: &[usize]| {
        let names: Vec<String> = columns.iter().map(|column| column_name(list, *column)).collect();
        (!names.is_empty()).then(|| fmt::joined(&names))
    };
    let dates = added.dates.map(|(first, last)| words::dates(fmt::date(first), fmt::date(last)));
    let rounded = (added.rounded > 0).then(|| texts::import::count::rounded(added.rounded));
    [
        dates,
        added.covered.first.map(|period| words::first(fmt::period(period))),
        added.covered.last.map(|period| words::last(fmt::period(period))),
        rounded,
        Some(t(words::DESCRIBED).to_owned()),
        named(&added.newest).map(words::newest),
        named(&added.dropped).map(words::dropped),
    ]
    .into_iter()
    .flatten()
    .collect()
}
