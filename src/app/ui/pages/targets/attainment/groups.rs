//! How each group stands: as a table, the one that needs help first, and as sorted bars.

use leptos::prelude::*;
use linchpin::analysis::target::{KpiStanding, Standing, Standings};
use linchpin::exchange::AccountField;
use linchpin::model::{KpiId, order};

use super::choices::By;
use super::words::light_word;
use super::{Followed, LightBadge, Looked, Written, degree_cell, group_name, names, share};
use crate::app::i18n::{fmt, t, texts::attainment::groups as words};
use crate::app::ui::charts::{Attainment, AttainmentBars, AttainmentRow, TableData};
use crate::app::ui::components::{Button, ColumnKind};
use crate::app::ui::pages::accounts::Column;

/// So many groups are shown at first.
const SHOWN: usize = 25;

/// The table of groups and its bars.
#[component]
pub fn GroupTable(
    /// What is looked at.
    looked: Looked,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let by = move || looked.by.get().label();
    let table = move || looked.found.with(|found| found.as_ref().map(|found| table(looked, found, all)));
    let in_several = move || looked.by.get() == By::Column(Column::Field(AccountField::Tags));
    view! {
        <section class="section">
            <h2>{move || words::title(by())}</h2>
            {move || looked.kpi.get().is_none().then(|| view! { <p class="note">{t(words::REST_CHOOSE)}</p> })}
            {table}
            {move || in_several().then(|| view! { <p class="note">{t(words::SEVERAL)}</p> })}
            {move || looked.found.with(|found| found.as_ref().map(|found| reconciled(looked, found)))}
            {bars(looked)}
        </section>
    }
}

/// How what the groups owe makes what the portfolio owes, where a look at both would not tell.
fn reconciled(looked: Looked, found: &Standings) -> AnyView {
    let has_rest = found.groups.iter().any(|group| group.is_rest);
    let is_of_many = has_rest && found.groups.len() > 1 && found.all.kpis.len() > 1;
    let note = |text: String| view! { <p class="note">{text}</p> };
    let named =
        |kpis: &[KpiId], text: fn(String) -> String| (!kpis.is_empty()).then(|| note(text(names(looked, kpis))));
    view! {
        {is_of_many.then(|| note(t(words::ADDS_UP).to_owned()))}
        {named(&found.alone, words::alone)}
        {named(&found.own_means, words::own_means)}
    }
    .into_any()
}

