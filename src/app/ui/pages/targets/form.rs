//! The dialog in which a target is made or edited.

use leptos::prelude::*;
use linchpin::analysis::figures::{Measure, periods_of, usual_period};
use linchpin::model::{Period, Workbook};

use super::draft::Draft;
use super::drafting::{Drafting, Errors};
use super::form_baseline::BaselineFields;
use super::form_fields::{OwnerFields, PeriodFields};
use super::form_result::{GrowthFields, ResultFields};
use super::kept_draft;
use super::reason::Revising;
use super::{Open, View};
use crate::app::i18n::{t, texts::common, texts::targets as words};
use crate::app::ui::components::{Button, ButtonKind, Dialog, ErrorLine, Toasts};
use crate::app::ui::unsaved::Unsaved;

/// The newest whole period with revenue, a year before quarters and months; the newest at all when none is whole.
pub fn newest_period(workbook: &Workbook) -> Option<Period> {
    usual_period(workbook, periods_of(workbook, Measure::Revenue).into_iter().map(|it| it.period))
}

/// The dialog; its draft is made anew each time it opens.
#[component]
pub fn TargetDialog(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let asked = Memo::new(move |_| match view.dialog.get() {
        Open::Target(target) => Some(target),
        _ => None,
    });
    let draft = RwSignal::new(view.store.peek(|workbook| Draft::new(workbook, newest_period(workbook))));
    let errors = RwSignal::new(Errors::default());
    let refused = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of(kept_draft::FORM, kept_draft::parts(draft));
    Effect::new(move || {
        if let Some(target) = asked.get() {
            let fresh = view.store.peek(|workbook| {
                let known = target.and_then(|id| workbook.targets.get(id));
                known
                    .map_or_else(|| Draft::new(workbook, newest_period(workbook)), |target| Draft::of(workbook, target))
            });
            let record = kept_draft::record(&fresh);
            draft.set(fresh);
            unsaved.begin(view.store.id(), &record);
            errors.set(Errors::default());
            refused.set(None);
        }
    });
    // What was wrong is said until it is mended, not until it is saved again; what is typed wrongly now is not said yet.
    Effect::new(move || {
        draft.track();
        if refused.with_untracked(Option::is_some) {
            refused.set(None);
        }
        if errors.with_untracked(|errors| !errors.is_empty()) {
            let found = view.store.peek(|workbook| draft.with_untracked(|draft| draft.finish(workbook)));
            let now = found.err().unwrap_or_default();
            errors.update(|errors| errors.mend(now));
        }
    });
    let toasts: Toasts = expect_context();
    let save = Callback::new(move |()| {
        let finished = view.store.peek(|workbook| draft.with_untracked(|draft| draft.finish(workbook)));
        match finished {
            Err(found) => errors.set(found),
            Ok(target) => {
                errors.set(Errors::default());
                let id = target.id;
                let said = Some(t(words::form::DONE).to_owned());
                match view.revise(toasts, Revising { targets: vec![target], said, ..Revising::default() }) {
                    Ok(is_done) => {
                        view.chosen.set(Some(id));
                        if is_done {
                            unsaved.done();
                            view.dialog.set(Open::Nothing);
                        }
                    }
                    Err(said) => refused.set(Some(said)),
                }
            }
        }
    });
    let close = move || view.dialog.set(Open::Nothing);
    let cancel = Callback::new(move |()| {
        unsaved.cancel();
        close();
    });
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=save>
                {t(words::form::SAVE)}
            </Button>
        }
    };
    let title = Signal::derive(move || {
        t(if matches!(asked.get(), Some(Some(_))) { words::EDIT } else { words::NEW }).to_owned()
    });
    let drafting = Drafting(draft);
    view! {
        <Dialog
            title=title
            open=Signal::derive(move || asked.get().is_some())
            on_close=Callback::new(move |_| close())
            footer=footer
        >
            <div class="target-form">
                {unsaved.note()}
                <OwnerFields store=view.store draft=drafting errors=errors />
                <PeriodFields store=view.store draft=drafting errors=errors />
                <BaselineFields store=view.store draft=drafting errors=errors />
                <GrowthFields store=view.store draft=drafting errors=errors />
                <ResultFields store=view.store draft=drafting errors=errors />
                {move || refused.get().map(|error| view! { <ErrorLine id="target-refused" error=error /> })}
            </div>
        </Dialog>
    }
}
