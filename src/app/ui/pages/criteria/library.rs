//! The library of criteria, to pick from (S-3).

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::model::{Criterion, LibraryCriterion, Name};

use super::sheet::Sheet;
use crate::app::i18n::{Described, Named, fmt, t, texts};
use crate::app::platform::random;
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Dialog, DialogWidth, ErrorLine};

/// The dialog that picks criteria from the library.
#[component]
pub fn LibraryDialog(
    /// The criteria.
    sheet: Sheet,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let chosen = RwSignal::new(BTreeSet::<LibraryCriterion>::new());
    let problem = RwSignal::new(None::<String>);
    Effect::new(move || {
        if open.get() {
            chosen.set(BTreeSet::new());
            problem.set(None);
        }
    });
    let add = move |()| {
        // In the library's order, whatever order they were ticked in.
        let criteria = chosen.with_untracked(|chosen| chosen.iter().filter_map(|entry| criterion(*entry)).collect());
        problem.set(sheet.add(criteria));
        open.set(problem.with_untracked(Option::is_some));
    };
    let footer = move || {
        let count = move || chosen.with(BTreeSet::len);
        view! {
            <Button on_click=move |()| open.set(false)>{t(texts::common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary disabled=Signal::derive(move || count() == 0) on_click=add>
                {move || texts::criteria::add_chosen(count())}
            </Button>
        }
    };
    view! {
        <Dialog
            title=t(texts::criteria::LIBRARY)
            open=open
            on_close=move |_| open.set(false)
            width=DialogWidth::Wide
            footer=footer
        >
            <p class="note">{t(texts::criteria::LIBRARY_TEXT)}</p>
            {move || problem.get().map(|problem| view! { <ErrorLine id="library-problem" error=problem /> })}
            <ul class="library" role="list">
                {LibraryCriterion::ALL.into_iter().map(|entry| entry_view(sheet, entry, chosen)).collect_view()}
            </ul>
        </Dialog>
    }
}

fn entry_view(sheet: Sheet, entry: LibraryCriterion, chosen: RwSignal<BTreeSet<LibraryCriterion>>) -> AnyView {
    let words = entry.texts();
    let is_there = sheet.store.read(Topic::Criteria, |workbook| {
        workbook
            .criteria
            .iter()
            .any(|criterion| criterion.library == entry.key() || criterion.name.as_str() == t(words.name))
    });
    let choose = move |is_chosen: bool| {
        chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(entry);
            } else {
                chosen.remove(&entry);
            }
        });
    };
    let help = if is_there { texts::criteria::already(t(words.meaning)) } else { t(words.meaning).to_owned() };
    let anchor = |score: u8, text: crate::app::i18n::Text| {
        view! {
            <div>
                <dt class=format!("heat heat--{score}")>{fmt::integer(score.into())}</dt>
                <dd>{t(text)}</dd>
            </div>
        }
    };
    let axis = t(entry.axis().text());
    view! {
        <li class="library__entry">
            <Checkbox
                label=t(words.name)
                checked=Signal::derive(move || is_there || chosen.with(|chosen| chosen.contains(&entry)))
                on_change=choose
                disabled=is_there
                help=help
            />
            <dl class="library__anchors">{anchor(1, words.low)} {anchor(10, words.high)}</dl>
            <p class="note">{axis}</p>
        </li>
    }
    .into_any()
}

/// The criterion a library entry becomes, in the language in use.
fn criterion(entry: LibraryCriterion) -> Option<Criterion> {
    let words = entry.texts();
    let mut criterion = Criterion::new(random::new_id(), 0, Name::parse(t(words.name)).ok()?);
    t(words.meaning).clone_into(&mut criterion.meaning);
    t(words.low).clone_into(&mut criterion.low_anchor);
    t(words.high).clone_into(&mut criterion.high_anchor);
    entry.key().clone_into(&mut criterion.library);
    criterion.axis = entry.axis();
    criterion.nature = entry.nature();
    Some(criterion)
}
