//! Lines over periods, as many as have names: how something moved. Named at their ends; limits are named where they are.

use super::{
    axes::{Plot, RISE, Reading, TEXT, ValueAxis, tick_room},
    labels::{spread, text_width},
    scale::{Bands, Linear, nice_ticks},
    scene::{Anchor, Shape},
};

/// One period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePeriod {
    /// Its name: "1997".
    pub name: String,
    /// What is said under its name: "6 of 12 months"; empty for a whole period.
    pub note: String,
    /// A value for each line, where it is known.
    pub values: Vec<Option<f64>>,
    /// What is read when it is pointed at.
    pub text: String,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The periods in order.
    pub periods: Vec<LinePeriod>,
    /// The names of the lines, three at most.
    pub names: Vec<String>,
    /// Values with a line across and what it says.
    pub limits: Vec<(f64, String)>,
    /// The value axis: "Share of revenue".
    pub values: String,
}

const LINE: [&str; 3] = ["chart__line", "chart__line chart__line--second", "chart__line chart__line--third"];
const POINT: [&str; 3] = ["chart__point", "chart__point chart__point--second", "chart__point chart__point--third"];

/// Draws it. `format` writes a value tick.
pub fn draw(data: &Lines, format: &dyn Fn(f64, u8) -> String, width: f64, reading: Reading) -> Shape {
    let values = data.periods.iter().flat_map(|period| period.values.iter().flatten().copied());
    // A share or an index is read from zero.
    let ticks = nice_ticks(values.chain(data.limits.iter().map(|(limit, _)| *limit)).chain([0.0]));
    let height = if width < 560.0 { 250.0 } else { 300.0 };
    let room = data.names.iter().map(|name| text_width(name, TEXT)).fold(0.0, f64::max).min(width * 0.34);
    let has_notes = data.periods.iter().any(|period| !period.note.is_empty());
    let plot = Plot {
        width,
        height,
        start: tick_room(&ticks, format),
        end: width - room - 12.0,
        top: 30.0,
        bottom: height - if has_notes { 44.0 } else { 28.0 },
        reading,
    };
    let up = Linear { domain: ticks.domain(), range: (plot.bottom, plot.top) };
    let along = Bands { count: data.periods.len(), range: (plot.start, plot.end), gap: 0.3 };
    let mut shapes = plot.value_axis(&up, &ticks, &ValueAxis { name: &data.values, format });
    shapes.extend(limits(data, &plot, &up));
    for (line, class) in LINE.iter().enumerate().take(data.names.len()) {
        let points: Vec<(f64, f64)> = points(data, line, &plot, &up, &along).into_iter().flatten().collect();
        shapes.push(Shape::path(class, &points));
    }
    shapes.push(marks(data, &plot, &up, &along));
    shapes.extend(end_names(data, &plot, &up, &along));
    shapes.extend(period_names(data, &plot, &along));
    plot.picture(shapes)
}

fn points(data: &Lines, line: usize, plot: &Plot, up: &Linear, along: &Bands) -> Vec<Option<(f64, f64)>> {
    let at = |(place, period): (usize, &LinePeriod)| {
        let value = period.values.get(line).copied().flatten()?;
        Some((plot.x(along.middle(place)), up.at(value)))
    };
    data.periods.iter().enumerate().map(at).collect()
}

fn limits(data: &Lines, plot: &Plot, up: &Linear) -> Vec<Shape> {
    let one = |(limit, name): &(f64, String)| {
        let y = up.at(*limit);
        [
            Shape::line("chart__cut", (plot.x(plot.start), y), (plot.x(plot.end), y)),
            Shape::words("chart__muted chart__halo", (plot.x(plot.end), y - 4.0), Anchor::End, name.as_str()),
        ]
    };
    data.limits.iter().flat_map(one).collect()
}

/// A mark a period: a column to point at, and the lines' points. A period of some months only has hollow points.
fn marks(data: &Lines, plot: &Plot, up: &Linear, along: &Bands) -> Shape {
    let one = |(place, period): (usize, &LinePeriod)| {
        let from = along.range.0 + along.step() * place as f64;
        let (left, right) = (plot.x(from), plot.x(from + along.step()));
        let hit = Shape::rect("chart__hit", left, plot.top, right - left, plot.bottom - plot.top);
        let mut mark = Shape::mark(&period.text, None).with(hit);
        for (line, class) in POINT.iter().enumerate().take(data.names.len()) {
            let Some(value) = period.values.get(line).copied().flatten() else { continue };
            let whole = if period.note.is_empty() { " chart__point--whole" } else { "" };
            let center = (plot.x(along.middle(place)), up.at(value));
            mark = mark.with(Shape::circle(&format!("{class}{whole}"), center, 4.0));
        }
        mark
    };
    Shape::group("chart__periods").with_all(data.periods.iter().enumerate().map(one))
}

fn end_names(data: &Lines, plot: &Plot, up: &Linear, along: &Bands) -> Vec<Shape> {
    let mut ends = Vec::new();
    for (line, name) in data.names.iter().enumerate() {
        if let Some(end) = points(data, line, plot, up, along).into_iter().flatten().last() {
            ends.push((end, name));
        }
    }
    let wanted: Vec<f64> = ends.iter().map(|((_, y), _)| *y).collect();
    let heights = spread(&wanted, TEXT + 3.0, (plot.top + 4.0, plot.bottom - 4.0));
    let at = plot.x(plot.end + 6.0);
    let mut shapes = Vec::new();
    for (((x, y), name), height) in ends.into_iter().zip(heights) {
        shapes.push(Shape::line("chart__leader", (x, y), (plot.x(plot.end + 3.0), height)));
        shapes.push(Shape::words("", (at, height + TEXT * RISE), Anchor::Start, name.as_str()));
    }
    // Behind the points.
    shapes
}

fn period_names(data: &Lines, plot: &Plot, along: &Bands) -> Vec<Shape> {
    let widest = |text: fn(&LinePeriod) -> &String| {
        data.periods.iter().map(|period| text_width(text(period), TEXT)).fold(1.0, f64::max) + 10.0
    };
    let widest = widest(|period| &period.name).max(widest(|period| &period.note));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of labels")]
    let room = (((plot.end - plot.start) / widest) as usize).max(2);
    let names = |place: usize| {
        let period = &data.periods[place];
        let x = plot.x(along.middle(place));
        [
            Shape::words("chart__tick", (x, plot.bottom + TEXT + 6.0), Anchor::Middle, &period.name),
            Shape::words("chart__muted", (x, plot.bottom + 2.0 * TEXT + 10.0), Anchor::Middle, &period.note),
        ]
    };
    (0..data.periods.len()).step_by(data.periods.len().div_ceil(room).max(1)).flat_map(names).collect()
}
