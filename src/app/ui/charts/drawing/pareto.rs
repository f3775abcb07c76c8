//! The Pareto chart: accounts from the largest to the smallest, and the share they make together.

use super::{
    axes::{Plot, RISE, Reading, TEXT, ValueAxis, tick_room},
    labels::{fit, text_width},
    scale::{Linear, counted_ticks, nice_ticks},
    scene::{Anchor, Shape},
};

/// Up to here every account has its own bar.
const MOST_BARS: usize = 120;
/// With more accounts, so many bars at the head; the others are drawn as one, in the same scale.
pub const PARETO_HEAD: usize = 60;
/// Points of the curve in the tail.
const TAIL_POINTS: usize = 80;

/// One account of the order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParetoBar {
    /// What is opened.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its value; may be zero or negative.
    pub value: f64,
    /// The share of the total that it and all before it make; 1 is everything.
    pub cumulative: f64,
    /// What is read when it is pointed at: name, value, share.
    pub text: String,
}

/// What the chart says in words. All of them are finished.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParetoWords {
    /// The value axis: "Revenue 1998, EUR".
    pub values: String,
    /// The share axis: "Share of the total".
    pub shares: String,
    /// The axis along the line: "Accounts, largest first".
    pub along: String,
    /// At the line: "80%: 24 of 91 accounts".
    pub line: String,
    /// Over the tail: "the other 9,940".
    pub tail: String,
}

/// Everything the chart shows, from the largest value to the smallest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pareto {
    /// The accounts in order.
    pub bars: Vec<ParetoBar>,
    /// Where the line is drawn; usually 0.8.
    pub line: f64,
    /// The words.
    pub words: ParetoWords,
}

impl Pareto {
    /// Whether the smaller accounts are drawn as one, which leaves the largest little room.
    pub fn has_tail(&self) -> bool {
        self.bars.len() > MOST_BARS
    }

    /// The largest accounts by themselves, in bars that can be pointed at. Shares stay those of the total. `along` is what
    /// the axis along the line then says.
    pub fn head(&self, along: String) -> Self {
        let bars = self.bars.iter().take(PARETO_HEAD).cloned().collect();
        Self { bars, line: self.line, words: ParetoWords { along, tail: String::new(), ..self.words.clone() } }
    }
}

/// How numbers are written.
pub struct ParetoFormats<'a> {
    /// A value tick.
    pub value: &'a dyn Fn(f64, u8) -> String,
    /// A share tick, from a share where 1 is everything.
    pub share: &'a dyn Fn(f64) -> String,
    /// An account's place, from 1.
    pub place: &'a dyn Fn(usize) -> String,
}

/// Draws it.
pub fn draw(data: &Pareto, formats: &ParetoFormats, width: f64, reading: Reading) -> Shape {
    let ticks = nice_ticks(data.bars.iter().map(|bar| bar.value).chain([0.0]));
    let shares = nice_ticks(data.bars.iter().map(|bar| bar.cumulative).chain([0.0, 1.0]));
    let height = if width < 560.0 { 280.0 } else { 340.0 };
    let share_room = shares.values.iter().map(|share| text_width(&(formats.share)(*share), TEXT)).fold(0.0, f64::max);
    let plot = Plot {
        width,
        height,
        start: tick_room(&ticks, formats.value),
        end: width - share_room - 12.0,
        top: 30.0,
        bottom: height - 42.0,
        reading,
    };
    let values = Linear { domain: ticks.domain(), range: (plot.bottom, plot.top) };
    let together = Linear { domain: shares.domain(), range: (plot.bottom, plot.top) };
    let along = Along::new(data.bars.len(), plot.start, plot.end);
    let mut shapes = plot.value_axis(&values, &ticks, &ValueAxis { name: &data.words.values, format: formats.value });
    shapes.extend(share_axis(data, formats, &plot, &together, &shares.values));
    shapes.push(bars(data, &plot, &values, &along));
    shapes.push(Shape::path("chart__line chart__line--second", &curve(data, &plot, &together, &along)));
    shapes.extend(line_of(data, &plot, &together, &along));
    shapes.push(plot.base_line(values.at(0.0)));
    shapes.extend(places(data, formats, &plot, &along));
    shapes.push(plot.along_name(&data.words.along));
    plot.picture(shapes)
}

/// Where an account stands along the line: every account has the same step, or the curve would have a kink.
struct Along {
    count: usize,
    head: usize,
    start: f64,
    split: f64,
    end: f64,
}

impl Along {
    fn new(count: usize, start: f64, end: f64) -> Self {
        let whole = count <= MOST_BARS;
        let head = if whole { count } else { PARETO_HEAD };
        let split = start + (end - start) * head as f64 / count.max(1) as f64;
        Self { count, head, start, split, end }
    }

    /// The px after so many accounts.
    fn after(&self, accounts: usize) -> f64 {
        self.start + (self.end - self.start) * accounts as f64 / self.count.max(1) as f64
    }

    fn has_tail(&self) -> bool {
        self.head < self.count
    }
}

fn bars(data: &Pareto, plot: &Plot, values: &Linear, along: &Along) -> Shape {
    let zero = values.at(0.0);
    let marks = data.bars[..along.head].iter().enumerate().map(|(place, bar)| {
        let (from, to) = (along.after(place), along.after(place + 1));
        let gap = ((to - from) * 0.2).min(4.0);
        let class = if bar.value < 0.0 { "chart__bar chart__bar--negative" } else { "chart__bar" };
        let (x, width) = (plot.x(from + gap / 2.0), (to - from) - gap);
        let width = if plot.reading == Reading::RightToLeft { -width } else { width };
        let hit = Shape::rect("chart__hit", plot.x(from), plot.top, plot.x(to) - plot.x(from), plot.bottom - plot.top);
        Shape::mark(&bar.text, Some(&bar.id)).with(hit).with(Shape::rect(
            class,
            x,
            values.at(bar.value),
            width,
            zero - values.at(bar.value),
        ))
    });
    let group = Shape::group("chart__bars").with_all(marks);
    if along.has_tail() { group.with_all(tail(data, plot, values, along)) } else { group }
}

