//! Whether people score a criterion or it scores itself from a number of the account (S-8): the summary among its
//! details, and the dialog in which the rule is made and previewed.

mod draft;
mod form;
mod preview;
pub mod words;

use leptos::prelude::*;
use linchpin::command::CriterionEdit;
use linchpin::model::{CriterionId, Derivation, Nature, NumberSource};

use self::draft::Draft;
use self::form::Form;
use super::sheet::Sheet;
use crate::app::i18n::{t, texts, texts::criteria::derivation as here};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, ControlSize, Dialog, DialogWidth, ErrorLine};
use crate::app::ui::unsaved::Unsaved;

/// Who scores a criterion: people, or its numbers.
#[component]
pub fn Scoring(
    /// The criteria.
    sheet: Sheet,
    /// Which one.
    id: CriterionId,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let rule = Memo::new(move |_| sheet.read(id, |criterion| criterion.derived.clone()));
    let can_edit = move || !sheet.store.read_only().get();
    let lines = move || {
        let Some(rule) = rule.get() else { return vec![t(here::BY_PEOPLE).to_owned()] };
        let overridden = sheet
            .store
            .read(Topic::Scores, |workbook| workbook.agreed.iter().filter(|agreed| agreed.criterion == id).count());
        let mut lines = sheet.store.scoreboard(|board| {
            board.derived(id).map_or_else(Vec::new, |column| {
                let mut lines = vec![words::rule_line(&rule, column)];
                lines.extend(words::outcome_lines(column));
                lines
            })
        });
        if overridden > 0 {
            lines.push(here::overridden(overridden));
        }
        lines
    };
    let has_overrides = Memo::new(move |_| {
        sheet.store.read(Topic::Scores, |workbook| workbook.agreed.iter().any(|agreed| agreed.criterion == id))
    });
    let actions = move || {
        can_edit().then(|| {
            let is_derived = rule.with(Option::is_some);
            let clear = (is_derived && has_overrides.get()).then(|| {
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ControlSize::Small
                        on_click=move |()| sheet.clear_overrides(id)
                    >
                        {t(here::CLEAR)}
                    </Button>
                }
            });
            let make = t(if is_derived { here::CHANGE } else { here::DERIVE });
            let stop = is_derived.then(|| {
                view! {
                    <Button
                        kind=ButtonKind::Quiet
                        size=ControlSize::Small
                        on_click=move |()| {
                            sheet.edit(id, CriterionEdit::Derived(None));
                        }
                    >
                        {t(here::STOP)}
                    </Button>
                }
            });
            view! {
                <div class="row">
                    <Button size=ControlSize::Small on_click=move |()| open.set(true)>{make}</Button>
                    {clear}
                    {stop}
                </div>
            }
        })
    };
    view! {
        <div class="stack stack--tight">
            <span class="field__label">{t(here::TITLE)}</span>
            {move || lines().into_iter().map(|line| view! { <p class="derivation__line">{line}</p> }).collect_view()}
            {actions}
        </div>
        <RuleDialog sheet=sheet id=id open=open />
    }
}

#[component]
fn RuleDialog(sheet: Sheet, id: CriterionId, open: RwSignal<bool>) -> impl IntoView {
    let draft = RwSignal::new(Draft::start(None));
    let problem = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("rule", draft::parts(draft));
    Effect::new(move || {
        if open.get() {
            let rule = sheet.store.peek(|workbook| workbook.criteria.get(id).and_then(|own| own.derived.clone()));
            draft.set(Draft::start(rule.as_ref()));
            unsaved.begin(sheet.store.id(), &id.to_string());
            problem.set(None);
        }
    });
    let rule = Memo::new(move |_| draft.with(Draft::rule).ok());
    let apply = move |()| {
        let Some(rule) = rule.get_untracked() else { return };
        problem.set(keep(sheet, id, rule));
        if problem.with_untracked(Option::is_none) {
            unsaved.done();
        }
        open.set(problem.with_untracked(Option::is_some));
    };
    let cancel = move |()| {
        unsaved.cancel();
        open.set(false);
    };
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(texts::common::actions::CANCEL)}</Button>
            <Button
                kind=ButtonKind::Primary
                disabled=Signal::derive(move || rule.with(Option::is_none))
                on_click=apply
            >
                {t(here::APPLY)}
            </Button>
        }
    };
    let title = move || here::dialog(sheet.name(id));
    let people = move || {
        let scores = sheet.store.peek(|workbook| {
            let derived = workbook.criteria.get(id).is_some_and(|criterion| criterion.derived.is_some());
            if derived { 0 } else { workbook.scores.iter().filter(|score| score.criterion == id).count() }
        });
        (scores > 0).then(|| view! { <p class="note">{here::scores_stay(scores)}</p> })
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            open=open
            on_close=move |_| open.set(false)
            width=DialogWidth::Wide
            footer=footer
        >
            {unsaved.note()}
            {move || problem.get().map(|problem| view! { <ErrorLine id="derivation-refused" error=problem /> })}
            <div class="derivation">
                <Form store=sheet.store draft=draft />
                <div class="derivation__preview stack" aria-live="polite">
                    {move || rule.get().map(|rule| preview::view(sheet.store, &rule))}
                    {people}
                </div>
            </div>
        </Dialog>
    }
}

/// Keeps a rule. A criterion scored from revenue speaks of revenue, for the warning about it.
fn keep(sheet: Sheet, id: CriterionId, rule: Derivation) -> Option<String> {
    let of_revenue = matches!(rule.source, NumberSource::Revenue(_) | NumberSource::RevenueGrowth(_));
    let nature = of_revenue.then_some(CriterionEdit::Nature(Nature::Revenue));
    sheet.edit_all(id, std::iter::once(CriterionEdit::Derived(Some(rule))).chain(nature).collect())
}
