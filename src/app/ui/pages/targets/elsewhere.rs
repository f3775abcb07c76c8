//! Beside the figures of a target: for which other targets they count, and what those hold otherwise.

use leptos::prelude::*;
use linchpin::analysis::target::apart_at;
use linchpin::model::shared_figures::Siblings;
use linchpin::model::{Period, TargetId};

use super::typed::typed;
use crate::app::i18n::{fmt, texts::actuals::also as words};
use crate::app::state::{Store, Topic};

/// For which other targets of the same owner and KPI the figures count.
pub fn counts_for(store: Store, target: Memo<Option<TargetId>>) -> AnyView {
    let others = Memo::new(move |_| {
        let Some(id) = target.get() else { return Vec::new() };
        store.read(Topic::Plan, |workbook| {
            let siblings = Siblings::of(workbook, std::iter::once(id));
            let target = workbook.targets.get(id);
            let others = target.into_iter().flat_map(|target| siblings.beside(target));
            let mut periods: Vec<Period> = others.map(|other| other.period).collect();
            linchpin::model::order::sort_by_key(&mut periods, |period| *period);
            periods
        })
    });
    (move || {
        let names: Vec<String> = others.get().into_iter().map(fmt::period).collect();
        (!names.is_empty()).then(|| view! { <p class="note">{words::counts_for(names.len(), fmt::list(&names))}</p> })
    })
    .into_any()
}

/// What other targets hold of a period where it is something else.
pub fn differs(store: Store, target: TargetId, period: Period) -> AnyView {
    let said = Memo::new(move |_| {
        store.read(Topic::Targets, |workbook| {
            let of = |id| workbook.targets.get(id).map(|target| fmt::period(target.period)).unwrap_or_default();
            let apart = apart_at(workbook, target, period);
            apart.iter().map(|it| words::elsewhere(typed(it.there), of(it.other))).collect::<Vec<_>>()
        })
    });
    (move || {
        let said = said.get();
        said.into_iter().map(|said| view! { <p class="note">{said}</p> }).collect_view()
    })
    .into_any()
}