/// The tail: steps of the mean value, in the same scale, behind a separating line.
fn tail(data: &Pareto, plot: &Plot, values: &Linear, along: &Along) -> Vec<Shape> {
    let rest = &data.bars[along.head..];
    let step = rest.len().div_ceil(TAIL_POINTS).max(1);
    let zero = values.at(0.0);
    let mut outline = vec![(plot.x(along.split), zero)];
    for (place, group) in rest.chunks(step).enumerate() {
        let mean = group.iter().map(|bar| bar.value).sum::<f64>() / group.len() as f64;
        let first = along.head + place * step;
        outline.push((plot.x(along.after(first)), values.at(mean)));
        outline.push((plot.x(along.after(first + group.len())), values.at(mean)));
    }
    outline.push((plot.x(along.end), zero));
    let x = plot.x(along.split);
    let text = fit(&data.words.tail, TEXT, along.end - along.split - 12.0);
    // At the end of the tail, or at its beginning where the line of 80% comes down through the end.
    let from = along.end - 6.0 - text_width(&text, TEXT);
    let (at, anchor) = match crossing(data) {
        Some(place) if along.after(place + 1) > from - 6.0 => (along.split + 6.0, Anchor::Start),
        _ => (along.end - 6.0, Anchor::End),
    };
    vec![
        Shape::area("chart__bar--soft", &outline),
        Shape::line("chart__axis", (x, plot.top), (x, plot.bottom + 6.0)).set("stroke-dasharray", "2 3"),
        Shape::words("chart__muted", (plot.x(at), zero - 8.0), anchor, text),
    ]
}

fn curve(data: &Pareto, plot: &Plot, shares: &Linear, along: &Along) -> Vec<(f64, f64)> {
    let rest = data.bars.len() - along.head;
    let step = rest.div_ceil(TAIL_POINTS).max(1);
    let mut points = vec![(plot.x(plot.start), shares.at(0.0))];
    for (place, bar) in data.bars.iter().enumerate() {
        let number = place + 1;
        let kept = number <= along.head || (number - along.head).is_multiple_of(step) || number == data.bars.len();
        if kept {
            points.push((plot.x(along.after(number)), shares.at(bar.cumulative)));
        }
    }
    points
}

/// The account that brings the share of all before it to the line.
fn crossing(data: &Pareto) -> Option<usize> {
    data.bars.iter().position(|bar| bar.cumulative >= data.line - 1e-9)
}

/// The line at 80%: from the share axis to the curve, and down to the accounts that make it.
fn line_of(data: &Pareto, plot: &Plot, shares: &Linear, along: &Along) -> Vec<Shape> {
    let Some(place) = crossing(data) else { return Vec::new() };
    let y = shares.at(data.line).round() + 0.5;
    let down = along.after(place + 1);
    let x = plot.x(down);
    let width = text_width(&data.words.line, TEXT) + 12.0;
    let under = y + TEXT + 6.0;
    let (at, anchor, height) = if width <= plot.end - down {
        (down + 8.0, Anchor::Start, under)
    } else if width <= down - plot.start - 24.0 {
        (down - 8.0, Anchor::End, y - 6.0)
    } else {
        (plot.end, Anchor::End, under)
    };
    vec![
        Shape::line("chart__cut", (x, y), (plot.x(plot.end), y)),
        Shape::line("chart__cut", (x, y), (x, plot.bottom)),
        Shape::circle("chart__point chart__point--second", (x, y), 3.5),
        Shape::words("chart__halo", (plot.x(at), height), anchor, &data.words.line),
    ]
}

fn share_axis(data: &Pareto, formats: &ParetoFormats, plot: &Plot, shares: &Linear, ticks: &[f64]) -> Vec<Shape> {
    let tick = |share: &f64| {
        let at = (plot.x(plot.end + 8.0), shares.at(*share) + TEXT * RISE);
        Shape::words("chart__tick", at, Anchor::Start, (formats.share)(*share))
    };
    let mut shapes: Vec<Shape> = ticks.iter().map(tick).collect();
    let name = Shape::words("chart__axis-name", (plot.x(plot.width), TEXT), Anchor::End, &data.words.shares);
    shapes.push(name);
    shapes
}

/// Under the line: names where there are few accounts and room, else places in the order.
fn places(data: &Pareto, formats: &ParetoFormats, plot: &Plot, along: &Along) -> Vec<Shape> {
    let y = plot.bottom + TEXT + 6.0;
    let step = (plot.end - plot.start) / data.bars.len().max(1) as f64;
    let label = |place: usize, text: String| {
        let middle = along.after(place).midpoint(along.after(place + 1));
        Shape::words("chart__tick", (plot.x(middle), y), Anchor::Middle, text)
    };
    if step >= 64.0 {
        let name = |(place, bar): (usize, &ParetoBar)| label(place, fit(&bar.label, TEXT, step - 6.0));
        return data.bars.iter().enumerate().map(name).collect();
    }
    counted_ticks(along.count, 6).into_iter().map(|place| label(place, (formats.place)(place + 1))).collect()
}