fn table(looked: Looked, found: &Standings, all: RwSignal<bool>) -> AnyView {
    let count = found.groups.len();
    if count == 0 {
        return view! { <p class="muted">{t(words::EMPTY)}</p> }.into_any();
    }
    let shown = if all.get() { count } else { count.min(SHOWN) };
    let rows: Vec<AnyView> = found.groups.iter().take(shown).map(|group| row(looked, group)).collect();
    let has_rest = looked.kpi.get().is_some();
    let label = words::title(looked.by.get().label());
    let label_too = label.clone();
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=label>
            <table class="table table--folding" aria-label=label_too>
                <thead>
                    <tr>
                        <th scope="col">{looked.by.get().label()}</th>
                        <th scope="col" class="cell--number cell--folds">{t(words::ACCOUNTS)}</th>
                        <th scope="col" class="cell--number">{t(words::BY_NOW)}</th>
                        <th scope="col" class="cell--number cell--folds">{t(words::WHOLE)}</th>
                        <th scope="col" class="cell--folds">{t(words::LIGHT)}</th>
                        {has_rest.then(|| view! { <th scope="col" class="cell--folds">{t(words::REST)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(count > shown)
            .then(|| {
                let text = words::more(fmt::integer(count as f64));
                view! {
                    <div class="row no-print">
                        <Button on_click=move |()| all.set(true)>{text}</Button>
                    </div>
                }
            })}
    }
    .into_any()
}

fn row(looked: Looked, group: &Standing) -> AnyView {
    let name = group_name(group);
    let followed = Followed { name: group.name.clone(), account: group.account };
    let hint = words::follow(&name);
    let same = followed.clone();
    let is_rest = group.is_rest;
    let is_followed = move || !is_rest && looked.followed.with(|now| now.as_ref() == Some(&same));
    let accounts = fmt::integer(group.owners as f64);
    let rest = looked.kpi.get().map(|kpi| {
        let text = looked.store.peek(|workbook| {
            let standing = group.kpis.iter().find(|standing| standing.kpi == kpi)?;
            Some(Written::of(workbook, kpi)?.rest(standing))
        });
        view! { <td class="cell--folds attainment__rest">{text.unwrap_or_else(|| "–".to_owned())}</td> }
    });
    // What is left of the portfolio is no group of accounts: no path follows it.
    let head = if group.is_rest {
        view! { <bdi>{name}</bdi> }.into_any()
    } else {
        let follow = move |_| looked.followed.set(Some(followed.clone()));
        view! {
            <button type="button" class="link-button" title=hint on:click=follow>
                <bdi>{name}</bdi>
            </button>
        }
        .into_any()
    };
    let accounts = if group.is_rest { "–".to_owned() } else { accounts };
    view! {
        <tr class:is-selected=is_followed>
            <th scope="row">{head} {own(looked, group)}</th>
            <td class="cell--number cell--folds">{accounts}</td>
            {degree_cell(group.by_now, group.light(), None)}
            <td class="cell--number cell--folds">{share(group.whole)}</td>
            <td class="cell--folds">{LightBadge(group.light())}</td>
            {rest}
        </tr>
    }
    .into_any()
}

/// The manager's own targets, which stand beside and are in no sum.
fn own(looked: Looked, group: &Standing) -> Vec<AnyView> {
    let line = |own: &KpiStanding| {
        let written = looked.store.peek(|workbook| Written::of(workbook, own.kpi))?;
        let target = written.figure(own.target.or(own.planned));
        let text = words::own(&written.name, written.figure(own.actual), target, share(own.by_now));
        Some(view! { <span class="cell-note">{text}</span> }.into_any())
    };
    group.own.iter().filter_map(line).collect()
}

/// The groups with figures, the highest attainment first.
fn sorted(found: &Standings) -> Vec<&Standing> {
    let mut groups: Vec<&Standing> = found.groups.iter().filter(|group| group.by_now.is_some()).collect();
    order::sort_by(&mut groups, |one, two| two.by_now.unwrap_or(0.0).total_cmp(&one.by_now.unwrap_or(0.0)));
    groups
}

fn bars(looked: Looked) -> AnyView {
    let with = move |of: &dyn Fn(&[&Standing]) -> String| {
        looked.found.with(|found| found.as_ref().map(|found| of(&sorted(found))).unwrap_or_default())
    };
    let data = Signal::derive(move || {
        let bar = |(place, group): (usize, &&Standing)| {
            let (name, degree) = (group_name(group), share(group.by_now));
            AttainmentRow {
                id: place.to_string(),
                label: name.clone(),
                share: group.by_now.unwrap_or(0.0),
                met: group.light().is_good(),
                number: degree.clone(),
                text: words::bar(name, degree, t(light_word(group.light()))),
            }
        };
        Attainment {
            rows: looked.found.with(|found| {
                found.as_ref().map(|found| sorted(found).iter().enumerate().map(bar).collect()).unwrap_or_default()
            }),
            line: t(words::LINE).to_owned(),
            axis: t(words::AXIS).to_owned(),
        }
    });
    let seen = Signal::derive(move || {
        with(&|groups| {
            let met = groups.iter().filter(|group| group.light().is_good()).count();
            words::seen(fmt::integer(met as f64), fmt::integer(groups.len() as f64))
        })
    });
    let open = Callback::new(move |id: String| {
        let group = looked.found.with_untracked(|found| {
            let groups = sorted(found.as_ref()?);
            let group = groups.get(id.parse::<usize>().ok()?)?;
            (!group.is_rest).then(|| Followed { name: group.name.clone(), account: group.account })
        });
        looked.followed.set(group);
    });
    let table = Callback::new(move |()| bars_table(looked));
    let has_figures = Memo::new(move |_| {
        looked
            .found
            .with(|found| found.as_ref().is_some_and(|found| found.groups.iter().any(|group| group.by_now.is_some())))
    });
    (move || {
        has_figures.get().then(|| {
            view! {
                <AttainmentBars
                    title=Signal::derive(move || words::title_bars(looked.by.get().label()))
                    seen=seen
                    data=data
                    table=table
                    file_name="linchpin-attainment"
                    on_open=open
                />
            }
        })
    })
    .into_any()
}

fn bars_table(looked: Looked) -> TableData {
    let column = |text: String, kind| (text, kind);
    let by = looked.by.get_untracked().label();
    let row = |group: &&Standing| {
        vec![group_name(group), share(group.by_now), share(group.whole), t(light_word(group.light())).to_owned()]
    };
    TableData {
        caption: words::title_bars(&by),
        columns: vec![
            column(by, ColumnKind::Text),
            column(t(words::BY_NOW).to_owned(), ColumnKind::Number),
            column(t(words::WHOLE).to_owned(), ColumnKind::Number),
            column(t(words::LIGHT).to_owned(), ColumnKind::Text),
        ],
        rows: looked
            .found
            .with_untracked(|found| found.as_ref().map(|found| sorted(found).iter().map(row).collect()))
            .unwrap_or_default(),
    }
}
