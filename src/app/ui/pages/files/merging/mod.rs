//! Where the workbook and a file of it differ, value by value, and which of the two is taken.

mod page;
mod record;

use std::sync::Arc;

use leptos::prelude::*;
use linchpin::exchange::mapping::fold;
use linchpin::format::merge::{Choices, Difference, Origin, Part, Side};
use linchpin::model::{Titles, Workbook, order};

use self::page::Pages;
use super::details::label;
use crate::app::i18n::{fmt, t, texts::common, texts::files::merging as words};
use crate::app::storage::CommonState;
use crate::app::ui::components::{Button, Choice, ControlSize, LabelKind, SearchField, Select};

/// From so many records on there is a search.
const SEARCHED: usize = 8;

/// What differs, and what is chosen of it: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Merging {
    rows: StoredValue<Arc<Vec<Row>>>,
    base: StoredValue<Option<Arc<CommonState>>>,
    /// What was chosen.
    pub choices: RwSignal<Choices>,
    search: RwSignal<String>,
    origin: RwSignal<Option<Origin>>,
}

/// A record that differs.
struct Row {
    name: String,
    folded: String,
    difference: Difference,
}

impl Merging {
    /// Of these differences between a workbook and a file that come from a state, those changed in both first.
    pub fn new(here: &Workbook, differences: Vec<Difference>, base: Option<Arc<CommonState>>) -> Self {
        let asked: Vec<Difference> = differences.into_iter().filter(|it| !it.parts.is_empty()).collect();
        let titles = Titles::of(here);
        let names: Vec<String> = asked.iter().map(|difference| label(here, &titles, &difference.edit)).collect();
        let mut places = fmt::order(&names);
        order::sort_by_key(&mut places, |place| {
            let parts = asked[*place].parts.iter();
            (parts.map(|part| place_of(part.origin)).min(), asked[*place].table)
        });
        let rows = places.into_iter().map(|place| Row {
            folded: fold(&names[place]),
            name: names[place].clone(),
            difference: asked[place].clone(),
        });
        let rows = rows.collect();
        Self {
            rows: StoredValue::new(Arc::new(rows)),
            base: StoredValue::new(base),
            choices: RwSignal::new(Choices::default()),
            search: RwSignal::new(String::new()),
            origin: RwSignal::new(None),
        }
    }

    fn rows(self) -> Arc<Vec<Row>> {
        self.rows.with_value(Arc::clone)
    }

    /// The places of the rows that are looked for.
    fn found(self) -> Vec<usize> {
        let (searched, origin) = (fold(&self.search.get()), self.origin.get());
        let is_found = |row: &Row| {
            let parts = &row.difference.parts;
            row.folded.contains(&searched) && origin.is_none_or(|origin| parts.iter().any(|part| part.origin == origin))
        };
        let rows = self.rows();
        rows.iter().enumerate().filter(|(_, row)| is_found(row)).map(|(place, _)| place).collect()
    }

    /// How many parts are so.
    fn count(self, is_so: impl Fn(&Difference, &Part) -> bool) -> usize {
        let of = |row: &Row| row.difference.parts.iter().filter(|part| is_so(&row.difference, part)).count();
        self.rows().iter().map(of).sum()
    }
}

// What both changed has to be seen, what only one of them changed may be.
fn place_of(origin: Origin) -> u8 {
    match origin {
        Origin::Both => 0,
        Origin::Unknown | Origin::File => 1,
        Origin::Here => 2,
    }
}

/// What differs, a page at a time. Nothing where nothing does.
#[component]
pub fn Differences(
    /// What differs, and what is chosen of it.
    merging: Merging,
) -> impl IntoView {
    let count = merging.rows().len();
    if count == 0 {
        return ().into_any();
    }
    let conflicts = merging.count(|_, part| part.origin == Origin::Both);
    let base = merging.base.get_value();
    let is_unknown = base.is_none();
    let origin = match base {
        None => t(words::NO_BASE).to_owned(),
        Some(base) if base.is_the_file => t(words::EARLIER).to_owned(),
        Some(base) => words::base(fmt::date_time(base.at)),
    };
    let tally = move || {
        let choices = merging.choices.get();
        let taken = merging.count(|difference, part| choices.side(difference, part) == Side::File);
        let all = merging.count(|_, _| true);
        words::tally(fmt::integer(taken as f64), fmt::integer((all - taken) as f64))
    };
    view! {
        <section class="stack merge">
            <div class="row row--between">
                <h4>{t(words::TITLE)}</h4>
                <p class="note number" role="status">
                    {tally}
                </p>
            </div>
            <p class="note">{origin}</p>
            {(conflicts > 0).then(|| view! { <p>{words::conflicts(conflicts)}</p> })}
            <div class="toolbar">
                {(count >= SEARCHED).then(|| search(merging))} {(!is_unknown).then(|| filter(merging))}
                {at_once(merging, !is_unknown)}
            </div>
            <Pages merging=merging />
        </section>
    }
    .into_any()
}

fn search(merging: Merging) -> AnyView {
    let on_input = Callback::new(move |text| merging.search.set(text));
    view! { <SearchField label=t(words::SEARCH) value=merging.search on_input=on_input /> }.into_any()
}

/// Which of the differences are shown, by who made them.
fn filter(merging: Merging) -> AnyView {
    const SHOWN: [Option<Origin>; 4] = [None, Some(Origin::Both), Some(Origin::File), Some(Origin::Here)];
    let name = |origin: Option<Origin>| match origin {
        None | Some(Origin::Unknown) => t(common::words::ALL),
        Some(Origin::Both) => t(words::BOTH),
        Some(Origin::File) => t(words::ONLY_FILE),
        Some(Origin::Here) => t(words::ONLY_HERE),
    };
    let choices = SHOWN.iter().enumerate().map(|(place, origin)| {
        let count = merging.count(|_, part| origin.is_none_or(|origin| part.origin == origin));
        Choice::new(place.to_string(), words::counted(name(*origin), fmt::integer(count as f64)))
    });
    let choices: Vec<Choice> = choices.collect();
    let value = Signal::derive(move || {
        let origin = merging.origin.get();
        SHOWN.iter().position(|shown| *shown == origin).unwrap_or(0).to_string()
    });
    let on_change = Callback::new(move |key: String| {
        merging.origin.set(key.parse().ok().and_then(|place: usize| SHOWN.get(place).copied()).flatten());
    });
    view! {
        <Select
            label=t(words::SHOW)
            label_kind=LabelKind::Hidden
            choices=Signal::stored(choices)
            value=value
            on_change=on_change
        />
    }
    .into_any()
}

fn at_once(merging: Merging, has_base: bool) -> AnyView {
    let button = move |side: Option<Side>, word: &'static str| {
        let choose = Callback::new(move |()| merging.choices.set(Choices::all(side)));
        view! {
            <Button size=ControlSize::Small on_click=choose>
                {word}
            </Button>
        }
        .into_any()
    };
    view! {
        <div class="row">
            {has_base.then(|| button(None, t(words::PROPOSED)))} {button(Some(Side::File), t(words::ALL_FILE))}
            {button(Some(Side::Here), t(words::ALL_HERE))}
        </div>
    }
    .into_any()
}
