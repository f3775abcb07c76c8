//! One criterion in the list: its handle, name, weight and share, and its details when they are open.

use leptos::{ev, html, prelude::*};
use linchpin::analysis::robustness::CriterionStability;
use linchpin::command::CriterionEdit;
use linchpin::model::{Axis, CriterionId, Nature};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::derivation::Scoring;
use super::order::Drag;
use super::sheet::Sheet;
use super::weight_field::WeightField;
use crate::app::i18n::{Named, criterion_words, fmt, t, texts};
use crate::app::ui::alive::soon;
use crate::app::ui::components::{Badge, Choice, Icon, IconButton, SegmentedControl, TextArea, TextField, icons};
use crate::app::ui::stability_bar::stability_bar;

/// A criterion of the list.
#[component]
pub fn CriterionRow(
    /// The criteria.
    sheet: Sheet,
    /// Which one.
    id: CriterionId,
    /// What is being dragged.
    drag: Drag,
) -> impl IntoView {
    let name = Signal::derive(move || sheet.name(id));
    let place = Memo::new(move |_| sheet.place(id));
    let is_open = Signal::derive(move || sheet.open.get() == Some(id));
    let can_edit = move || !sheet.store.read_only().get();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.alt_key() && can_edit() {
            move_by_key(sheet, id, &event);
        }
    };
    view! {
        <li class="criterion" class:criterion--open=is_open class=("criterion--dragged", move || drag.is_dragged(id)) on:keydown=on_key>
            <div class="criterion__line">
                {move || can_edit().then(|| handle(sheet, id, drag, name, place))}
                <div class="criterion__text">
                    <button
                        type="button"
                        class="criterion__name"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| {
                            let now = sheet.open.get_untracked();
                            sheet.open.set((now != Some(id)).then_some(id));
                        }
                    >
                        <span class="criterion__number">{move || fmt::integer((place.get() + 1) as f64)}</span>
                        <bdi>{name}</bdi>
                        <Icon icon=icons::CHEVRON_DOWN />
                    </button>
                    <p class="criterion__meaning">{move || sheet.read(id, |criterion| criterion_words(criterion)[0].clone())}</p>
                    <span class="criterion__badges">{move || badges(sheet, id)}</span>
                    {move || stability(sheet, id)}
                </div>
                {move || (can_edit() && sheet.mode.get().is_typed()).then(|| view! { <WeightField sheet=sheet id=id /> })}
                <span class="criterion__share number">{move || sheet.share_text(place.get())}</span>
                {move || {
                    can_edit().then(|| {
                        let label = Signal::derive(move || texts::criteria::delete(name.get()));
                        view! { <IconButton label=label icon=icons::DELETE on_click=move |()| sheet.delete(id) /> }
                    })
                }}
            </div>
            {move || is_open.get().then(|| view! { <Details sheet=sheet id=id /> })}
        </li>
    }
}

/// How far the weight may move before the key list changes.
fn stability(sheet: Sheet, id: CriterionId) -> Option<AnyView> {
    let of = |found: &Vec<CriterionStability>| found.iter().find(|one| one.criterion == id)?.interval.ok();
    let interval = sheet.stability.with(of)?;
    let bar = stability_bar(sheet.store, interval);
    let label = t(texts::robustness::stability::COMPACT);
    Some(view! { <div class="criterion__stability"><span class="muted">{label}</span> {bar}</div> }.into_any())
}

/// The handle: dragged by the pointer, moved by the arrow keys.
fn handle(sheet: Sheet, id: CriterionId, drag: Drag, name: Signal<String>, place: Memo<usize>) -> AnyView {
    let label = move || {
        let count = sheet.order.with(Vec::len);
        texts::criteria::handle(name.get(), fmt::integer((place.get() + 1) as f64), fmt::integer(count as f64))
    };
    view! {
        <button
            type="button"
            class="criterion__handle"
            id=handle_id(id)
            aria-label=label
            title=t(texts::criteria::HANDLE_TITLE)
            on:keydown=move |event| {
                // With Alt the row hears it.
                if !event.alt_key() {
                    move_by_key(sheet, id, &event);
                }
            }
            on:pointerdown=move |event| drag.start(id, &event)
            on:pointermove=move |event| drag.follow(&event)
            on:pointerup=move |_| {
                if let Some(to) = drag.drop_from(untrack(|| sheet.place(id))) {
                    sheet.move_to(id, to);
                }
            }
            on:pointercancel=move |_| drag.cancel()
        >
            <Icon icon=icons::GRIP />
        </button>
    }
    .into_any()
}

