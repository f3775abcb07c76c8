//! What would have to happen in the rest of a period to reach its target (K-5, K-6): so much a month, against the pace
//! so far and against the past; what cannot happen is said as such. Of many owners together each has its own months:
//! a month that nobody recorded is not a month of nothing.

mod pace;

pub use pace::Pace;
use pace::{a_month, quantity, rest_of_means, rest_of_sums, toward_target};

use crate::analysis::figures::divide_rounding;
use crate::model::{Aggregate, Direction, Kpi, Quantity};

/// What the rest of a period would have to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It counts as met, whatever the rest brings: a sum where higher is better.
    Reached,
    /// All months are recorded and it is met.
    Met,
    /// All months are recorded and it is not met.
    Missed,
    /// The target is zero where higher is better, and so far, or to the end, zero came: there is nothing to reach.
    Nothing {
        /// Whether all months are recorded.
        is_over: bool,
    },
    /// So much is needed in each of the remaining months, or on average in them.
    Needed(Needed),
    /// Of many owners, those that have months left have reached their targets already, and only the others, whose
    /// months are all recorded, keep the sum from it.
    Ended(Ended),
    /// A mean that counts as met so far: it does to the end with this in the remaining months.
    Holds(Needed, Held),
    /// Only the latest figure counts: from this at the end (up to it, where lower is better) it counts as met.
    AtTheEnd {
        /// The end of what counts as met on its worse side.
        met: Quantity,
        /// The target itself, where that is another figure.
        target: Option<Quantity>,
    },
    /// Lower is better, and the sum is above what counts as met already: no month can take it back. By how much it is
    /// above the target.
    Exceeded(Quantity),
    /// The remaining months would each have to bring this, which is more than the scale has or less than nothing.
    Impossible(Quantity),
    /// Each owner by itself, where none makes up for another and the sum has come to its end: how many did.
    Each(Each),
    /// A figure is too large to say, or the periods are different ones.
    Unknown,
}

/// How many owners have come to which end, each by itself; those with nothing to reach are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Each {
    /// They reached their targets.
    pub reached: usize,
    /// They missed them, or can no more reach them.
    pub lost: usize,
    /// They have months left.
    pub open: usize,
}

impl Each {
    /// How many there are.
    pub const fn all(self) -> usize {
        self.reached + self.lost + self.open
    }

    fn count(&mut self, outlook: Outlook) {
        match outlook {
            Outlook::Reached | Outlook::Met => self.reached += 1,
            Outlook::Missed | Outlook::Exceeded(_) | Outlook::Impossible(_) => self.lost += 1,
            Outlook::Nothing { .. } => {}
            _ => self.open += 1,
        }
    }
}

impl Outlook {
    /// Whether all months are recorded, so that nothing is left to come.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Met | Self::Missed | Self::Nothing { is_over: true } | Self::Each(Each { open: 0, .. }))
    }

    /// Whether nothing that is still to come changes how the sum stands.
    const fn is_settled(&self) -> bool {
        matches!(self, Self::Reached | Self::Met | Self::Missed | Self::Exceeded(_))
    }

    /// The end of one that is over, by its attainment: the two never say different things.
    pub(super) fn agreeing(self, attained: Option<f64>) -> Self {
        match (self, attained) {
            (Self::Met | Self::Missed, Some(attained)) if attained >= 1.0 => Self::Met,
            (Self::Met | Self::Missed, Some(_)) => Self::Missed,
            (outlook, _) => outlook,
        }
    }

    /// Where each of many owners stands for itself, what is settled of their sum is said of each of them.
    pub(super) fn of_each(self, owners: impl Iterator<Item = Self>) -> Self {
        if !self.is_settled() {
            return self;
        }
        let mut each = Each::default();
        owners.for_each(|owner| each.count(owner));
        if each.all() > 1 { Self::Each(each) } else { self }
    }
}

