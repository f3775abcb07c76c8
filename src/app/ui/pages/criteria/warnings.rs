//! What a team should look at in its criteria (S-2, S-3, S-4): said, never forbidden.

use leptos::prelude::*;
use linchpin::analysis::guard::{CriteriaWarning, criteria_warnings};

use super::sheet::Sheet;
use crate::app::i18n::{criterion_name, fmt, t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Tone};

/// The warnings about the criteria.
#[component]
pub fn Warnings(
    /// The criteria.
    sheet: Sheet,
) -> impl IntoView {
    let warnings = Memo::new(move |_| sheet.store.read(Topic::Criteria, criteria_warnings));
    let one = move |warning: CriteriaWarning| {
        let (title, text) = words(sheet, &warning);
        view! {
            <Banner tone=Tone::Warning title=t(title)>
                {text}
            </Banner>
        }
    };
    move || warnings.get().into_iter().map(one).collect_view()
}

fn words(sheet: Sheet, warning: &CriteriaWarning) -> (crate::app::i18n::Text, String) {
    use texts::criteria::warnings as words;
    match warning {
        CriteriaWarning::TooFew { count } => (words::FEW, words::few_text(*count)),
        CriteriaWarning::TooMany { count } => (words::MANY, words::many_text(*count)),
        CriteriaWarning::NoWeight => (words::NO_WEIGHT, t(words::NO_WEIGHT_TEXT).to_owned()),
        CriteriaWarning::MostlyRevenue { revenue, all } => {
            let share = *revenue as f64 / *all as f64;
            (words::REVENUE, words::revenue_text(fmt::percent(share, 0)))
        }
        CriteriaWarning::MissingAnchors { criteria } => {
            let names = sheet.store.peek(|workbook| {
                let name = |id| workbook.criteria.get(id).map(|criterion| criterion_name(workbook, criterion));
                criteria.iter().filter_map(|id| name(*id)).collect::<Vec<_>>()
            });
            (words::ANCHORS, words::anchors_text(fmt::list(&names)))
        }
        _ => (words::OTHER, String::new()),
    }
}
