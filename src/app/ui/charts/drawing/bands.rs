//! Lines over periods: the baseline, the target with its band, what was reached, where growth would lead.

use super::{
    axes::{Plot, RISE, Reading, TEXT, ValueAxis, tick_room},
    labels::{fit, spread, text_width},
    scale::{Bands, Linear, nice_ticks},
    scene::{Anchor, Shape},
};

/// One period and what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Period {
    /// Its name: "Q1 2026", "1398".
    pub name: String,
    /// What was before, that the target grows from.
    pub baseline: Option<f64>,
    /// The least and the most that count as met.
    pub band: Option<(f64, f64)>,
    /// The target.
    pub target: Option<f64>,
    /// What was reached.
    pub actual: Option<f64>,
    /// Where the agreed growth leads.
    pub forecast: Option<f64>,
    /// Where the growth so far leads.
    pub growth: Option<f64>,
    /// What is read when it is pointed at: the period and all its numbers.
    pub text: String,
}

/// What the chart says in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BandWords {
    /// The value axis: "Turnover, EUR".
    pub values: String,
    /// At the end of the line.
    pub baseline: String,
    /// At the end of the line.
    pub target: String,
    /// At the end of the line.
    pub actual: String,
    /// At the end of the line.
    pub forecast: String,
    /// At the end of the line.
    pub growth: String,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BandLines {
    /// The periods in order.
    pub periods: Vec<Period>,
    /// The words.
    pub words: BandWords,
}

type Line = (&'static str, fn(&Period) -> Option<f64>);

const BASELINE: Line = ("chart__line chart__line--baseline", |period| period.baseline);
const TARGET: Line = ("chart__line chart__line--target", |period| period.target);
const FORECAST: Line = ("chart__line chart__line--forecast", |period| period.forecast);
const GROWTH: Line = ("chart__line chart__line--growth", |period| period.growth);
const ACTUAL: Line = ("chart__line", |period| period.actual);

/// Draws it. `format` writes a value tick.
pub fn draw(data: &BandLines, format: &dyn Fn(f64, u8) -> String, width: f64, reading: Reading) -> Shape {
    let values = data.periods.iter().flat_map(values_of);
    // Bars need a zero, lines do not; but a zero that is near belongs to the picture.
    let ticks = with_near_zero(values.collect());
    let height = if width < 560.0 { 260.0 } else { 320.0 };
    let words = &data.words;
    let ends = [
        (BASELINE, &words.baseline),
        (TARGET, &words.target),
        (FORECAST, &words.forecast),
        (GROWTH, &words.growth),
        (ACTUAL, &words.actual),
    ];
    let shown = ends.into_iter().filter(|((_, of), _)| data.periods.iter().any(|period| of(period).is_some()));
    let shown: Vec<(Line, &String)> = shown.collect();
    let room = shown.iter().map(|(_, name)| text_width(name, TEXT)).fold(0.0, f64::max).min(width * 0.36);
    let plot = Plot {
        width,
        height,
        start: tick_room(&ticks, format),
        end: width - room - 10.0,
        top: 30.0,
        bottom: height - 28.0,
        reading,
    };
    let up = Linear { domain: ticks.domain(), range: (plot.bottom, plot.top) };
    let along = Bands { count: data.periods.len(), range: (plot.start, plot.end), gap: 0.3 };
    let mut shapes = plot.value_axis(&up, &ticks, &ValueAxis { name: &data.words.values, format });
    shapes.extend(band(data, &plot, &up, &along));
    for ((class, of), _) in &shown {
        shapes.extend(line(data, &plot, &up, &along, class, *of));
    }
    shapes.push(marks(data, &plot, &up, &along));
    shapes.extend(end_names(data, &shown, &plot, &up, &along));
    shapes.extend(period_names(data, &plot, &along));
    plot.picture(shapes)
}

fn values_of(period: &Period) -> Vec<f64> {
    let (least, most) = period.band.map_or((None, None), |(least, most)| (Some(least), Some(most)));
    let all = [period.baseline, least, most, period.target, period.actual, period.forecast, period.growth];
    all.into_iter().flatten().collect()
}

fn with_near_zero(mut values: Vec<f64>) -> super::scale::Ticks {
    let (least, most) =
        (values.iter().copied().fold(f64::INFINITY, f64::min), values.iter().copied().fold(0.0, f64::max));
    if least > 0.0 && least < most * 0.6 {
        values.push(0.0);
    }
    nice_ticks(values)
}

/// The px of a period on a line: its middle.
fn point(plot: &Plot, up: &Linear, along: &Bands, place: usize, value: f64) -> (f64, f64) {
    (plot.x(along.middle(place)), up.at(value))
}

/// The band: from period to period, and half a period beyond its ends, so one period alone is a box.
fn band(data: &BandLines, plot: &Plot, up: &Linear, along: &Bands) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for run in runs(&data.periods, |period| period.band.is_some()) {
        let mut over = Vec::new();
        let mut under = Vec::new();
        let (first, last) = (run.first().copied(), run.last().copied());
        for place in run {
            let Some((least, most)) = data.periods[place].band else { continue };
            let mut stands = vec![along.middle(place)];
            if Some(place) == first {
                stands.insert(0, along.start(place));
            }
            if Some(place) == last {
                stands.push(along.start(place) + along.width());
            }
            over.extend(stands.iter().map(|stand| (plot.x(*stand), up.at(most))));
            under.extend(stands.iter().map(|stand| (plot.x(*stand), up.at(least))));
        }
        shapes.push(Shape::path("chart__band-edge", &over));
        shapes.push(Shape::path("chart__band-edge", &under));
        under.reverse();
        over.extend(under);
        shapes.insert(0, Shape::area("chart__band", &over));
    }
    shapes
}

