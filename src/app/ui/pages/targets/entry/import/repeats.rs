//! Several rows of one figure: how many there are, what they come to, and what is to become of them.

use leptos::prelude::*;
use linchpin::exchange::actuals::{ActualsPlan, Repeats};

use super::Import;
use crate::app::i18n::{Text, t, texts::actuals::import::repeats as words};
use crate::app::ui::components::{Banner, Choice, ControlSize, Select, Tone};

/// What the rows come to, and the choice; nothing where every figure stands in one row.
pub fn repeats(import: Import) -> AnyView {
    let has_any = Memo::new(move |_| import.plan.with(|plan| plan.as_ref().is_some_and(has_repeats)));
    let banner = move || import.plan.with(|plan| plan.as_ref().map(|plan| said(plan, chosen(import))));
    view! {
        {move || {
            has_any
                .get()
                .then(|| {
                    view! {
                        {banner}
                        <div class="toolbar">{control(import)}</div>
                    }
                })
        }}
    }
    .into_any()
}

fn has_repeats(plan: &ActualsPlan) -> bool {
    plan.repeated.figures > 0
}

fn chosen(import: Import) -> Repeats {
    import.layout.with(|layout| layout.as_ref().map(|layout| layout.repeats).unwrap_or_default())
}

const fn name(repeats: Repeats) -> (&'static str, Text) {
    match repeats {
        Repeats::AddUp => ("add_up", words::ADD_UP),
        Repeats::First => ("first", words::FIRST),
        Repeats::Last => ("last", words::LAST),
        Repeats::LeaveOut => ("leave_out", words::LEAVE_OUT),
    }
}

fn control(import: Import) -> AnyView {
    let choices: Vec<Choice> = Repeats::ALL.map(name).map(|(key, label)| Choice::new(key, t(label))).into();
    let choose = Callback::new(move |key: String| {
        let found = Repeats::ALL.into_iter().find(|repeats| name(*repeats).0 == key);
        import.layout.update(|layout| {
            if let Some((layout, repeats)) = layout.as_mut().zip(found) {
                layout.repeats = repeats;
            }
        });
    });
    let value = Signal::derive(move || name(chosen(import)).0.to_owned());
    view! { <Select label=t(words::LABEL) size=ControlSize::Small choices=choices value=value on_change=choose /> }
        .into_any()
}

fn said(plan: &ActualsPlan, repeats: Repeats) -> AnyView {
    let told = &plan.repeated;
    let (owners, figures) = (words::owners(told.owners), words::figures(told.figures));
    let rows = match repeats {
        Repeats::AddUp => words::added_up(told.rows, owners, figures),
        Repeats::First | Repeats::Last | Repeats::LeaveOut => words::rows(told.rows, owners, figures),
    };
    let (title, then) = match repeats {
        Repeats::AddUp => (words::TITLE_ADD_UP, (!plan.problems.is_empty()).then_some(words::IN_NO_SUM)),
        Repeats::First => (words::TITLE_ONE, Some(words::ONLY_FIRST)),
        Repeats::Last => (words::TITLE_ONE, Some(words::ONLY_LAST)),
        Repeats::LeaveOut => (words::TITLE_NONE, Some(words::NONE)),
    };
    // The same said twice and a list of sales look alike where no days tell them apart.
    let is_unclear = repeats == Repeats::AddUp && !told.is_dated;
    let copies = (told.copies > 0).then(|| words::copies(told.copies));
    let is_sure = repeats == Repeats::AddUp && !is_unclear && copies.is_none() && plan.problems.is_empty();
    let tone = if is_sure { Tone::Neutral } else { Tone::Warning };
    let mut sentences = vec![rows + ".", t(words::WHY).to_owned()];
    sentences.extend(copies);
    sentences.extend(is_unclear.then(|| t(words::UNCLEAR).to_owned()));
    sentences.extend(then.map(|text| t(text).to_owned()));
    view! { <Banner tone=tone title=t(title)>{sentences.join(" ")}</Banner> }.into_any()
}
