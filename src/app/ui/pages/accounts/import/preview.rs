//! What was read, what it means, and what taking it in would do.

use leptos::prelude::*;
use linchpin::exchange::import::ImportPlan;
use linchpin::exchange::table::{Delimiter, Encoding, RawTable};
use linchpin::model::Currency;

use super::columns::ColumnsTable;
use super::currency::{currency_field, currency_notes};
use super::doubts::doubts;
use super::lists::{changes, open_numbers, problems, warnings};
use super::parts::parts;
use super::sales::{offer, sales};
use super::same_names::same_names;
use super::state::ImportState;
use super::statuses::statuses;
use super::words::{column_name, mapping_problem};
use crate::app::i18n::{fmt, t, texts, texts::import as words};
use crate::app::ui::components::{Badge, Banner, Checkbox, Choice, ControlSize, Select, Tone};
use crate::app::ui::pages::accounts::summary::amount_text;
use crate::app::ui::sheets::Sheet;

/// The preview of an import.
#[component]
pub fn Preview(
    /// The import.
    state: ImportState,
) -> impl IntoView {
    // What cannot be added up yet has no sums to show.
    let is_sound = Memo::new(move |_| state.adding.with(|adding| adding.as_ref().is_none_or(|it| it.result.is_ok())));
    let columns = move || {
        let table = move || state.table.get().map(|table| view! { <ColumnsTable state=state table=table /> });
        is_sound.get().then(|| {
            view! {
                <section class="stack">
                    <h3>{t(words::columns::TITLE)}</h3>
                    {table}
                </section>
            }
        })
    };
    let same_names = move || state.adding.with(Option::is_none).then(|| same_names(state));
    view! {
        <div class="stack stack--loose">
            <Reading state=state />
            {sales(state)}
            {move || outcome(state, state.currency.get())}
            {offer(state)}
            {move || currency_notes(state)}
            {move || open_numbers(state, state.currency.get())}
            {parts(state)}
            {statuses(state)}
            {same_names}
            {doubts(state)}
            {move || problems(state, state.currency.get())}
            {move || warnings(state, state.currency.get())}
            {columns}
            {move || changes(state, state.currency.get())}
        </div>
    }
}

/// How the source is read, to be overruled.
#[component]
fn Reading(state: ImportState) -> impl IntoView {
    let from = move || state.file_name().unwrap_or_else(|| t(words::PASTED).to_owned());
    let rows = move || state.list().map(|list| texts::common::counts::rows(list.rows.len() + left_out_rows(&list)));
    let source = NodeRef::<leptos::html::P>::new();
    Effect::new(move || {
        // The box that was pasted into has gone with the focus: it goes on from where the preview begins.
        let is_lost = || document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if let Some(source) = source.get().filter(|_| is_lost()) {
            let _ = source.focus();
        }
    });
    let skipped = move || {
        let skipped = state.table.with(|table| table.as_ref().map_or(0, |table| table.above.len()));
        (skipped > 0).then(|| view! { <span class="note">{words::skipped(skipped)}</span> })
    };
    let delimiter = Signal::derive(move || {
        state
            .table
            .with(|table| table.as_ref().map(|table| delimiter_key(table.delimiter)).unwrap_or_default())
            .to_owned()
    });
    let delimiters: Vec<Choice> =
        Delimiter::ALL.into_iter().map(|one| Choice::new(delimiter_key(one), delimiter_name(one))).collect();
    let choose_delimiter = move |key: String| {
        let chosen = Delimiter::ALL.into_iter().find(|one| delimiter_key(*one) == key);
        state.set_options(|options| options.delimiter = chosen);
    };
    let has_header =
        Signal::derive(move || state.table.with(|table| table.as_ref().is_some_and(|table| table.has_header)));
    view! {
        <div class="import__reading">
            <p class="import__source" tabindex="-1" node_ref=source>
                <bdi class="strong">{from}</bdi>
                " · "
                {rows}
                " "
                {skipped}
            </p>
            {move || {
                if state.sheets.with(Vec::is_empty) {
                    written(state, delimiter, delimiters.clone(), Callback::new(choose_delimiter))
                } else {
                    sheet_select(state.sheets, state.sheet, Callback::new(move |place| state.choose_sheet(place)))
                }
            }}
            {currency_field(state)}
            <Checkbox
                label=t(words::HAS_HEADER)
                checked=has_header
                on_change=move |checked| state.set_options(|options| options.has_header = Some(checked))
            />
        </div>
    }
}

/// How a text separates cells and stands for characters.
fn written(
    state: ImportState,
    delimiter: Signal<String>,
    delimiters: Vec<Choice>,
    on_change: Callback<String>,
) -> AnyView {
    view! {
        <Select
            label=t(words::SEPARATOR)
            size=ControlSize::Small
            choices=delimiters
            value=delimiter
            on_change=on_change
        />
        {move || state.file_name().map(|_| view! { <EncodingControl state=state /> })}
    }
    .into_any()
}

