//! In the panel: which number of the account a derived score comes from, and why another one stands there.

use leptos::prelude::*;
use linchpin::model::{AccountId, CriterionId};

use super::board::Board;
use crate::app::i18n::{fmt, t, texts::matrix as words};
use crate::app::state::Topic;
use crate::app::ui::pages::criteria::derivation_words::{number, source_name};

/// The number behind the cell under the cursor; nothing for a criterion that people score.
#[component]
pub fn DerivedNote(
    /// The matrix.
    board: Board,
    /// The criterion under the cursor.
    #[prop(into)]
    criterion: Signal<Option<CriterionId>>,
    /// The account under the cursor.
    #[prop(into)]
    account: Signal<Option<AccountId>>,
) -> impl IntoView {
    move || {
        let (criterion, account) = (criterion.get()?, account.get()?);
        let lines = lines(board, criterion, account)?;
        Some(view! {
            <section class="matrix-panel__number">{lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</section>
        })
    }
}

fn lines(board: Board, criterion: CriterionId, account: AccountId) -> Option<Vec<String>> {
    let column = board.store.scoreboard(|board| board.derived(criterion).cloned())?;
    board.store.read(Topic::ScoresOf(account), |workbook| {
        let rule = workbook.criteria.get(criterion)?.derived.as_ref()?;
        let name = source_name(rule, &column);
        let reading = column.reading(account)?;
        let mut lines = vec![match (reading.number, reading.score) {
            (Ok(found), Some(score)) => {
                let found = number(found, column.unit, workbook.meta.currency);
                words::number_gives(name, found, fmt::integer(score.value().into()))
            }
            (Ok(found), None) => words::number_without_score(name, number(found, column.unit, workbook.meta.currency)),
            (Err(_), _) => words::no_number_here(name),
        }];
        if let Some(agreed) = workbook.agreed_at(account, criterion) {
            lines.push(words::set_by_hand(fmt::integer(agreed.value.value().into()), agreed.comment.clone()));
        } else {
            lines.push(t(words::OVERRIDE_HINT).to_owned());
        }
        Some(lines)
    })
}
