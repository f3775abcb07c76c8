//! The cells that decide alone: one point more or less changes the list.

use leptos::prelude::*;
use linchpin::analysis::robustness::{Flip, FlipEffect, Step, one_point_flips, rivals};
use linchpin::analysis::scoreboard::CellScore;

use super::super::{cut::places, names};
use super::Part;
use crate::app::i18n::{fmt, t, texts::robustness as words};
use crate::app::state::{Store, Topic};

/// More would be a second matrix.
const SHOWN: usize = 60;

/// The list of deciding cells.
#[component]
pub fn Flips(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| one_point_flips(board, places))
    });
    view! {
        <Part title=words::flips::TITLE note=words::flips::NOTE>
            {move || {
                store.track(Topic::Accounts);
                store.track(Topic::Criteria);
                match found.get() {
                    Ok(found) if found.is_empty() => {
                        view! { <p class="muted">{t(words::flips::NONE)}</p> }.into_any()
                    }
                    Ok(found) => table(store, &found),
                    Err(_) => ().into_any(),
                }
            }}
        </Part>
    }
}

fn table(store: Store, found: &[Flip]) -> AnyView {
    let rows = found.iter().take(SHOWN).map(|flip| row(store, flip)).collect_view();
    let rest = found.len().saturating_sub(SHOWN);
    let more = (rest > 0).then(|| view! { <p class="note">{words::flips::more(rest)}</p> });
    view! {
        <div class="table-scroll table-scroll--framed" role="region" tabindex="0" aria-label=t(words::flips::TITLE)>
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(words::flips::ACCOUNT)}</th>
                        <th scope="col">{t(words::flips::CRITERION)}</th>
                        <th scope="col" class="cell--number">{t(words::flips::STEP)}</th>
                        <th scope="col">{t(words::flips::EFFECT)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(store: Store, flip: &Flip) -> AnyView {
    let now = store.peek_scoreboard(|board| board.cell(flip.account, flip.criterion).map(CellScore::mean));
    let now = now.unwrap_or_default();
    let by = if flip.step == Step::Up { 1.0 } else { -1.0 };
    let figure = |score: f64| fmt::decimal(score, 0, 2);
    view! {
        <tr>
            <th scope="row"><bdi>{names::account(store, flip.account)}</bdi></th>
            <td><bdi>{names::criterion(store, flip.criterion)}</bdi></td>
            <td class="cell--number">{words::flips::from_to(figure(now), figure(now + by))}</td>
            <td>{effect(store, flip)}</td>
        </tr>
    }
    .into_any()
}

fn effect(store: Store, flip: &Flip) -> String {
    let places = untrack(|| places(store));
    let others = store.peek_scoreboard(|board| rivals(board, places, flip));
    let others = names::accounts(store, &others);
    match flip.effect {
        FlipEffect::Enters => words::flips::enters(others),
        FlipEffect::Leaves => words::flips::leaves(others),
        FlipEffect::Ties => words::flips::ties(others),
    }
}
