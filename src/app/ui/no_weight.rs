//! That no criterion has a weight: no total, no rank and no place follow from any score then.

use leptos::prelude::*;
use linchpin::analysis::guard::has_no_weight;

use super::components::{Banner, ButtonLink, ControlSize, Tone};
use super::shell::Route;
use crate::app::i18n::{t, texts::criteria::warnings as words, texts::decide::empty};
use crate::app::state::{Store, Topic};

/// Says so, with the way to the criteria; nothing where any criterion has a weight.
#[component]
pub fn NoWeight(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let is_so = is_weightless(store);
    let link = || {
        view! {
            <ButtonLink href=Route::Criteria.href() size=ControlSize::Small>
                {t(empty::TO_CRITERIA)}
            </ButtonLink>
        }
    };
    move || {
        is_so.get().then(|| {
            view! {
                <Banner tone=Tone::Warning title=t(words::NO_WEIGHT) actions=link>
                    {t(words::NO_WEIGHT_TEXT)}
                </Banner>
            }
        })
    }
}

/// Whether no criterion has a weight; follows the criteria.
pub fn is_weightless(store: Store) -> Memo<bool> {
    Memo::new(move |_| store.read(Topic::Criteria, has_no_weight))
}
