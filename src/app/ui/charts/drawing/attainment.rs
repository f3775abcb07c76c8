//! Attainment: one bar a row, against the line of 100%.

use super::{
    axes::{LINE, Plot, RISE, Reading, TEXT},
    labels::{fit, lines, text_width},
    scale::{Linear, Ticks, nice_ticks},
    scene::{Anchor, Shape},
};

/// More rows than this are a table: it stands beside the chart.
pub const MOST_ROWS: usize = 60;
/// A bar longer than this is cut, and says so: the number is beside it.
const LONGEST: f64 = 3.0;
/// The axis runs at least so far, so that the line of 100% stands inside and there is room beyond it.
const LEAST: f64 = 1.2;
const ROW: f64 = 26.0;

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttainmentRow {
    /// What is opened.
    pub id: String,
    /// Whose it is.
    pub label: String,
    /// What was reached of what was to be reached; 1 is all of it.
    pub share: f64,
    /// Whether it counts as met: inside the band it does, also below 100%.
    pub met: bool,
    /// The number at the bar: "104%".
    pub number: String,
    /// What is read when it is pointed at.
    pub text: String,
}

/// Everything the chart shows, in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attainment {
    /// The rows.
    pub rows: Vec<AttainmentRow>,
    /// At the line: "100%: the target".
    pub line: String,
    /// The axis: "Attainment, %".
    pub axis: String,
}

/// Where the rows' names stand.
#[derive(Clone, Copy)]
enum Names {
    /// Before the bars, in a column of this width.
    Beside(f64),
    /// Over the bars, in the whole width: beside them they would be cut, and rows that begin alike be told apart by
    /// nothing.
    Over,
}

impl Names {
    fn of(rows: &[AttainmentRow], width: f64) -> Self {
        let longest = rows.iter().map(|row| text_width(&row.label, TEXT)).fold(0.0, f64::max);
        if longest <= width * 0.34 { Self::Beside(longest) } else { Self::Over }
    }

    const fn row(self) -> f64 {
        match self {
            Self::Beside(_) => ROW,
            Self::Over => ROW + LINE,
        }
    }

    /// How far down in a row its bar's lane begins.
    const fn lane(self) -> f64 {
        self.row() - ROW
    }
}

/// Draws it. `format` writes a share tick.
pub fn draw(data: &Attainment, format: &dyn Fn(f64) -> String, width: f64, reading: Reading) -> Shape {
    let rows = &data.rows[..data.rows.len().min(MOST_ROWS)];
    let longest = rows.iter().map(|row| row.share.min(LONGEST)).chain([LEAST]).fold(0.0, f64::max);
    let ticks = nice_ticks([0.0, longest]);
    let names = Names::of(rows, width);
    let start = match names {
        Names::Beside(longest) => longest + 12.0,
        Names::Over => text_width(&format(0.0), TEXT) / 2.0,
    };
    let numbers = rows.iter().map(|row| text_width(&written(row, ticks.domain().1), TEXT)).fold(0.0, f64::max) + 14.0;
    let top = 44.0;
    let bottom = top + rows.len() as f64 * names.row();
    let axis = lines(&data.axis, TEXT, width, 2);
    let height = bottom + 24.0 + axis.len() as f64 * LINE;
    let plot = Plot { width, height, start, end: width - numbers, top, bottom, reading };
    let along = Linear { domain: ticks.domain(), range: (plot.start, plot.end) };
    let mut shapes = grid(&ticks, format, &plot, &along);
    let marks = rows.iter().enumerate().map(|(place, row)| mark(row, place, &plot, &along, names));
    shapes.push(Shape::group("chart__rows").with_all(marks));
    let x = plot.x(along.at(1.0));
    shapes.push(Shape::line("chart__cut", (x, plot.top - 8.0), (x, plot.bottom)));
    // Its words stay inside the picture, however near to an edge the line stands.
    let half = text_width(&data.line, TEXT) / 2.0;
    let middle = along.at(1.0).min(width - half).max(half);
    shapes.push(Shape::words("chart__halo", (plot.x(middle), plot.top - 14.0), Anchor::Middle, &data.line));
    let words = rows
        .iter()
        .enumerate()
        .flat_map(|(place, row)| [name(row, place, &plot, names), number(row, place, &plot, &along, names)]);
    shapes
        .push(Shape::group("chart__numbers").set("aria-hidden", "true").set("pointer-events", "none").with_all(words));
    shapes.extend(plot.along_names(&axis));
    plot.picture(shapes)
}

