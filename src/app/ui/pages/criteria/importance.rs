//! Weights from an order of importance: the criteria from the most important down, ties allowed, and what rank-order
//! centroids make of it. Nothing is kept before it is used.

use leptos::{ev, html, prelude::*};
use linchpin::analysis::weights;
use linchpin::model::{CriterionId, Place, Weight, Workbook, order};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::mode::WeightMode;
use super::order::Drag;
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts, texts::criteria::importance as words};
use crate::app::state::Topic;
use crate::app::ui::alive::soon;
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Icon, icons};

/// A criterion in the order, and whether it is as important as the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rung {
    id: CriterionId,
    is_tied: bool,
}

/// What a row shows. A row that shows the same stays the same element, and keeps the focus.
struct Line {
    at: usize,
    rung: Rung,
    place: u32,
    share: f64,
    count: usize,
    name: String,
}

impl Line {
    fn key(&self) -> (usize, CriterionId, bool, u32, u64, usize, String) {
        let Rung { id, is_tied } = self.rung;
        (self.at, id, is_tied, self.place, self.share.to_bits(), self.count, self.name.clone())
    }
}

/// The order as it is being made.
#[derive(Clone, Copy)]
struct Ladder {
    sheet: Sheet,
    rungs: RwSignal<Vec<Rung>>,
}

/// Weights from an order of importance.
#[component]
pub fn Importance(
    /// The criteria.
    sheet: Sheet,
) -> impl IntoView {
    let ladder = Ladder { sheet, rungs: RwSignal::new(Vec::new()) };
    let kept = Memo::new(move |_| {
        sheet.store.track(Topic::Criteria);
        sheet.store.read(Topic::Meta, start)
    });
    // Undo, another tab, a new criterion: the order is the kept one again.
    Effect::new(move || ladder.rungs.set(kept.get()));
    let list = NodeRef::<html::Ol>::new();
    let drag = Drag::new(list);
    let shares = Memo::new(move |_| ladder.rungs.with(|rungs| weights::centroids_of_places(&places(rungs))));
    let lines = move || {
        let rungs = ladder.rungs.get();
        let rows = rungs.iter().zip(places(&rungs)).zip(shares.get()).enumerate();
        let line = |(at, ((rung, place), share)): (usize, ((&Rung, u32), f64))| Line {
            at,
            rung: *rung,
            place,
            share,
            count: rungs.len(),
            name: sheet.name(rung.id),
        };
        rows.map(line).collect::<Vec<_>>()
    };
    let is_used = Signal::derive(move || {
        let way = sheet.store.read(Topic::Meta, |workbook| workbook.meta.weighting.way);
        way == WeightMode::Order.way() && sheet.weights.get() == ladder.weights()
    });
    view! {
        <div class="criteria importance">
            <ol class="criteria__list" aria-label=t(words::LIST) node_ref=list>
                <For each=lines key=Line::key let:line>
                    {row(ladder, drag, line)}
                </For>
            </ol>
            {move || drag.line().map(|top| view! { <div class="criteria__line" style:inset-block-start=format!("{top}px")></div> })}
        </div>
        <div class="row">
            <Button kind=ButtonKind::Primary disabled=is_used on_click=move |()| ladder.apply()>
                {move || t(if is_used.get() { texts::criteria::weights::IN_USE } else { texts::criteria::weights::APPLY })}
            </Button>
        </div>
    }
}

fn row(ladder: Ladder, drag: Drag, Line { at, rung, place, share, count, name }: Line) -> AnyView {
    let id = rung.id;
    let number = fmt::integer(place.into());
    let label = texts::criteria::handle(name.clone(), fmt::integer((at + 1) as f64), fmt::integer(count as f64));
    let on_key = move |event: ev::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowUp" => at.saturating_sub(1),
            "ArrowDown" => at + 1,
            _ => return,
        };
        event.prevent_default();
        ladder.move_to(at, to);
        focus(id);
    };
    let tie = (at > 0).then(|| {
        view! {
            <Checkbox label=t(words::TIED) checked=rung.is_tied on_change=move |is_tied| ladder.tie(at, is_tied) />
        }
    });
    view! {
        <li class="criterion" class=("criterion--dragged", move || drag.is_dragged(id))>
            <div class="criterion__line">
                <button
                    type="button"
                    class="criterion__handle"
                    id=handle_id(id)
                    aria-label=label
                    title=t(texts::criteria::HANDLE_TITLE)
                    on:keydown=on_key
                    on:pointerdown=move |event| drag.start(id, &event)
                    on:pointermove=move |event| drag.follow(&event)
                    on:pointerup=move |_| {
                        if let Some(to) = drag.drop_from(at) {
                            ladder.move_to(at, to);
                        }
                    }
                    on:pointercancel=move |_| drag.cancel()
                >
                    <Icon icon=icons::GRIP />
                </button>
                <span class="criterion__number">{number}</span>
                <span class="criterion__text"><bdi>{name}</bdi></span>
                {tie}
                <span class="criterion__share number">{fmt::percent(share, 1)}</span>
            </div>
        </li>
    }
    .into_any()
}

