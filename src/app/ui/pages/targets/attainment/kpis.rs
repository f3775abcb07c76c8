//! How each KPI stands, how much it counts, and what the rest of the period has to bring.

use leptos::prelude::*;
use linchpin::analysis::target::KpiStanding;
use linchpin::command::{Command, KpiCommand};
use linchpin::exchange::number::parse_scaled;
use linchpin::model::{Kpi, KpiId, Weight};

use super::{LightBadge, Looked, Written, degree_cell, is_early, share};
use crate::app::i18n::{fmt, t, texts::attainment::kpis as words};
use crate::app::state::Topic;
use crate::app::ui::components::{ControlSize, LabelKind, NumberField};
use crate::app::ui::pages::targets::typed::style_of;
use crate::app::ui::words::refusal;

/// The table of KPIs.
#[component]
pub fn KpiTable(
    /// What is looked at.
    looked: Looked,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        looked.found.with(|found| {
            found.as_ref().map(|found| found.all.kpis.iter().map(|kpi| kpi.kpi).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    view! {
        <section class="section attainment__kpis">
            <h2>{t(words::TITLE)}</h2>
            <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
                <table class="table table--folding" aria-label=t(words::TITLE)>
                    <thead>
                        <tr>
                            <th scope="col">{t(words::KPI)}</th>
                            <th scope="col" class="cell--folds">{t(words::WEIGHT)}</th>
                            <th scope="col" class="cell--number cell--folds">{t(words::ACTUAL)}</th>
                            <th scope="col" class="cell--number cell--folds">{t(words::EXPECTED)}</th>
                            <th scope="col" class="cell--number cell--folds">{t(words::TARGET)}</th>
                            <th scope="col" class="cell--number">{t(words::ATTAINMENT)}</th>
                            <th scope="col" class="cell--number cell--folds">{t(words::WHOLE)}</th>
                            <th scope="col" class="cell--folds">{t(words::LIGHT)}</th>
                            <th scope="col" class="cell--folds">{t(words::REST)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || ids.get().into_iter().map(|id| row(looked, id)).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(looked: Looked, id: KpiId) -> AnyView {
    let store = looked.store;
    let standing = Memo::new(move |_| {
        looked.found.with(|found| found.as_ref()?.all.kpis.iter().find(|kpi| kpi.kpi == id).cloned())
    });
    let Some(written) = store.peek(|workbook| Written::of(workbook, id)) else { return ().into_any() };
    let (name, own) = (written.name.clone(), written.clone());
    let rest = move || standing.get().map(|standing| own.rest(&standing));
    view! {
        <tr>
            <th scope="row">
                <bdi>{name.clone()}</bdi>
                {move || standing.get().filter(|it| it.missing > 0).map(|it| missing(&it))}
                <span class="cell-note cell-note--folded">{rest}</span>
            </th>
            <td class="cell--folds">{weight(looked, id, &name)}</td>
            {move || standing.get().map(|standing| figures(&written, &standing))}
        </tr>
    }
    .into_any()
}

fn missing(standing: &KpiStanding) -> AnyView {
    view! { <span class="cell-note">{words::missing(standing.missing)}</span> }.into_any()
}

fn figures(written: &Written, standing: &KpiStanding) -> AnyView {
    let is_part = standing.missing > 0 && standing.known > 0;
    let target = written.figure(standing.target.or(standing.planned));
    // The figures of a row are added up and its shares are means of each account's: neither is the other's quotient.
    let each = standing.each;
    let by_now = each.filter(|it| it.owners > 1).map(|it| words::mean_of(it.owners, share(it.by_now)));
    let whole = each.filter(|it| it.owners_whole > 1).filter(|_| standing.whole.is_some());
    let whole = whole.map(|it| words::together(share(it.whole)));
    view! {
        <td class="cell--number cell--folds">{written.figure(standing.actual)}</td>
        <td class="cell--number cell--folds">{written.figure(standing.expected)}</td>
        <td class="cell--number cell--folds">
            {target} {is_part.then(|| view! { <span class="cell-note">{t(words::TARGET_NOTE)}</span> })}
        </td>
        {degree_cell(standing.by_now, standing.light(), by_now)}
        <td class="cell--number cell--folds">
            {share(standing.whole)}
            {whole.map(|note| view! { <span class="cell-note cell-note--long">{note}</span> })}
            {is_early(standing).then(|| view! { <span class="cell-note">{t(words::LATER)}</span> })}
        </td>
        <td class="cell--folds">{LightBadge(standing.light())}</td>
        <td class="cell--folds attainment__rest">{written.rest(standing)}</td>
    }
    .into_any()
}

/// How much a KPI counts: a number of points, changed in place.
fn weight(looked: Looked, id: KpiId, name: &str) -> AnyView {
    let store = looked.store;
    let error = RwSignal::new(None::<String>);
    let text = RwSignal::new(None::<String>);
    let kept = move || store.read(Topic::Kpis, |workbook| workbook.kpis.get(id).map_or(100, Kpi::counts));
    let shown = Signal::derive(move || text.get().unwrap_or_else(|| fmt::decimal(f64::from(kept()) / 100.0, 0, 2)));
    let change = Callback::new(move |given: String| {
        let hundredths = parse_scaled(&given, style_of(&given), 2).ok().and_then(|number| u32::try_from(number).ok());
        let Some(weight) = hundredths.and_then(Weight::from_hundredths) else {
            error.set(Some(words::weight_wrong(&given)));
            return text.set(Some(given));
        };
        let Some(kpi) = store.peek(|workbook| workbook.kpis.get(id).cloned()) else { return };
        // One point is what counts without a word.
        let weight = Some(weight).filter(|weight| weight.hundredths() != 100);
        let done = store.dispatch(Command::Kpi(KpiCommand::Edit(Kpi { weight, ..kpi })));
        error.set(done.err().map(|refused| refusal(&refused)));
        text.set(Some(given));
        text.set(None);
    });
    view! {
        <div class="attainment__weight">
            <NumberField
                label=words::weight_of(name)
                label_kind=LabelKind::Hidden
                size=ControlSize::Small
                value=shown
                on_change=change
                error=error
                read_only=store.read_only()
            />
        </div>
    }
    .into_any()
}
