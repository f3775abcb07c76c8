//! How the raters' scores become the group's, and when a cell is to be discussed: set before anyone scores.

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit};
use linchpin::model::{GroupMethod, Tolerance};

use crate::app::i18n::{t, texts::together::rules as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Choice, GroupFlow, RadioGroup, Select, Toasts, Tone};
use crate::app::ui::words::refusal;

/// Mean or median, and the tolerance.
#[component]
pub fn Rules(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let edit = move |edit: MetaEdit| {
        if let Err(refused) = store.dispatch(Command::Meta(vec![edit])) {
            toasts.tell(Tone::Warning, refusal(&refused));
        }
    };
    let methods = vec![Choice::new("mean", t(words::MEAN)), Choice::new("median", t(words::MEDIAN))];
    let method = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.group));
    let choose = Callback::new(move |key: String| {
        edit(MetaEdit::Group(if key == "median" { GroupMethod::Median } else { GroupMethod::Mean }));
    });
    let tolerance = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.tolerance.points()));
    let points: Vec<Choice> = (0..=Tolerance::MAX)
        .map(|points| {
            let label = if points == 0 { t(words::SAME).to_owned() } else { words::points(usize::from(points)) };
            Choice::new(points.to_string(), label)
        })
        .collect();
    let tolerate = Callback::new(move |key: String| {
        if let Some(tolerance) = key.parse().ok().and_then(Tolerance::new) {
            edit(MetaEdit::Tolerance(tolerance));
        }
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <RadioGroup
                label=t(words::GROUP)
                choices=Signal::stored(methods)
                flow=GroupFlow::Row
                value=Signal::derive(move || if method.get() == GroupMethod::Median { "median" } else { "mean" }.to_owned())
                on_change=choose
            />
            <div class="raters__tolerance">
                <Select
                    label=t(words::TOLERANCE)
                    help=t(words::TOLERANCE_HELP)
                    choices=Signal::stored(points)
                    value=Signal::derive(move || tolerance.get().to_string())
                    on_change=tolerate
                    disabled=store.read_only()
                />
            </div>
        </section>
    }
}
