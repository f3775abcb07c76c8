//! One cell's scores on the scale from 1 to 10, each with its rater's name, and who said what.

use leptos::prelude::*;
use linchpin::model::{CellKey, GroupMethod, Workbook};

use super::Reveal;
use crate::app::i18n::{fmt, t, texts::together::reveal as words};
use crate::app::state::Topic;

/// So many names stand over one score; of more, the last place says how many. All are in the list below.
const STACKED: usize = 4;

/// One rater's mark.
#[derive(Clone, PartialEq)]
pub struct Mark {
    name: String,
    score: u8,
    comment: String,
}

/// Everything said about a cell.
#[derive(Clone, PartialEq)]
pub struct Said {
    marks: Vec<Mark>,
    /// The group's score by the workbook's method, before anything is agreed.
    group: f64,
    method: GroupMethod,
    agreed: Option<u8>,
}

/// Reads what was said about a cell, the highest score first.
pub fn said(workbook: &Workbook, key: CellKey) -> Said {
    let mut marks: Vec<Mark> = workbook
        .scores_at(key.account, key.criterion)
        .filter_map(|score| {
            let name = workbook.raters.get(score.rater)?.name.to_string();
            Some(Mark { name, score: score.value.value(), comment: score.comment.clone() })
        })
        .collect();
    marks.sort_by(|one, other| other.score.cmp(&one.score).then_with(|| fmt::compare(&one.name, &other.name)));
    let method = workbook.meta.group;
    let group = match method {
        GroupMethod::Mean => marks.iter().map(|mark| f64::from(mark.score)).sum::<f64>() / marks.len().max(1) as f64,
        GroupMethod::Median => {
            let middle = |place: usize| marks.get(place).map_or(0.0, |mark| f64::from(mark.score));
            f64::midpoint(middle(marks.len().saturating_sub(1) / 2), middle(marks.len() / 2))
        }
    };
    let agreed = workbook.agreed.get(key).map(|agreed| agreed.value.value());
    Said { marks, group, method, agreed }
}

/// The scale with everyone's mark. The list under it says the same in words, with the comments.
#[component]
pub fn Spread(
    /// The reveal.
    reveal: Reveal,
    /// The cell.
    cell: CellKey,
) -> impl IntoView {
    let said = Memo::new(move |_| {
        reveal.store.track(Topic::Meta);
        reveal.store.track(Topic::Raters);
        reveal.store.read(Topic::ScoresOf(cell.account), |workbook| said(workbook, cell))
    });
    move || {
        let said = said.get();
        let (lowest, highest) =
            (said.marks.last().map_or(1, |mark| mark.score), said.marks.first().map_or(10, |mark| mark.score));
        // Room for the names is kept over every score alike, so that the scale is one straight line.
        let room = said.marks.len().clamp(2, STACKED);
        let column = |score: u8| {
            let names: Vec<&str> =
                said.marks.iter().filter(|mark| mark.score == score).map(|mark| mark.name.as_str()).collect();
            let within = if (lowest..=highest).contains(&score) { " spread__point--within" } else { "" };
            let agreed =
                (said.agreed == Some(score)).then(|| view! { <span class="spread__agreed">{t(words::AGREED)}</span> });
            view! {
                <div class=format!("spread__point{within}")>
                    {stack(&names, room)}
                    <span class=format!("spread__score heat heat--{score}")>{fmt::integer(score.into())}</span>
                    {agreed}
                </div>
            }
        };
        let group = fmt::score_total(said.group);
        let group = match said.method {
            GroupMethod::Mean => words::mean(group),
            GroupMethod::Median => words::median(group),
        };
        // The middle of the first column is 1, that of the last one 10.
        let place = format!("{:.2}%", (said.group - 0.5) * 10.0);
        view! {
            <div class="spread" aria-hidden="true">
                <div class="spread__scale" style:--spread-room=room.to_string()>{(1..=10).map(column).collect_view()}</div>
                <div class="spread__group" style:inset-inline-start=place></div>
            </div>
            <p class="spread__group-text number">{group}</p>
            <ul class="spread__said" role="list" aria-label=t(words::WHO)>
                {said.marks.iter().map(sentence).collect_view()}
            </ul>
        }
    }
}

/// The names over one score, on two lines each while there is room, and their number for a screen too narrow for names.
fn stack(names: &[&str], room: usize) -> AnyView {
    let named = if names.len() > STACKED { STACKED - 1 } else { names.len() };
    let class = if named * 2 > room { "spread__mark spread__mark--line" } else { "spread__mark" };
    let chips = names[..named].iter().map(|name| view! { <span class=class><bdi>{(*name).to_owned()}</bdi></span> });
    let rest = (names.len() - named) as f64;
    let rest = (rest > 0.0).then(|| view! { <span class=class>{fmt::signed_decimal(rest, 0)}</span> });
    let several = (names.len() > 1).then(|| {
        view! { <span class="spread__mark spread__count">{words::times(fmt::integer(names.len() as f64))}</span> }
    });
    let class = if several.is_some() { "spread__marks spread__marks--several" } else { "spread__marks" };
    view! { <div class=class>{chips.collect_view()} {rest} {several}</div> }.into_any()
}

fn sentence(mark: &Mark) -> AnyView {
    let comment = (!mark.comment.is_empty()).then(|| view! { <span dir="auto">{mark.comment.clone()}</span> });
    view! {
        <li>
            <b class="number">{fmt::integer(mark.score.into())}</b>
            <bdi>{mark.name.clone()}</bdi>
            {comment}
        </li>
    }
    .into_any()
}