impl Ladder {
    fn move_to(self, from: usize, to: usize) {
        let mut rungs = self.rungs.get_untracked();
        let to = to.min(rungs.len().saturating_sub(1));
        if from == to || from >= rungs.len() {
            return;
        }
        let mut moved = rungs.remove(from);
        // What stood under it is no longer tied to it, and it is tied to nothing where it comes to stand.
        if let Some(next) = rungs.get_mut(from) {
            next.is_tied &= moved.is_tied;
        }
        moved.is_tied = false;
        rungs.insert(to, moved);
        if let Some(first) = rungs.first_mut() {
            first.is_tied = false;
        }
        let count = rungs.len();
        self.rungs.set(rungs);
        let (place, count) = (fmt::integer((to + 1) as f64), fmt::integer(count as f64));
        self.sheet.said.set(texts::criteria::moved(untrack(|| self.sheet.name(moved.id)), place, count));
    }

    fn tie(self, at: usize, is_tied: bool) {
        self.rungs.update(|rungs| {
            if let Some(rung) = rungs.get_mut(at) {
                rung.is_tied = is_tied;
            }
        });
    }

    /// The weights it makes, in the order of the criteria.
    fn weights(self) -> Vec<Weight> {
        let rungs = self.rungs.get();
        let shares = weights::centroids_of_places(&places(&rungs));
        let share =
            |id: CriterionId| rungs.iter().position(|rung| rung.id == id).and_then(|at| shares.get(at).copied());
        let shares: Vec<f64> =
            self.sheet.order.with(|order| order.iter().map(|id| share(*id).unwrap_or(0.0)).collect());
        weights::from_shares(&shares)
    }

    fn apply(self) {
        let rungs = self.rungs.get_untracked();
        let place = |place: u32| u16::try_from(place).ok().and_then(Place::new);
        let kept = rungs.iter().zip(places(&rungs)).filter_map(|(rung, number)| Some((rung.id, place(number)?)));
        self.sheet.weigh(WeightMode::Order, &untrack(|| self.weights()), kept.collect());
    }
}

/// The places from 1; tied criteria share the first of theirs.
fn places(rungs: &[Rung]) -> Vec<u32> {
    let mut place = 0;
    let number = |(number, rung): (u32, &Rung)| {
        if !rung.is_tied {
            place = number;
        }
        place
    };
    (1..).zip(rungs).map(number).collect()
}

/// The order to begin with: the kept one, with criteria that came later at its end; without one, by weight as it is.
fn start(workbook: &Workbook) -> Vec<Rung> {
    let kept = &workbook.meta.weighting.places;
    let mut criteria = workbook.criteria_in_order();
    order::sort_by_key(&mut criteria, |criterion| {
        let place = kept.get(&criterion.id).map_or(u16::MAX, |place| place.number());
        (place, std::cmp::Reverse(criterion.weight))
    });
    let place = |id: CriterionId| kept.get(&id).copied();
    let mut before = None;
    let rung = |criterion: &&linchpin::model::Criterion| {
        let own = place(criterion.id);
        let is_tied = own.is_some() && own == before;
        before = own;
        Rung { id: criterion.id, is_tied }
    };
    criteria.iter().map(rung).collect()
}

fn handle_id(id: CriterionId) -> String {
    format!("importance-{id}")
}

/// The rows are made anew when the order changes; the handle that was pressed takes the focus again.
fn focus(id: CriterionId) {
    soon(move || {
        let handle =
            document().get_element_by_id(&handle_id(id)).and_then(|handle| handle.dyn_into::<HtmlElement>().ok());
        if let Some(handle) = handle {
            let _ = handle.focus();
        }
    });
}