fn move_by_key(sheet: Sheet, id: CriterionId, event: &ev::KeyboardEvent) {
    let place = untrack(|| sheet.place(id));
    let to = match event.key().as_str() {
        "ArrowUp" => place.saturating_sub(1),
        "ArrowDown" => place + 1,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    sheet.move_to(id, to);
    let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // The element moves in the page and loses the focus on the way.
    soon(move || {
        if let Some(element) = focused {
            let _ = element.focus();
        }
    });
}

fn handle_id(id: CriterionId) -> String {
    format!("criterion-{id}")
}

/// What is not the usual: an axis, revenue, no weight, missing anchors.
fn badges(sheet: Sheet, id: CriterionId) -> Vec<AnyView> {
    let (axis, nature, is_derived, has_anchors) = sheet.store.read(crate::app::state::Topic::Criteria, |workbook| {
        workbook.criteria.get(id).map_or((Axis::None, Nature::Other, false, true), |criterion| {
            let has_anchors = !criterion.low_anchor.is_empty() && !criterion.high_anchor.is_empty();
            (criterion.axis, criterion.nature, criterion.derived.is_some(), has_anchors)
        })
    });
    let derived = is_derived.then(|| t(texts::criteria::derivation::BADGE));
    let axis = (axis != Axis::None).then(|| t(axis.text()));
    let nature = (nature == Nature::Revenue).then(|| t(nature.text()));
    // A number needs no description of a 1 and a 10: its rule says them.
    let anchors = (!has_anchors && !is_derived).then(|| t(texts::criteria::NO_ANCHORS));
    [derived, axis, nature, anchors]
        .into_iter()
        .flatten()
        .map(|word| view! { <Badge>{word}</Badge> }.into_any())
        .collect()
}

#[component]
fn Details(sheet: Sheet, id: CriterionId) -> impl IntoView {
    let read_only = sheet.store.read_only();
    let name_field = NodeRef::<html::Input>::new();
    let name_error = RwSignal::new(None::<String>);
    let name = Signal::derive(move || sheet.name(id));
    let axis = Signal::derive(move || axis_key(sheet.read(id, |criterion| criterion.axis)).to_owned());
    let nature = Signal::derive(move || nature_key(sheet.read(id, |criterion| criterion.nature)).to_owned());
    let axes: Vec<Choice> = AXES.into_iter().map(|axis| Choice::new(axis_key(axis), t(axis.text()))).collect();
    let natures: Vec<Choice> =
        NATURES.into_iter().map(|nature| Choice::new(nature_key(nature), t(nature.text()))).collect();
    let set_axis = move |key: String| {
        let axis = AXES.into_iter().find(|axis| axis_key(*axis) == key).unwrap_or_default();
        sheet.edit(id, CriterionEdit::Axis(axis));
    };
    let set_nature = move |key: String| {
        let nature = NATURES.into_iter().find(|nature| nature_key(*nature) == key).unwrap_or_default();
        sheet.edit(id, CriterionEdit::Nature(nature));
    };
    let fields = texts::criteria::NAME;
    view! {
        <div class="criterion__details">
            <TextField
                label=t(fields)
                value=name
                error=name_error
                read_only=read_only
                on_change=move |typed| name_error.set(sheet.edit(id, CriterionEdit::Name(typed)))
                node_ref=name_field
            />
            {text_area(sheet, id, texts::common::fields::MEANING, |criterion| criterion_words(criterion)[0].clone(), CriterionEdit::Meaning)}
            <div class="criterion__anchors">
                {text_area(sheet, id, texts::common::fields::LOW_ANCHOR, |criterion| criterion_words(criterion)[1].clone(), CriterionEdit::LowAnchor)}
                {text_area(sheet, id, texts::common::fields::HIGH_ANCHOR, |criterion| criterion_words(criterion)[2].clone(), CriterionEdit::HighAnchor)}
            </div>
            <Scoring sheet=sheet id=id />
            <div class="criterion__choices">
                <div class="stack stack--tight">
                    <span class="field__label">{t(texts::common::fields::AXIS)}</span>
                    <SegmentedControl label=t(texts::common::fields::AXIS) choices=axes value=axis on_change=set_axis />
                    <p class="field__help">{t(texts::criteria::AXIS_HELP)}</p>
                </div>
                <div class="stack stack--tight">
                    <span class="field__label">{t(texts::criteria::NATURE)}</span>
                    <SegmentedControl label=t(texts::criteria::NATURE) choices=natures value=nature on_change=set_nature />
                    <p class="field__help">{t(texts::criteria::NATURE_HELP)}</p>
                </div>
            </div>
        </div>
    }
}

const AXES: [Axis; 3] = [Axis::None, Axis::Attractiveness, Axis::Strength];
const NATURES: [Nature; 2] = [Nature::Other, Nature::Revenue];

const fn axis_key(axis: Axis) -> &'static str {
    match axis {
        Axis::None => "none",
        Axis::Attractiveness => "attractiveness",
        Axis::Strength => "strength",
    }
}

const fn nature_key(nature: Nature) -> &'static str {
    match nature {
        Nature::Revenue => "revenue",
        Nature::Other => "other",
    }
}

fn text_area(
    sheet: Sheet,
    id: CriterionId,
    label: crate::app::i18n::Text,
    read: fn(&linchpin::model::Criterion) -> String,
    edit: fn(String) -> CriterionEdit,
) -> AnyView {
    let error = RwSignal::new(None::<String>);
    view! {
        <TextArea
            label=t(label)
            value=Signal::derive(move || sheet.read(id, read))
            error=error
            rows=2
            read_only=sheet.store.read_only()
            on_change=move |typed| error.set(sheet.edit(id, edit(typed)))
        />
    }
    .into_any()
}
