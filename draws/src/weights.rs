//! Weights drawn at random.

use crate::Random;

/// Which weights are possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weights {
    /// Any: uniform on the simplex, Dirichlet(1, …, 1).
    Any,
    /// Any that keep the stated order of importance; equal stated weights may fall either way.
    KeepOrder,
    /// Each by itself uniform within this part of the stated weight, more or less: 0.2 draws 0.8–1.2 of it. From 0
    /// to 1.
    Within(f64),
}

/// Draws weights for the criteria.
#[derive(Debug, Clone)]
pub struct WeightDraw {
    source: Weights,
    stated: Vec<f64>,
    /// The criteria from the most important on, and where a run of equal weights ends: `order[i..ends[i]]`.
    order: Vec<usize>,
    ends: Vec<usize>,
    drawn: Vec<f64>,
}

impl WeightDraw {
    /// Draws of these stated weights, all above zero.
    pub fn new(source: Weights, stated: Vec<f64>) -> Self {
        let mut order: Vec<usize> = (0..stated.len()).collect();
        order.sort_by(|&one, &other| stated[other].total_cmp(&stated[one]));
        let end = |place: usize| place + order[place..].partition_point(|&other| stated[other] >= stated[order[place]]);
        let ends = (0..order.len()).map(end).collect();
        let drawn = vec![0.0; stated.len()];
        Self { source, stated, order, ends, drawn }
    }

    /// Draws weights into `weights`, in any scale: only proportions matter.
    pub fn draw(&mut self, random: &mut Random, weights: &mut [f64]) {
        match self.source {
            Weights::Any => draw_simplex(random, weights),
            Weights::KeepOrder => self.draw_in_order(random, weights),
            Weights::Within(part) => {
                for (weight, stated) in weights.iter_mut().zip(&self.stated) {
                    *weight = stated * (1.0 + part * (2.0 * random.unit() - 1.0));
                }
            }
        }
    }

    /// A draw from the whole simplex, sorted and dealt out in the stated order: by symmetry uniform among the draws
    /// that keep it. Within a run of equal stated weights the places are dealt at random.
    fn draw_in_order(&mut self, random: &mut Random, weights: &mut [f64]) {
        let drawn = &mut self.drawn;
        draw_simplex(random, drawn);
        sort(drawn);
        drawn.reverse();
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
    sort(cuts);
    let mut before = 0.0;
    for cut in cuts {
        let gap = *cut - before;
        before = *cut;
        *cut = gap;
    }
    *last = 1.0 - before;
}

/// By insertion: there are as many numbers as criteria, a handful.
fn sort(numbers: &mut [f64]) {
    for end in 1..numbers.len() {
        let mut at = end;
        while at > 0 && numbers[at - 1] > numbers[at] {
            numbers.swap(at - 1, at);
            at -= 1;
        }
    }
}
