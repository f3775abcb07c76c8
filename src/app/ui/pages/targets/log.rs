//! How the agreed figures of a target were changed: who, when, from what to what, and why.

use leptos::prelude::*;
use linchpin::model::{Direction, Quantity, Revision, TargetFigure};

use super::rows::TargetRow;
use crate::app::i18n::{Text, fmt, t, texts::targets::form, texts::targets::log as words};

/// With whom it is agreed, and what was changed of it since.
#[component]
pub fn Log(
    /// The target.
    row: Memo<Option<TargetRow>>,
) -> impl IntoView {
    move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let agreed = row.target.agreed.as_ref().map(|agreed| {
                let on = fmt::date(agreed.on);
                let said = if agreed.by.is_empty() { words::agreed_on(on) } else { words::agreed(&agreed.by, on) };
                view! { <p class="note">{said}</p> }
            });
            if row.target.log.is_empty() {
                return agreed.map(IntoAny::into_any);
            }
            let lines = row.target.log.iter().rev().map(|revision| line(row, revision)).collect_view();
            let log = view! {
                {agreed}
                <section class="stack">
                    <h3>{t(words::TITLE)}</h3>
                    <ul class="rows" role="list">{lines}</ul>
                </section>
            };
            Some(log.into_any())
        })
    }
}

fn line(row: &TargetRow, revision: &Revision) -> AnyView {
    let shown = |value: Option<Quantity>| value.map_or_else(|| "–".to_owned(), |value| row.figure(value));
    let what = match revision.what {
        // The same figure, from another period or typed.
        TargetFigure::Baseline if revision.from == revision.to => t(words::SOURCE).to_owned(),
        TargetFigure::Growth => {
            let name = if row.kpi.direction == Direction::Lower { form::REDUCTION } else { form::GROWTH };
            let percent = |value: Option<Quantity>| {
                format!("{}{}", fmt::decimal(value.map_or(0.0, Quantity::to_f64), 0, 2), fmt::percent_sign())
            };
            words::change(t(name), percent(revision.from), percent(revision.to))
        }
        TargetFigure::Removal => words::removed(shown(revision.from)),
        TargetFigure::Value | TargetFigure::Baseline | TargetFigure::Min | TargetFigure::Max => {
            words::change(t(name(revision.what)), shown(revision.from), shown(revision.to))
        }
        what => t(name(what)).to_owned(),
    };
    let who = if revision.by.is_empty() {
        fmt::date_time(revision.at)
    } else {
        format!("{} · {}", fmt::date_time(revision.at), revision.by)
    };
    view! {
        <li class="rows__row">
            <span class="rows__name stack stack--tight">
                <span>{what}</span>
                <span class="note">{revision.reason.clone()}</span>
            </span>
            <span class="rows__note">{who}</span>
        </li>
    }
    .into_any()
}

const fn name(what: TargetFigure) -> Text {
    match what {
        TargetFigure::Value => words::VALUE,
        TargetFigure::Baseline => words::BASELINE,
        TargetFigure::Min => words::MIN,
        TargetFigure::Max => words::MAX,
        TargetFigure::Parts => words::PARTS,
        TargetFigure::Scope => words::SCOPE,
        _ => words::AGREEMENT,
    }
}
