//! What stands over a view of the targets on paper, where no choice can be looked at: which view it is, and of what.
//! The workbook's name and the day stand over every printed page (`shell/frame.rs`).

use std::collections::BTreeMap;

use leptos::prelude::*;
use linchpin::model::Target;

use super::form_baseline::source_name;
use super::source::Source;
use crate::app::i18n::{Text, fmt, t, texts::targets::printed as words};

/// What is said of a printed view: a word of ours, and what was chosen.
pub type Fact = (Text, String);

/// The head of a printed view.
#[component]
pub fn PrintedHead(
    /// Which view it is.
    title: Text,
    /// What it is of. Nothing is said of what is empty.
    #[prop(into)]
    facts: Signal<Vec<Fact>>,
) -> impl IntoView {
    let fact = |(label, text): Fact| {
        view! {
            <div class="printed__fact">
                <dt>{t(label)}</dt>
                <dd>
                    <bdi>{text}</bdi>
                </dd>
            </div>
        }
    };
    let shown = move || facts.get().into_iter().filter(|(_, text)| !text.is_empty()).map(fact).collect_view();
    view! {
        <section class="print-only printed">
            <h2 class="printed__title">{t(title)}</h2>
            <dl class="printed__facts">{shown}</dl>
        </section>
    }
}

/// Where baselines come from, the most usual first; each with its number where there are several.
pub fn sources_said(sources: impl Iterator<Item = Source>) -> String {
    let mut counted: BTreeMap<String, (Source, usize)> = BTreeMap::new();
    for source in sources {
        counted.entry(source.key()).or_insert((source, 0)).1 += 1;
    }
    let mut counted: Vec<(Source, usize)> = counted.into_values().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if let [(only, _)] = counted[..] {
        return source_name(only);
    }
    let said = |(source, count): &(Source, usize)| words::counted(*count, source_name(*source));
    fmt::list(&counted.iter().map(said).collect::<Vec<_>>())
}

/// Where a target's baseline comes from.
pub const fn source_of(target: &Target) -> Source {
    Source::of(target.baseline)
}
