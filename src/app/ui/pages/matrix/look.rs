//! How a cell looks: what is compared with what stands there before anything in the page is touched.

use leptos::prelude::*;
use linchpin::analysis::robustness::{FlipEffect, FlipProbe};
use linchpin::analysis::scoreboard::Membership;
use linchpin::model::{AccountId, ScoreRecord};

use super::arrange::Source;
use super::board::{Board, Shows};
use crate::app::i18n::{fmt, t, texts};

/// The score of a cell as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The score, 1–10; 0 where there is none.
    pub score: u8,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether one point of it decides who is on the list.
    pub decides: Decides,
}

/// Whether one point of a score decides who is on the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decides {
    /// No.
    #[default]
    Nothing,
    /// One point more brings the account in.
    In,
    /// One point less takes it out.
    Out,
    /// One point makes it tie across the cut.
    Tie,
}

/// Where a score comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// A person gave it.
    #[default]
    Given,
    /// The account's number gives it (S-8).
    Number,
    /// A person set it in place of what the number gives.
    Override,
}

/// Everything a row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowLook {
    /// Whose row it is.
    pub account: AccountId,
    /// The scores by column.
    pub scores: Vec<Shown>,
    /// The total in hundredths and whether it is provisional; none without a total.
    pub total: Option<(u32, bool)>,
    /// The rank now.
    pub rank: Option<u32>,
    /// The rank when the rows were last put in order.
    pub rank_before: Option<u32>,
    /// What lies between this row and the next one.
    pub cut: Cut,
    /// Whether the next row belongs before this one by now.
    pub is_astray: bool,
}

/// What lies between a row and the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    #[default]
    None,
    /// The end of the top N.
    Clean,
    /// An edge of the accounts that share one total across the cut.
    Tied,
}

/// Reads rows for the grid.
pub struct Reader<'a> {
    /// What is read.
    pub source: &'a Source<'a>,
    /// The matrix.
    pub board: Board,
    /// The columns.
    pub criteria: &'a [linchpin::model::CriterionId],
    /// The rows that are shown.
    pub rows: &'a [AccountId],
    /// The size of the key list.
    pub top_n: usize,
    /// Tells the cells that decide about the list; none where totals are hidden or there is no list.
    pub flips: Option<FlipProbe>,
}

impl Reader<'_> {
    /// What a row shows.
    pub fn row(&self, index: usize) -> Option<RowLook> {
        let account = *self.rows.get(index)?;
        let scoreboard = self.source.scoreboard;
        let total = scoreboard.total(account).ok().filter(|_| self.board.shows == Shows::Everything);
        let rank = total.and_then(|_| scoreboard.rank(account));
        let sort = self.board.sort.get_untracked();
        let next = self.rows.get(index + 1).copied();
        // Only the first ranks can lie at the cut; the others need not be asked.
        let at_cut = next.filter(|_| sort.is_best_first() && rank.is_some_and(|rank| rank as usize <= self.top_n));
        Some(RowLook {
            account,
            scores: self.scores(account),
            total: total.map(|total| (total.hundredths(), total.is_provisional())),
            rank,
            rank_before: self.board.rank_before(account),
            cut: at_cut.map_or(Cut::None, |next| self.cut(account, next)),
            is_astray: next.is_some_and(|next| !self.source.in_order(account, next, sort)),
        })
    }

    fn scores(&self, account: AccountId) -> Vec<Shown> {
        let mut shown = vec![Shown::default(); self.criteria.len()];
        let own = |score: &&ScoreRecord| Some(score.rater) == self.source.rater;
        for score in self.source.workbook.scores_of(account).filter(own) {
            if let Some(column) = self.criteria.iter().position(|criterion| *criterion == score.criterion) {
                shown[column].score = score.value.value();
            }
        }
        for (criterion, _) in self.source.scoreboard.derived_columns() {
            if let Some(column) = self.criteria.iter().position(|own| own == criterion) {
                let is_set = self.source.workbook.agreed_at(account, *criterion).is_some();
                let origin = if is_set { Origin::Override } else { Origin::Number };
                let score = self.source.score(account, *criterion).unwrap_or(0);
                shown[column] = Shown { score, origin, ..Shown::default() };
            }
        }
        for flip in self.flips.iter().flat_map(|probe| probe.of(self.source.scoreboard, account)) {
            if let Some(column) = self.criteria.iter().position(|own| *own == flip.criterion) {
                shown[column].decides = match flip.effect {
                    FlipEffect::Enters => Decides::In,
                    FlipEffect::Leaves => Decides::Out,
                    FlipEffect::Ties => Decides::Tie,
                };
            }
        }
        shown
    }

    fn cut(&self, account: AccountId, next: AccountId) -> Cut {
        let membership = |account| self.source.scoreboard.membership(account, self.top_n);
        match (membership(account), membership(next)) {
            (Membership::In, Membership::Out) => Cut::Clean,
            (Membership::In, Membership::Tied) | (Membership::Tied, Membership::Out) => Cut::Tied,
            _ => Cut::None,
        }
    }
}