/// A mean that counts as met, and stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What the mean has to be at the end to count as met: the end of what does on its worse side.
    pub at: Quantity,
    /// Whether it is the mean of many owners, of whom some alone may miss their targets.
    pub of_many: bool,
}

/// Of many owners together, those that have no months left: what they came to stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// How many they are.
    pub owners: usize,
    /// By how much they are above their targets, together; below them where it is negative.
    pub above: Quantity,
    /// How many owners have months left.
    pub open: usize,
}

/// What each remaining month would have to bring, to the owners that have months left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// How many months are left, 1–12: to the owner with the most.
    pub months: u8,
    /// How many are left to the owner with the fewest, of those with any: the same for one owner.
    pub fewest: u8,
    /// At least so much a month where higher is better, at most so much where lower is, to count as met. Of many owners
    /// together: what each still lacks, over the months it has left itself, added up (of a mean the mean of them).
    pub per_month: Quantity,
    /// The same for the target itself, where less than it counts as met and it is not met yet; `None` where it is out of
    /// reach, too.
    pub at_target: Option<Quantity>,
    /// What a month brought so far, of each owner over its own recorded months; `None` when nothing is recorded.
    pub so_far: Option<Quantity>,
    /// What a month brought in the past the target grows from, when there is one.
    pub past: Option<Quantity>,
    /// The owners without months left, of sums: nothing of theirs is in the other figures.
    pub ended: Option<Ended>,
}

impl Needed {
    /// What is needed of a figure: 1.2 is a fifth more; `None` when that figure is not positive.
    pub fn against(&self, figure: Option<Quantity>) -> Option<f64> {
        let figure = figure.filter(|figure| *figure > Quantity::ZERO)?;
        Some(self.per_month.to_f64() / figure.to_f64())
    }
}

/// The most a figure of the catalogue can be, where its scale ends.
pub(super) fn most(kpi: &Kpi) -> Option<Quantity> {
    match kpi.catalogue.as_str() {
        "satisfaction" | "engagement" | "loyalty" => Quantity::from_whole(10),
        "nps" | "csat" | "grr" | "share_of_wallet" | "communication_regularity" | "existing_profit_share" => {
            Quantity::from_whole(100)
        }
        _ => None,
    }
}

/// Of sums, the owners that have months left and what the others came to; all of them where none or each has some left,
/// and of a sum that is to stay low where those with months left are above their targets already: then the others' room
/// is all there is.
fn open_of(paces: &[Pace]) -> (Vec<Pace>, Option<Ended>) {
    let (open, mut over): (Vec<Pace>, Vec<Pace>) = paces.iter().partition(|pace| pace.left() > 0);
    // Who had nothing to reach came out neither below nor above.
    over.retain(|pace| (pace.target(), pace.reached()) != (0, 0));
    let rest: i128 = open.iter().map(|pace| pace.rest(pace.edge())).sum();
    let is_sum = paces.first().is_some_and(|pace| pace.aggregate == Aggregate::Sum);
    let is_higher = paces.first().is_some_and(|pace| pace.direction == Direction::Higher);
    let above = quantity(over.iter().map(|pace| pace.reached() - pace.target()).sum());
    let ended = above.map(|above| Ended { owners: over.len(), above, open: open.len() });
    match ended {
        Some(ended) if is_sum && !open.is_empty() && !over.is_empty() && (is_higher || rest >= 0) => {
            (open, Some(ended))
        }
        _ => (paces.to_vec(), None),
    }
}