/// Gridlines with their shares; where these would touch, every second or third alone says its share.
fn grid(ticks: &Ticks, format: &dyn Fn(f64) -> String, plot: &Plot, along: &Linear) -> Vec<Shape> {
    let widest = ticks.values.iter().map(|share| text_width(&format(*share), TEXT)).fold(0.0, f64::max) + 6.0;
    let (from, to) = along.range;
    let apart = (to - from) / ticks.values.len().saturating_sub(1).max(1) as f64;
    let step = (1..ticks.values.len()).find(|step| *step as f64 * apart >= widest).unwrap_or(ticks.values.len());
    let mut shapes = Vec::new();
    for (place, share) in ticks.values.iter().enumerate() {
        let x = plot.x(along.at(*share));
        let class = if *share == 0.0 { "chart__axis" } else { "chart__grid" };
        shapes.push(Shape::line(class, (x, plot.top), (x, plot.bottom)));
        if place.is_multiple_of(step) {
            shapes.push(Shape::words("chart__tick", (x, plot.bottom + TEXT + 5.0), Anchor::Middle, format(*share)));
        }
    }
    shapes
}

fn mark(row: &AttainmentRow, place: usize, plot: &Plot, along: &Linear, names: Names) -> Shape {
    let y = plot.top + place as f64 * names.row();
    let end = along.at(row.share.clamp(0.0, along.domain.1));
    let class = if row.met { "chart__bar" } else { "chart__bar--tail" };
    let (from, to) = (plot.x(plot.start), plot.x(end));
    let lane = y + names.lane();
    Shape::mark(&row.text, Some(&row.id))
        .with(Shape::rect("chart__hit", plot.x(0.0), y, plot.x(plot.width) - plot.x(0.0), names.row()))
        .with(Shape::rect(class, from, lane + 5.0, to - from, ROW - 10.0))
}

/// A row's name: over the line of 100%, where it crosses that.
fn name(row: &AttainmentRow, place: usize, plot: &Plot, names: Names) -> Shape {
    let y = plot.top + place as f64 * names.row();
    match names {
        Names::Beside(room) => {
            let at = (plot.x(plot.start - 8.0), y + ROW / 2.0 + TEXT * RISE);
            Shape::words("", at, Anchor::End, fit(&row.label, TEXT, room))
        }
        Names::Over => {
            let at = (plot.x(plot.start), y + names.lane() - 1.0);
            Shape::words("chart__halo", at, Anchor::Start, fit(&row.label, TEXT, plot.width - plot.start))
        }
    }
}

/// A row's number. A cut bar has an arrow before it.
fn written(row: &AttainmentRow, end: f64) -> String {
    if row.share > end { format!("» {}", row.number) } else { row.number.clone() }
}

/// The number at a bar's end, over the line of 100%.
fn number(row: &AttainmentRow, place: usize, plot: &Plot, along: &Linear, names: Names) -> Shape {
    let text = written(row, along.domain.1);
    let end = along.at(row.share.clamp(0.0, along.domain.1));
    let lane = plot.top + place as f64 * names.row() + names.lane();
    let base = lane + ROW / 2.0 + TEXT * RISE;
    Shape::words("chart__halo", (plot.x(end + 6.0), base), Anchor::Start, text)
}
