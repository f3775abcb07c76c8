//! Weights from pairwise comparison: the analytic hierarchy process (Saaty, The Analytic Hierarchy Process, 1980;
//! S-5).

pub use crate::model::Judgement;
use crate::model::{CriterionId, Weighting};

/// The consistency ratio above which the comparisons should be looked at again (Saaty 1980).
pub const ACCEPTABLE_RATIO: f64 = 0.10;

/// Saaty's random index of 1980 for 1 to 15 criteria; larger matrices are held against the last.
const RANDOM_INDEX: [f64; 15] =
    [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Comparisons of criteria two by two; criteria are numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparisons {
    count: usize,
    /// For each pair with the smaller number first, row by row.
    judgements: Vec<Option<Judgement>>,
}

impl Comparisons {
    /// So many criteria, none compared yet.
    pub fn new(count: usize) -> Self {
        Self { count, judgements: vec![None; count * count.saturating_sub(1) / 2] }
    }

    /// The comparisons of these criteria, numbered in this order, as they are kept in the workbook.
    pub fn of(weighting: &Weighting, criteria: &[CriterionId]) -> Self {
        let mut comparisons = Self::new(criteria.len());
        for (first, second) in pairs(criteria.len()) {
            comparisons.set(first, second, weighting.judgement(criteria[first], criteria[second]));
        }
        comparisons
    }

    /// How many criteria are compared.
    pub const fn criteria(&self) -> usize {
        self.count
    }

    /// How many pairs there are: n·(n − 1)/2, the judgements that the comparison asks for.
    pub const fn pairs(&self) -> usize {
        self.judgements.len()
    }

    /// The judgement of the first against the second; `None` when they are not compared or are the same.
    pub fn get(&self, first: usize, second: usize) -> Option<Judgement> {
        let judgement = self.judgements.get(self.index(first, second)?).copied().flatten()?;
        Some(if first < second { judgement } else { judgement.reversed() })
    }

    /// Sets or clears the judgement of the first against the second. Nothing happens for a criterion against itself
    /// or one that does not exist.
    pub fn set(&mut self, first: usize, second: usize, judgement: Option<Judgement>) {
        let judgement = if first < second { judgement } else { judgement.map(Judgement::reversed) };
        if let Some(index) = self.index(first, second) {
            self.judgements[index] = judgement;
        }
    }

    /// The pairs that are not compared yet.
    pub fn missing(&self) -> impl Iterator<Item = (usize, usize)> {
        pairs(self.count).zip(&self.judgements).filter(|(_, judgement)| judgement.is_none()).map(|(pair, _)| pair)
    }

    fn index(&self, first: usize, second: usize) -> Option<usize> {
        let (low, high) = (first.min(second), first.max(second));
        (low < high && high < self.count).then(|| low * (2 * self.count - low - 1) / 2 + high - low - 1)
    }

    fn ratio(&self, first: usize, second: usize) -> f64 {
        self.get(first, second).unwrap_or(Judgement::EQUAL).ratio()
    }
}

/// Weights from comparisons, with how far the comparisons agree among themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Priorities {
    /// The weights as shares of one: the principal eigenvector.
    pub weights: Vec<f64>,
    /// The principal eigenvalue λmax, at least the number of criteria.
    pub eigenvalue: f64,
    /// The consistency index CI = (λmax − n) / (n − 1); 0 for one criterion.
    pub index: f64,
    /// The consistency ratio CR = CI / RI; 0 for up to two criteria, which cannot contradict each other.
    pub ratio: f64,
    /// The three criteria that contradict each other most; `None` when none do.
    pub worst: Option<Contradiction>,
}

impl Priorities {
    /// Whether the comparisons agree well enough.
    pub fn is_acceptable(&self) -> bool {
        self.ratio <= ACCEPTABLE_RATIO
    }
}

/// Three comparisons that do not fit together, and the one to look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contradiction {
    /// The three criteria.
    pub criteria: [usize; 3],
    /// How far off they are: a·b against c, as a factor above 1 (first over second times second over third against
    /// first over third).
    pub factor: f64,
    /// Of the three pairs the one whose judgement is farthest from what all comparisons together say.
    pub pair: (usize, usize),
    /// What would fit all comparisons best there.
    pub suggestion: Judgement,
}

/// Why comparisons give no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPriorities {
    /// There are no criteria.
    NoCriteria,
    /// So many pairs are not compared.
    Missing(usize),
}

/// The weights of compared criteria: the principal eigenvector of the matrix of ratios, by power iteration, which
/// converges for every positive matrix (Perron).
pub fn priorities(comparisons: &Comparisons) -> Result<Priorities, NoPriorities> {
    let count = comparisons.count;
    if count == 0 {
        return Err(NoPriorities::NoCriteria);
    }
    match comparisons.missing().count() {
        0 => {}
        missing => return Err(NoPriorities::Missing(missing)),
    }
    let (weights, eigenvalue) = principal(comparisons);
    let index = if count > 1 { ((eigenvalue - count as f64) / (count as f64 - 1.0)).max(0.0) } else { 0.0 };
    let random = RANDOM_INDEX[count.min(RANDOM_INDEX.len()) - 1];
    let ratio = if random > 0.0 { index / random } else { 0.0 };
    let worst = worst_contradiction(comparisons, &weights);
    Ok(Priorities { weights, eigenvalue, index, ratio, worst })
}

fn principal(comparisons: &Comparisons) -> (Vec<f64>, f64) {
    let count = comparisons.count;
    let mut weights = vec![1.0 / count as f64; count];
    let mut eigenvalue = count as f64;
    for _ in 0..1000 {
        let row = |first: usize| -> f64 {
            weights.iter().enumerate().map(|(second, weight)| comparisons.ratio(first, second) * weight).sum()
        };
        let product: Vec<f64> = (0..count).map(row).collect();
        // The weights sum to one, so the sum of the product is the eigenvalue once they no longer turn.
        eigenvalue = product.iter().sum();
        let next: Vec<f64> = product.iter().map(|value| value / eigenvalue).collect();
        let moved: f64 = next.iter().zip(&weights).map(|(one, other)| (one - other).abs()).sum();
        weights = next;
        if moved < 1e-15 {
            break;
        }
    }
    (weights, eigenvalue)
}

fn worst_contradiction(comparisons: &Comparisons, weights: &[f64]) -> Option<Contradiction> {
    let off = |&[first, second, third]: &[usize; 3]| {
        let round = comparisons.ratio(first, second) * comparisons.ratio(second, third);
        (round / comparisons.ratio(first, third)).ln().abs()
    };
    let triples = pairs(comparisons.count)
        .flat_map(|(one, two)| (two + 1..comparisons.count).map(move |three| [one, two, three]));
    let criteria = triples.max_by(|one, other| off(one).total_cmp(&off(other))).filter(|triple| off(triple) > 1e-9)?;
    let [first, second, third] = criteria;
    let distance = |&(one, other): &(usize, usize)| {
        (comparisons.ratio(one, other).ln() - (weights[one] / weights[other]).ln()).abs()
    };
    let three = [(first, second), (second, third), (first, third)];
    let pair = three.into_iter().max_by(|one, other| distance(one).total_cmp(&distance(other)))?;
    let suggestion = Judgement::nearest(weights[pair.0] / weights[pair.1]);
    Some(Contradiction { criteria, factor: off(&criteria).exp(), pair, suggestion })
}

/// All pairs of numbers below `count`, the smaller first.
pub fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
}
