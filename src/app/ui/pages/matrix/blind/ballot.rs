//! A ballot that was opened: the rater's own scoring and its way back to the facilitator.

use leptos::prelude::*;

use super::BlindScoring;
use crate::app::i18n::{fmt, t, texts::together::ballot as words};
use crate::app::state::{Topic, use_desk, use_store};
use crate::app::ui::ballot_files::save_ballot;
use crate::app::ui::components::{Button, ButtonKind, PageHeader, Toasts, icons};

/// The page of a workbook that is a ballot.
#[component]
pub fn BallotPage() -> impl IntoView {
    let (store, desk) = (use_store(), use_desk());
    let toasts: Toasts = expect_context();
    let about = Memo::new(move |_| {
        store.read(Topic::Meta, |workbook| {
            let of = workbook.meta.ballot.as_ref()?;
            let rater = workbook.raters.get(of.rater)?.name.to_string();
            Some((of.rater, rater, of.name.to_string(), of.made))
        })
    });
    let body = move || {
        about.get().map(|(id, rater, name, made)| {
            view! {
                <PageHeader title=words::title(&rater) purpose=words::purpose(&name, fmt::date_time(made))>
                    <Button kind=ButtonKind::Primary icon=icons::DOWNLOAD on_click=move |()| save_ballot(desk, store, toasts)>
                        {t(words::SAVE)}
                    </Button>
                </PageHeader>
                <BlindScoring store=store rater=id />
            }
        })
    };
    view! { <div class="page page--fill matrix-page blind-page">{body}</div> }
}
