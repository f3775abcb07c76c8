//! What the page of criteria shows and does: the criteria in order, their shares, the way weights are set.

use leptos::prelude::*;
use linchpin::analysis::robustness::{CriterionStability, weight_stability};
use linchpin::analysis::weights;
use linchpin::command::{Command, CriterionCommand, CriterionEdit, ScoreCommand};
use linchpin::model::{Criterion, CriterionId, Place, Weight, WeightingWay, Workbook};

use super::mode::WeightMode;
use crate::app::i18n::{criterion_name, fmt, texts};
use crate::app::platform::{clock, random};
use crate::app::state::{Prefs, Store, Topic};
use crate::app::ui::components::{Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell::focus_title;
use crate::app::ui::words::refusal;

/// The criteria as one person looks at them. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The open workbook.
    pub store: Store,
    /// The criteria in the team's order.
    pub order: Memo<Vec<CriterionId>>,
    /// Their weights in that order, with the one that is being dragged as it would become.
    pub weights: Memo<Vec<Weight>>,
    /// Their shares of 100% in that order.
    pub shares: Memo<Vec<f64>>,
    /// How far each weight may move before the key list changes; none while there is no list that could.
    pub stability: Memo<Vec<CriterionStability>>,
    /// How weights are set.
    pub mode: RwSignal<WeightMode>,
    /// A weight that is being dragged and not kept yet.
    pub draft: RwSignal<Option<(CriterionId, Weight)>>,
    /// The criterion whose details are open.
    pub open: RwSignal<Option<CriterionId>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    toasts: Toasts,
    prefs: Prefs,
}

impl Sheet {
    /// The criteria of the open workbook.
    pub fn new(store: Store, prefs: Prefs, toasts: Toasts) -> Self {
        let order = Memo::new(move |_| {
            store.read(Topic::Criteria, |workbook| {
                workbook.criteria_in_order().iter().map(|criterion| criterion.id).collect::<Vec<_>>()
            })
        });
        let draft = RwSignal::new(None);
        let weights = Memo::new(move |_| {
            let draft: Option<(CriterionId, Weight)> = draft.get();
            let weight = |criterion: &&Criterion| {
                draft.filter(|(id, _)| *id == criterion.id).map_or(criterion.weight, |(_, weight)| weight)
            };
            store.read(Topic::Criteria, |workbook| workbook.criteria_in_order().iter().map(weight).collect::<Vec<_>>())
        });
        let shares = Memo::new(move |_| {
            let percents = weights.with(|weights| weights::shares(weights));
            let share = |percent: linchpin::model::Percent| f64::from(percent.basis_points()) / 10_000.0;
            percents.map(|percents| percents.into_iter().map(share).collect::<Vec<_>>()).unwrap_or_default()
        });
        let remembered = untrack(|| prefs.get(MODE)).and_then(|key| WeightMode::of(&key));
        let way = store.peek(|workbook| workbook.meta.weighting.way);
        let mode = weights.with_untracked(|weights| WeightMode::start(way, remembered, weights));
        let stability = Memo::new(move |_| {
            let places = store.read(Topic::Meta, |workbook| workbook.meta.top_n.into());
            store.scoreboard(|board| weight_stability(board, places).unwrap_or_default())
        });
        let sheet = Self {
            store,
            order,
            weights,
            shares,
            stability,
            mode: RwSignal::new(mode),
            draft,
            open: RwSignal::new(None),
            said: RwSignal::default(),
            toasts,
            prefs,
        };
        sheet.follow_weights();
        sheet
    }

    /// Reads one criterion and follows it.
    pub fn read<T: Default>(self, id: CriterionId, f: impl FnOnce(&Criterion) -> T) -> T {
        self.store.read(Topic::Criteria, |workbook| workbook.criteria.get(id).map(f).unwrap_or_default())
    }