/// The class of a cell with a score.
pub fn score_class(shown: Shown, is_selected: bool) -> String {
    let heat = if shown.score == 0 { "missing".to_owned() } else { shown.score.to_string() };
    let selected = if is_selected { " matrix__cell--selected" } else { "" };
    let origin = match shown.origin {
        Origin::Given => "",
        Origin::Number => " matrix__cell--number",
        Origin::Override => " matrix__cell--override",
    };
    let decides = match shown.decides {
        Decides::Nothing => "",
        Decides::In => " matrix__cell--decides matrix__cell--brings-in",
        Decides::Out => " matrix__cell--decides matrix__cell--takes-out",
        Decides::Tie => " matrix__cell--decides matrix__cell--ties",
    };
    format!("matrix__cell heat heat--{heat}{selected}{origin}{decides}")
}

/// What a screen reader says of a score where the figure alone does not tell.
pub fn score_label(shown: Shown, figure: &str) -> Option<String> {
    let label = origin_label(shown, figure);
    match decides_text(shown.decides) {
        None => label,
        Some(decides) => Some(format!("{}{}{decides}", label.as_deref().unwrap_or(figure), fmt::comma())),
    }
}

/// What one point of a score decides, in words.
pub fn decides_text(decides: Decides) -> Option<&'static str> {
    use texts::robustness::flips as words;
    match decides {
        Decides::Nothing => None,
        Decides::In => Some(t(words::CELL_UP)),
        Decides::Out => Some(t(words::CELL_DOWN)),
        Decides::Tie => Some(t(words::CELL_TIES)),
    }
}

fn origin_label(shown: Shown, figure: &str) -> Option<String> {
    match (shown.score, shown.origin) {
        (0, Origin::Given) => Some(t(texts::common::states::NOT_SCORED).to_owned()),
        (0, _) => Some(t(texts::matrix::NO_NUMBER).to_owned()),
        (_, Origin::Given) => None,
        (_, Origin::Number) => Some(texts::matrix::from_number(figure)),
        (_, Origin::Override) => Some(texts::matrix::overridden(figure)),
    }
}

/// The class of a cell with a total or a rank.
pub fn figure_class(is_selected: bool) -> &'static str {
    if is_selected { "matrix__cell matrix__figure matrix__cell--selected" } else { "matrix__cell matrix__figure" }
}

/// The class of a row.
pub fn row_class(cut: Cut, is_in_order: bool) -> &'static str {
    match cut {
        Cut::Clean if is_in_order => "matrix__row matrix__row--cut",
        Cut::Tied if is_in_order => "matrix__row matrix__row--tie",
        _ => "matrix__row",
    }
}

/// A total as written, with the mark of a provisional one.
pub fn total_text(total: Option<(u32, bool)>) -> String {
    match total {
        None => "–".to_owned(),
        Some((total, false)) => fmt::hundredths(total),
        Some((total, true)) => format!("≈\u{a0}{}", fmt::hundredths(total)),
    }
}

/// What a screen reader says of a total where the text alone does not tell.
pub fn total_label(total: Option<(u32, bool)>) -> Option<String> {
    match total {
        None => Some(t(texts::matrix::NO_TOTAL).to_owned()),
        Some((_, false)) => None,
        Some((total, true)) => Some(texts::matrix::provisional_total(fmt::hundredths(total))),
    }
}

/// How a rank changed: the arrow with the number of places, and the same in words.
pub fn rank_change(before: Option<u32>, now: Option<u32>) -> Option<(String, String)> {
    let (before, now) = (before?, now?);
    let places = before.abs_diff(now);
    match now.cmp(&before) {
        std::cmp::Ordering::Less => Some((format!("▲{}", fmt::integer(places.into())), texts::matrix::rank_up(places))),
        std::cmp::Ordering::Greater => {
            Some((format!("▼{}", fmt::integer(places.into())), texts::matrix::rank_down(places)))
        }
        std::cmp::Ordering::Equal => None,
    }
}
