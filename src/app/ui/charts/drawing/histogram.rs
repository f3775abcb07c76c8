//! How many things have which number, and what the numbers mean: bars over equal intervals, and under them a strip of
//! bands, such as the scores that numbers give.

use super::{
    axes::{Plot, RISE, Reading, TEXT, ValueAxis, tick_room},
    labels::text_width,
    scale::{Linear, Ticks, nice_ticks},
    scene::{Anchor, Shape},
};

/// How tall the strip of bands is, in px.
const STRIP: f64 = 20.0;
/// The fewest and the most bars.
const BARS: (f64, f64) = (8.0, 24.0);

/// A part of the strip: the numbers that mean the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistogramBand {
    /// What they mean: "8".
    pub label: String,
    /// Its class, for its colour.
    pub class: String,
    /// The least of its numbers.
    pub from: f64,
    /// The greatest of its numbers.
    pub to: f64,
}

/// What the chart says in words. All of them are finished.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistogramWords {
    /// The axis of how many: "Accounts".
    pub counts: String,
    /// The axis along the line: "Revenue 1998, $".
    pub along: String,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// The numbers, in any order.
    pub values: Vec<f64>,
    /// The strip, from the least numbers on.
    pub bands: Vec<HistogramBand>,
    /// The words.
    pub words: HistogramWords,
}

/// An interval and how many numbers lie in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; the last one's end belongs to it.
    pub to: f64,
    /// How many numbers lie in it.
    pub count: usize,
}

/// How numbers are written.
pub struct HistogramFormats<'a> {
    /// A tick along the line.
    pub value: &'a dyn Fn(f64, u8) -> String,
    /// How many.
    pub count: &'a dyn Fn(f64, u8) -> String,
    /// What is read of a bar.
    pub bar: &'a dyn Fn(&Bin) -> String,
}

/// Equal intervals around all numbers, whole parts of the ticks' steps.
pub fn bins(values: &[f64]) -> Vec<Bin> {
    let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let ticks = nice_ticks(finite.iter().copied());
    let (first, last) = ticks.domain();
    let steps = (ticks.values.len() - 1).max(1) as f64;
    // Twice the square-root rule, because money is spread unevenly; in whole parts of a tick's step.
    let wanted = (2.0 * (finite.len() as f64).sqrt()).clamp(BARS.0, BARS.1);
    let count = steps * (wanted / steps).round().max(1.0);
    let width = (last - first) / count;
    let mut bins: Vec<Bin> = Vec::new();
    while (bins.len() as f64) < count {
        let from = first + bins.len() as f64 * width;
        bins.push(Bin { from, to: from + width, count: 0 });
    }
    for value in finite {
        let place = bins.iter().rposition(|bin| value >= bin.from).unwrap_or(0);
        bins[place].count += 1;
    }
    bins
}

/// Draws it.
pub fn draw(data: &Histogram, formats: &HistogramFormats, width: f64, reading: Reading) -> Shape {
    let bins = bins(&data.values);
    let ticks = nice_ticks(data.values.iter().copied());
    let counts = whole_ticks(bins.iter().map(|bin| bin.count).max().unwrap_or(0));
    let height = 240.0;
    let plot = Plot {
        width,
        height,
        start: tick_room(&counts, formats.count),
        end: width - 16.0,
        top: 30.0,
        bottom: height - 44.0 - STRIP,
        reading,
    };
    let up = Linear { domain: counts.domain(), range: (plot.bottom, plot.top) };
    let along = Linear { domain: ticks.domain(), range: (plot.start, plot.end) };
    let mut shapes = plot.value_axis(&up, &counts, &ValueAxis { name: &data.words.counts, format: formats.count });
    shapes.push(Shape::group("chart__bars").with_all(bins.iter().map(|bin| bar(bin, formats, &plot, &up, &along))));
    shapes.push(plot.base_line(plot.bottom));
    shapes.extend(strip(&data.bands, &plot, &along));
    shapes.extend(along_ticks(&ticks, formats, &plot, &along));
    shapes.push(plot.along_name(&data.words.along));
    plot.picture(shapes)
}

/// Ticks of a number of things: none between two whole ones.
fn whole_ticks(most: usize) -> Ticks {
    let ticks = nice_ticks([0.0, (most as f64).max(4.0)]);
    Ticks { values: ticks.values.into_iter().filter(|value| value.fract() == 0.0).collect(), decimals: 0 }
}

fn bar(bin: &Bin, formats: &HistogramFormats, plot: &Plot, up: &Linear, along: &Linear) -> Shape {
    let (from, to) = (along.at(bin.from), along.at(bin.to));
    let top = up.at(bin.count as f64);
    let text = (formats.bar)(bin);
    let hit = Shape::rect("chart__hit", plot.x(from), plot.top, plot.x(to) - plot.x(from), plot.bottom - plot.top);
    let (x, end) = (plot.x(from + 1.0), plot.x((to - 1.0).max(from + 2.0)));
    Shape::mark(&text, None).with(hit).with(Shape::rect("chart__bar", x, top, end - x, plot.bottom - top))
}

/// The bands under the bars. Between two of them the border lies in the middle of the gap.
fn strip(bands: &[HistogramBand], plot: &Plot, along: &Linear) -> Vec<Shape> {
    let middle = |one: Option<&HistogramBand>, other: Option<&HistogramBand>| {
        one.zip(other).map(|(one, other)| along.at(f64::midpoint(one.to, other.from)))
    };
    let top = plot.bottom + 3.0;
    let mut shapes = Vec::new();
    for (place, band) in bands.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| bands.get(before));
        let from = middle(before, Some(band)).unwrap_or(plot.start);
        let to = middle(Some(band), bands.get(place + 1)).unwrap_or(plot.end);
        let class = format!("chart__part {}", band.class);
        shapes.push(Shape::rect(&class, plot.x(from), top, plot.x(to) - plot.x(from), STRIP - 4.0));
        if to - from > text_width(&band.label, TEXT) + 4.0 {
            let at = (plot.x(f64::midpoint(from, to)), top + (STRIP - 4.0) / 2.0 + TEXT * RISE);
            shapes.push(Shape::words(
                &format!("chart__part-text {}-text", band.class),
                at,
                Anchor::Middle,
                &band.label,
            ));
        }
    }
    shapes
}

fn along_ticks(ticks: &Ticks, formats: &HistogramFormats, plot: &Plot, along: &Linear) -> Vec<Shape> {
    let y = plot.bottom + STRIP + TEXT + 2.0;
    let mut shapes = Vec::new();
    let mut free = f64::NEG_INFINITY;
    for value in &ticks.values {
        let (x, text) = (along.at(*value), (formats.value)(*value, ticks.decimals));
        let half = text_width(&text, TEXT) / 2.0;
        if x - half > free {
            shapes.push(Shape::words("chart__tick", (plot.x(x), y), Anchor::Middle, text));
            free = x + half + 6.0;
        }
    }
    shapes
}
