//! Weights drawn at random.

use super::Random;
use crate::model::Percent;

/// Which weights are possible. Criteria without weight do not count and are never given any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightSource {
    /// Any: uniform on the simplex, Dirichlet(1, …, 1).
    Any,
    /// Any that keep the stated order of importance; equal stated weights may fall either way.
    KeepOrder,
    /// Each by itself uniform within this part of the stated weight, more or less: 20% draws 0.8–1.2 of it. The draw
    /// is held within 0–100%.
    Within(Percent),
}

/// Draws weights for the criteria that have any.
#[derive(Debug, Clone)]
pub(super) struct WeightDraw {
    source: WeightSource,
    stated: Vec<f64>,
    /// The criteria from the most important on, and where a run of equal weights ends: `order[i..ends[i]]`.
    order: Vec<usize>,
    ends: Vec<usize>,
}

impl WeightDraw {
    pub(super) fn new(source: WeightSource, stated: Vec<f64>) -> Self {
        let mut order: Vec<usize> = (0..stated.len()).collect();
        order.sort_by(|&one, &other| stated[other].total_cmp(&stated[one]));
        let end = |place: usize| place + order[place..].partition_point(|&other| stated[other] >= stated[order[place]]);
        let ends = (0..order.len()).map(end).collect();
        Self { source, stated, order, ends }
    }

    /// Draws weights into `weights`, in any scale: only proportions matter.
    pub(super) fn draw(&self, random: &mut Random, weights: &mut [f64]) {
        match self.source {
            WeightSource::Any => draw_simplex(random, weights),
            WeightSource::KeepOrder => self.draw_in_order(random, weights),
            WeightSource::Within(part) => {
                let part = part.fraction().clamp(0.0, 1.0);
                for (weight, stated) in weights.iter_mut().zip(&self.stated) {
                    *weight = stated * (1.0 + part * (2.0 * random.unit() - 1.0));
                }
            }
        }
    }

    /// A draw from the whole simplex, sorted and dealt out in the stated order: by symmetry uniform among the draws
    /// that keep it. Within a run of equal stated weights the places are dealt at random.
    fn draw_in_order(&self, random: &mut Random, weights: &mut [f64]) {
        let mut drawn = vec![0.0; weights.len()];
        draw_simplex(random, &mut drawn);
        drawn.sort_by(|one, other| other.total_cmp(one));
        for place in 0..drawn.len() {
            let left = u32::try_from(self.ends[place] - place).unwrap_or(1);
            let chosen = place + random.below(left) as usize;
            drawn.swap(place, chosen);
            weights[self.order[place]] = drawn[place];
        }
    }
}

/// Uniform on the simplex: the gaps between sorted uniform numbers. No logarithm is needed, whose last bit differs
/// from platform to platform.
fn draw_simplex(random: &mut Random, weights: &mut [f64]) {
    let Some((last, cuts)) = weights.split_last_mut() else { return };
    cuts.fill_with(|| random.unit());
    cuts.sort_by(f64::total_cmp);
    let mut before = 0.0;
    for cut in cuts {
        let gap = *cut - before;
        before = *cut;
        *cut = gap;
    }
    *last = 1.0 - before;
}