/// What the rest of a period would have to bring of owners together, each over its own months; all of one KPI. Of those
/// that have months left, one that is ahead makes up for the others. Of sums, what owners without months left lack or
/// have beyond is said beside it: they are through, and nobody else owes it.
pub(super) fn outlook_of(paces: &[Pace]) -> Outlook {
    let Some(&Pace { direction, aggregate, most, .. }) = paces.first() else { return Outlook::Unknown };
    if paces.iter().any(|pace| pace.target.is_none() || pace.months == 0 || pace.months > 12) {
        return Outlook::Unknown;
    }
    let sum = |of: fn(&Pace) -> i128| paces.iter().map(of).sum::<i128>();
    let (reached, target, edge) = (sum(Pace::reached), sum(Pace::target), sum(Pace::edge));
    let is_known = paces.iter().any(|pace| pace.reached.is_some());
    let is_met = is_known
        && match direction {
            Direction::Higher => reached >= edge,
            Direction::Lower => reached <= edge,
        };
    let is_nothing = is_known && direction == Direction::Higher && (reached, target) == (0, 0);
    let Some(months) = paces.iter().map(Pace::left).max().filter(|left| *left > 0) else {
        return if is_nothing {
            Outlook::Nothing { is_over: true }
        } else if is_met {
            Outlook::Met
        } else {
            Outlook::Missed
        };
    };
    let count = i128::try_from(paces.len()).unwrap_or(i128::MAX);
    match aggregate {
        Aggregate::Last => {
            let [met, target] = [edge, target].map(|sum| quantity(divide_rounding(sum, count)));
            let target = target.filter(|_| target != met);
            return met.map_or(Outlook::Unknown, |met| Outlook::AtTheEnd { met, target });
        }
        Aggregate::Sum if is_nothing => return Outlook::Nothing { is_over: false },
        Aggregate::Sum if direction == Direction::Higher && is_met => return Outlook::Reached,
        Aggregate::Sum if direction == Direction::Lower && target >= 0 && edge < reached => {
            return quantity(reached - target).map_or(Outlook::Unknown, Outlook::Exceeded);
        }
        Aggregate::Sum | Aggregate::Mean => {}
    }
    let (open, ended) = open_of(paces);
    let paces = open.as_slice();
    let owes = || paces.iter().map(|pace| pace.rest(pace.edge())).sum::<i128>() > 0;
    if let Some(ended) = ended.filter(|_| direction == Direction::Higher && !owes()) {
        return Outlook::Ended(ended);
    }
    let a_month_for = |goal: fn(&Pace) -> i128| {
        let share = if aggregate == Aggregate::Sum { rest_of_sums(paces, goal) } else { rest_of_means(paces, goal) };
        share.and_then(|(part, times, whole)| quantity(toward_target(part, times, whole, direction)?))
    };
    let is_out = |per_month: &Quantity| match direction {
        Direction::Higher => most.is_some_and(|most| *per_month > most),
        Direction::Lower => target >= 0 && *per_month < Quantity::ZERO,
    };
    // What would be met is asked for: the end of the band, not the target inside it.
    let Some(per_month) = a_month_for(Pace::edge) else { return Outlook::Unknown };
    if aggregate == Aggregate::Mean && is_out(&per_month) {
        return Outlook::Impossible(per_month);
    }
    let is_open = edge != target && !(is_met && aggregate == Aggregate::Mean);
    let at_target = a_month_for(Pace::target).filter(|at_target| is_open && !is_out(at_target));
    let fewest = paces.iter().map(Pace::left).filter(|left| *left > 0).min().unwrap_or(months);
    let so_far = paces.iter().map(|pace| pace.reached.map(|reached| (reached, pace.months_known)));
    let past = paces.iter().map(|pace| pace.baseline.map(|baseline| (baseline, pace.months)));
    let needed = Needed {
        months,
        fewest,
        per_month,
        at_target,
        so_far: a_month(aggregate, so_far.flatten().map(Some)),
        past: a_month(aggregate, past),
        ended,
    };
    if aggregate != Aggregate::Mean || !is_met {
        return Outlook::Needed(needed);
    }
    let held = quantity(divide_rounding(edge, count)).map(|at| Held { at, of_many: count > 1 });
    held.map_or(Outlook::Unknown, |held| Outlook::Holds(needed, held))
}