/// The sheets of a file to choose from.
pub fn sheet_select(sheets: RwSignal<Vec<Sheet>>, chosen: RwSignal<usize>, on_change: Callback<usize>) -> AnyView {
    let choices = Signal::derive(move || {
        let sheets = sheets.get().into_iter().enumerate();
        sheets.map(|(place, sheet)| Choice::new(place.to_string(), sheet.name)).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |key: String| {
        if let Ok(place) = key.parse() {
            on_change.run(place);
        }
    });
    view! {
        <Select
            label=t(words::xlsx::SHEET)
            size=ControlSize::Small
            choices=choices
            value=Signal::derive(move || chosen.get().to_string())
            on_change=choose
        />
    }
    .into_any()
}

#[component]
fn EncodingControl(state: ImportState) -> impl IntoView {
    let value = Signal::derive(move || {
        let chosen = state.options.with(|options| options.encoding);
        let found = state.table.with(|table| table.as_ref().and_then(|table| table.encoding));
        chosen.or(found).map(Encoding::as_str).unwrap_or_default().to_owned()
    });
    let choices: Vec<Choice> = Encoding::ALL.into_iter().map(|one| Choice::new(one.as_str(), one.as_str())).collect();
    let on_change = move |key: String| {
        let chosen = Encoding::ALL.into_iter().find(|one| one.as_str() == key);
        state.set_options(|options| options.encoding = chosen);
    };
    view! {
        <Select
            label=t(words::ENCODING)
            size=ControlSize::Small
            choices=choices
            value=value
            on_change=on_change
        />
    }
}

fn delimiter_key(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "pipe",
    }
}

fn delimiter_name(delimiter: Delimiter) -> &'static str {
    t(match delimiter {
        Delimiter::Comma => words::delimiters::COMMA,
        Delimiter::Semicolon => words::delimiters::SEMICOLON,
        Delimiter::Tab => words::delimiters::TAB,
        Delimiter::Pipe => words::delimiters::PIPE,
    })
}

/// The counts and the sums, or why the columns do not allow an import.
fn outcome(state: ImportState, currency: Currency) -> Option<AnyView> {
    let table = state.table.get()?;
    match state.plan.get()? {
        Err(problems) => {
            let text = problems.iter().map(|problem| mapping_problem(&table, problem)).collect::<Vec<_>>().join(" ");
            Some(view! { <Banner tone=Tone::Warning title=t(words::mapping::TITLE)>{text}</Banner> }.into_any())
        }
        Ok(plan) => Some(counts(state, &table, &plan, currency)),
    }
}

fn counts(state: ImportState, table: &RawTable, plan: &ImportPlan, currency: Currency) -> AnyView {
    let (rows, cells) = state.left_out_of_list();
    let (left_out, cells) = (plan.left_out + rows, plan.cells_left_out() + cells);
    let badge = |tone: Tone, text: String| view! { <Badge tone=tone>{text}</Badge> }.into_any();
    let mut badges = vec![
        badge(if plan.added.is_empty() { Tone::Neutral } else { Tone::Success }, words::count::added(plan.added.len())),
        badge(
            if plan.changed.is_empty() { Tone::Neutral } else { Tone::Accent },
            words::count::changed(plan.changed.len()),
        ),
        badge(Tone::Neutral, words::count::same(plan.same)),
    ];
    if left_out > 0 {
        badges.push(badge(Tone::Warning, words::count::left_out(left_out)));
    }
    if cells > 0 {
        badges.push(badge(Tone::Warning, words::count::cells_left_out(cells)));
    }
    let rounded = (plan.rounded > 0).then(|| view! { <p class="note">{words::count::rounded(plan.rounded)}</p> });
    let missing = (plan.missing > 0).then(|| view! { <p class="note">{words::count::missing(plan.missing)}</p> });
    let absent = (!plan.absent.is_empty() && (!plan.changed.is_empty() || plan.same > 0)).then(|| absent(state, plan));
    let carried = plan.carried.iter().map(|(column, count)| {
        view! { <p class="note">{words::count::carried(*count, column_name(table, *column))}</p> }
    });
    let carried = carried.collect_view();
    view! {
        <div class="stack stack--tight" role="status">
            <div class="row">{badges}</div>
            <p>{totals_text(plan, currency)}</p>
            {rounded}
            {missing}
            {carried}
            {absent}
        </div>
    }
    .into_any()
}

/// How many accounts of the workbook are not in the table, and, asked for, who.
fn absent(state: ImportState, plan: &ImportPlan) -> AnyView {
    let titles = state.store.titles();
    let names: Vec<String> = state.store.peek(|workbook| {
        let accounts = plan.absent.iter().filter_map(|id| workbook.accounts.get(*id));
        accounts.map(|account| titles.title(account).clone()).collect()
    });
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    view! {
        <details class="note">
            <summary>{words::count::absent(plan.absent.len())}</summary>
            <p>{fmt::joined(&names)}</p>
        </details>
    }
    .into_any()
}

/// How many rows of a table cannot be read.
pub fn left_out_rows(table: &RawTable) -> usize {
    table.problems.iter().filter(|problem| !problem.kind.keeps_row()).count()
}

/// "Revenue 1996: 208,083.97 · 1997: 617,085.17 · 1998: 440,623.87 · together 1,265,793.01"
fn totals_text(plan: &ImportPlan, currency: Currency) -> String {
    let line = |name: &str, value: &dyn Fn(&linchpin::exchange::import::PeriodTotal) -> i128| {
        let known: Vec<_> = plan.totals.iter().filter(|(_, total)| value(total) != 0).collect();
        let mut parts: Vec<String> = known
            .iter()
            .map(|(period, total)| words::total_of(fmt::period(**period), amount_text(value(total), currency)))
            .collect();
        let sum: i128 = known.iter().map(|(_, total)| value(total)).sum();
        let kind = |place: usize| known.get(place).map(|(period, _)| (period.kind(), period.is_jalali()));
        if known.len() > 1 && (0..known.len()).all(|place| kind(place) == kind(0)) {
            parts.push(words::total_together(amount_text(sum, currency)));
        }
        (!parts.is_empty()).then(|| format!("{name} {}", parts.join(" · ")))
    };
    let revenue = line(t(texts::common::fields::REVENUE), &|total| total.revenue);
    let profit = line(t(texts::common::fields::PROFIT), &|total| total.profit);
    [revenue, profit].into_iter().flatten().collect::<Vec<_>>().join(fmt::semicolon())
}