    /// The place of a criterion in the order, from 0; follows it.
    pub fn place(self, id: CriterionId) -> usize {
        self.order.with(|order| order.iter().position(|other| *other == id)).unwrap_or(0)
    }

    /// The weight of a criterion as it is shown; follows it.
    pub fn weight(self, id: CriterionId) -> Weight {
        let place = self.place(id);
        self.weights.with(|weights| weights.get(place).copied()).unwrap_or_default()
    }

    /// The share of a criterion in words; follows it.
    pub fn share_text(self, place: usize) -> String {
        self.shares.with(|shares| shares.get(place).map_or_else(|| "–".to_owned(), |share| fmt::percent(*share, 1)))
    }

    /// Chooses how weights are set. Equal weights and 100 points are set at once; an order and comparisons are asked
    /// for first.
    pub fn choose(self, mode: WeightMode) {
        self.mode.set(mode);
        self.prefs.set(MODE, mode.key());
        let now = self.weights.get_untracked();
        let wanted = match mode {
            WeightMode::Equal if WeightMode::guess(&now) == mode => now,
            WeightMode::Equal => weights::equal(now.len()),
            WeightMode::Hundred if weights::hand_out(&now) == weights::HandOut::Complete => now,
            WeightMode::Hundred => weights::to_hundred_points(&now).unwrap_or_else(|| weights::equal(now.len())),
            WeightMode::Points | WeightMode::Order | WeightMode::Pairwise => return,
        };
        self.weigh(mode, &wanted, Vec::new());
    }

    /// Makes all weights in a way, in the order of the criteria.
    pub fn weigh(self, mode: WeightMode, weights: &[Weight], places: Vec<(CriterionId, Place)>) {
        let weights = self.order.get_untracked().into_iter().zip(weights.iter().copied()).collect();
        self.dispatch(CriterionCommand::Weigh { way: mode.way(), weights, places });
    }

    /// Sets one weight. An order or comparisons stay what the weights were made from, as changed by hand since.
    pub fn set_weight(self, id: CriterionId, weight: Weight) {
        self.draft.set(None);
        // A field that is left by the browser's *Back* says what was typed into it when the page has gone already.
        let mode = self.mode.try_get_untracked().unwrap_or(WeightMode::Points);
        let weights = vec![(id, weight)];
        let was_made = self.store.peek(|workbook| workbook.meta.weighting.way);
        let is_asked_for = matches!(was_made, WeightingWay::Order | WeightingWay::Pairwise);
        self.dispatch(if is_asked_for && mode == WeightMode::Points {
            CriterionCommand::SetWeights(weights)
        } else {
            CriterionCommand::Weigh { way: mode.way(), weights, places: Vec::new() }
        });
    }

    /// Does something to the criteria; what stands in the way is said.
    pub fn dispatch(self, command: CriterionCommand) {
        if let Err(refused) = self.store.dispatch(Command::Criterion(command)) {
            self.toasts.tell(Tone::Warning, refusal(&refused));
        }
    }

    /// The name of a criterion; follows it.
    pub fn name(self, id: CriterionId) -> String {
        self.store.read(Topic::Criteria, |workbook| {
            workbook.criteria.get(id).map(|criterion| criterion_name(workbook, criterion)).unwrap_or_default()
        })
    }

    /// Edits a criterion; what stands in the way comes back in words, for beside the field.
    pub fn edit(self, criterion: CriterionId, edit: CriterionEdit) -> Option<String> {
        self.edit_all(criterion, vec![edit])
    }

    /// The same with several edits at once: all of them, or none.
    pub fn edit_all(self, criterion: CriterionId, edits: Vec<CriterionEdit>) -> Option<String> {
        let command = CriterionCommand::Edit { criterion, edits };
        self.store.dispatch(Command::Criterion(command)).err().map(|refused| refusal(&refused))
    }