fn line(
    data: &BandLines,
    plot: &Plot,
    up: &Linear,
    along: &Bands,
    class: &str,
    of: fn(&Period) -> Option<f64>,
) -> Vec<Shape> {
    let one = |run: Vec<usize>| {
        let at = |place: usize| of(&data.periods[place]).map(|value| point(plot, up, along, place, value));
        let mut points: Vec<(f64, f64)> = run.into_iter().filter_map(at).collect();
        if let [(x, y)] = points[..] {
            // One period alone is a short stroke, or nobody would see it.
            let half = along.width() / 2.0;
            points = vec![(x - half, y), (x + half, y)];
        }
        Shape::path(class, &points)
    };
    runs(&data.periods, |period| of(period).is_some()).into_iter().map(one).collect()
}

/// Neighbouring periods that have something.
fn runs(periods: &[Period], has: impl Fn(&Period) -> bool) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut open = false;
    for (place, period) in periods.iter().enumerate() {
        match (has(period), open) {
            (true, true) => found.last_mut().into_iter().for_each(|run| run.push(place)),
            (true, false) => found.push(vec![place]),
            (false, _) => {}
        }
        open = has(period);
    }
    found
}

/// A mark a period: a column to point at, and the actual's point.
fn marks(data: &BandLines, plot: &Plot, up: &Linear, along: &Bands) -> Shape {
    let one = |(place, period): (usize, &Period)| {
        let from = along.range.0 + along.step() * place as f64;
        let (left, right) = (plot.x(from), plot.x(from + along.step()));
        let hit = Shape::rect("chart__hit", left, plot.top, right - left, plot.bottom - plot.top);
        let mark = Shape::mark(&period.text, None).with(hit);
        match period.actual {
            Some(value) => mark.with(Shape::circle("chart__point", point(plot, up, along, place, value), 3.5)),
            None => mark,
        }
    };
    Shape::group("chart__periods").with_all(data.periods.iter().enumerate().map(one))
}

/// The names of the lines that reach the last period, pushed apart where they would stand on each other; the others'
/// names stand under their last point.
fn end_names(data: &BandLines, shown: &[(Line, &String)], plot: &Plot, up: &Linear, along: &Bands) -> Vec<Shape> {
    let last = |of: fn(&Period) -> Option<f64>| {
        let place = data.periods.iter().rposition(|period| of(period).is_some())?;
        of(&data.periods[place]).map(|value| (place, value))
    };
    let mut shapes = Vec::new();
    let mut ends = Vec::new();
    for ((_, of), name) in shown {
        let Some((place, value)) = last(*of) else { continue };
        if place + 1 == data.periods.len() {
            ends.push((place, value, *name));
        } else {
            // Beside the numbers of the axis, and over the point where the names of the periods begin below it.
            let across = along.middle(place).max(plot.start + text_width(name, TEXT) / 2.0 + 4.0);
            let (y, under) = (up.at(value), up.at(value) + TEXT + 8.0);
            let base = if under > plot.bottom - 3.0 { y - 8.0 } else { under };
            shapes.push(Shape::words("chart__halo", (plot.x(across), base), Anchor::Middle, name.as_str()));
        }
    }
    let wanted: Vec<f64> = ends.iter().map(|(_, value, _)| up.at(*value)).collect();
    let heights = spread(&wanted, TEXT + 3.0, (plot.top + 4.0, plot.bottom - 4.0));
    let at = plot.x(plot.end + 6.0);
    for ((place, value, name), height) in ends.into_iter().zip(heights) {
        let (x, y) = point(plot, up, along, place, value);
        if (height - y).abs() > TEXT {
            shapes.push(Shape::line("chart__leader", (x, y), (plot.x(plot.end + 3.0), height)));
        }
        shapes.push(Shape::words(
            "",
            (at, height + TEXT * RISE),
            Anchor::Start,
            fit(name, TEXT, plot.width - plot.end - 6.0),
        ));
    }
    shapes
}

/// The names of as many periods as stand beside each other; of two at least, the first and the last, where these do.
fn period_names(data: &BandLines, plot: &Plot, along: &Bands) -> Vec<Shape> {
    let widest = data.periods.iter().map(|period| text_width(&period.name, TEXT)).fold(1.0, f64::max) + 10.0;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of labels")]
    let room = (((plot.end - plot.start) / widest) as usize).max(1);
    let middle = |place: usize| {
        let half = text_width(&data.periods[place].name, TEXT) / 2.0;
        along.middle(place).min(plot.width - half).max(half)
    };
    let mut places: Vec<usize> = (0..data.periods.len()).step_by(data.periods.len().div_ceil(room).max(1)).collect();
    let last = data.periods.len().saturating_sub(1);
    if places.len() == 1 && last > 0 && middle(last) - middle(0) >= widest {
        places.push(last);
    }
    let name = |place: usize| {
        let at = (plot.x(middle(place)), plot.bottom + TEXT + 6.0);
        Shape::words("chart__tick", at, Anchor::Middle, &data.periods[place].name)
    };
    places.into_iter().map(name).collect()
}