    /// Adds criteria after those there are, each with the usual weight.
    pub fn add(self, mut criteria: Vec<Criterion>) -> Option<String> {
        let weights = self.new_weights(criteria.len());
        for (criterion, weight) in criteria.iter_mut().zip(weights) {
            criterion.weight = weight;
        }
        let count = criteria.len();
        let refused = self.store.dispatch(Command::Criterion(CriterionCommand::Add(criteria))).err();
        if refused.is_none() {
            self.said.set(texts::criteria::added(count));
        }
        refused.map(|refused| refusal(&refused))
    }

    /// Moves a criterion to the trash, and offers to take that back.
    pub fn delete(self, criterion: CriterionId) {
        let name = untrack(|| self.name(criterion));
        let command = CriterionCommand::Delete { criterion, trash: random::new_id(), at: clock::now() };
        match self.store.dispatch(Command::Criterion(command)) {
            Ok(()) => {
                focus_title();
                offer_undo(self.store, self.toasts, texts::criteria::deleted(name));
            }
            Err(refused) => self.toasts.tell(Tone::Warning, refusal(&refused)),
        }
    }

    /// Takes back all scores of a criterion that were set by hand, and offers to take that back.
    pub fn clear_overrides(self, id: CriterionId) {
        let of = |workbook: &Workbook| workbook.agreed.iter().filter(|agreed| agreed.criterion == id).count();
        let count = self.store.peek(of);
        match self.store.dispatch(Command::Score(ScoreCommand::ReopenAll(id))) {
            Ok(()) => offer_undo(self.store, self.toasts, texts::criteria::derivation::cleared(count)),
            Err(refused) => self.toasts.tell(Tone::Warning, refusal(&refused)),
        }
    }

    /// Moves a criterion to a place among the others.
    pub fn move_to(self, id: CriterionId, place: usize) {
        let mut order = self.order.get_untracked();
        let Some(from) = order.iter().position(|other| *other == id) else { return };
        let place = place.min(order.len() - 1);
        if from == place {
            return;
        }
        order.remove(from);
        order.insert(place, id);
        let count = order.len();
        if let Err(refused) = self.store.dispatch(Command::Criterion(CriterionCommand::Order(order))) {
            return self.toasts.tell(Tone::Warning, refusal(&refused));
        }
        let name = untrack(|| self.name(id));
        let (place, count) = (fmt::integer((place + 1) as f64), fmt::integer(count as f64));
        self.said.set(texts::criteria::moved(name, place, count));
    }

    /// What new criteria weigh: as much as the others do on average, so that equal ones stay equal. Where 100 points are
    /// handed out, what is left of them in whole points, the first with what does not divide.
    fn new_weights(self, count: usize) -> Vec<Weight> {
        let weights = self.weights.get_untracked();
        let of = |hundredths: u32| Weight::from_hundredths(hundredths).unwrap_or_default();
        if self.mode.get_untracked() == WeightMode::Hundred {
            let left = match weights::hand_out(&weights) {
                weights::HandOut::Left(left) => left,
                _ => 0,
            };
            let others = u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX);
            let each = left / 100 / (others.saturating_add(1)) * 100;
            let first = left - each * others;
            return std::iter::once(first).chain(std::iter::repeat(each)).take(count).map(of).collect();
        }
        let sum: u32 = weights.iter().map(|weight| weight.hundredths()).sum();
        let mean = sum.checked_div(u32::try_from(weights.len()).unwrap_or(u32::MAX)).filter(|mean| *mean > 0);
        vec![mean.map_or_else(|| Weight::from_points(20).unwrap_or_default(), of); count]
    }

    /// Undo, another tab: weights that are no longer equal are no longer set as equal ones.
    fn follow_weights(self) {
        Effect::new(move || {
            let is_equal = self.weights.with(|weights| WeightMode::guess(weights) == WeightMode::Equal);
            if !is_equal && self.mode.get_untracked() == WeightMode::Equal {
                self.mode.set(WeightMode::Points);
            }
        });
    }
}

const MODE: &str = "criteria_weights";
