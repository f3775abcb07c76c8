//! The plot: its place in the picture, both axes with names and ticks, gridlines behind.

use super::{
    labels::{fit, text_width},
    scale::{Linear, Ticks},
    scene::{Anchor, Shape},
};

/// The size of ticks and names, in px.
pub const TEXT: f64 = 12.0;
/// How far lines of a text stand apart, in px.
pub const LINE: f64 = 16.0;
/// How far a text's middle is above its baseline, in shares of its size.
pub const RISE: f64 = 0.35;

/// Which way the picture reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left: everything along the line is mirrored.
    RightToLeft,
}

/// Writes a number for an axis: the value, and the decimals that show every tick exactly.
pub type FormatTick<'a> = &'a dyn Fn(f64, u8) -> String;

/// A value axis: its name with the unit, and how its numbers are written.
#[derive(Clone)]
pub struct ValueAxis<'a> {
    /// Name and unit: "Revenue, EUR".
    pub name: &'a str,
    /// Writes a tick.
    pub format: FormatTick<'a>,
}

/// The picture and the plot in it. `x` runs with the reading: 0 is the left edge in English, the right one in Persian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// The picture's width in px.
    pub width: f64,
    /// The picture's height in px.
    pub height: f64,
    /// The plot's beginning along the line of reading.
    pub start: f64,
    /// The plot's end along the line of reading.
    pub end: f64,
    /// The plot's top.
    pub top: f64,
    /// The plot's bottom.
    pub bottom: f64,
    /// Which way the picture reads.
    pub reading: Reading,
}

impl Plot {
    /// The px from the left of a px along the line of reading.
    pub fn x(&self, along: f64) -> f64 {
        match self.reading {
            Reading::LeftToRight => along,
            Reading::RightToLeft => self.width - along,
        }
    }

    /// The picture around shapes.
    pub fn picture(&self, shapes: impl IntoIterator<Item = Shape>) -> Shape {
        let direction = if self.reading == Reading::RightToLeft { "rtl" } else { "ltr" };
        Shape::new("svg")
            .class("chart")
            .set("viewBox", format!("0 0 {} {}", self.width.round(), self.height.round()))
            .set("direction", direction)
            .with_all(shapes)
    }

    /// Gridlines and tick labels of the values, and the axis' name over them.
    pub fn value_axis(&self, scale: &Linear, ticks: &Ticks, axis: &ValueAxis) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for value in &ticks.values {
            let y = scale.at(*value).round() + 0.5;
            let class = if *value == 0.0 { "chart__axis" } else { "chart__grid" };
            shapes.push(Shape::line(class, (self.x(self.start), y), (self.x(self.end), y)));
            let at = (self.x(self.start - 8.0), y + TEXT * RISE);
            shapes.push(Shape::words("chart__tick", at, Anchor::End, (axis.format)(*value, ticks.decimals)));
        }
        let name = fit(axis.name, TEXT, self.width);
        shapes.push(Shape::words("chart__axis-name", (self.x(0.0), TEXT), Anchor::Start, name));
        shapes
    }

    /// The name of what runs along the line of reading, under the plot's end; under the picture's where it is longer.
    pub fn along_name(&self, name: &str) -> Shape {
        self.name_at(name, self.height - 4.0)
    }

    /// The name of what runs along the line of reading, in lines, of which the last stands at the picture's bottom.
    pub fn along_names(&self, names: &[String]) -> Vec<Shape> {
        let above = |place: usize| (names.len() - 1 - place) as f64 * LINE;
        names.iter().enumerate().map(|(place, name)| self.name_at(name, self.height - 4.0 - above(place))).collect()
    }

    fn name_at(&self, name: &str, base: f64) -> Shape {
        let end = if text_width(name, TEXT) > self.end { self.width } else { self.end };
        Shape::words("chart__axis-name", (self.x(end), base), Anchor::End, fit(name, TEXT, end))
    }

    /// The line the marks stand on.
    pub fn base_line(&self, y: f64) -> Shape {
        let y = y.round() + 0.5;
        Shape::line("chart__axis", (self.x(self.start), y), (self.x(self.end), y))
    }
}

/// The room the widest tick label takes, with its distance from the plot.
pub fn tick_room(ticks: &Ticks, format: FormatTick) -> f64 {
    let widths = ticks.values.iter().map(|value| text_width(&format(*value, ticks.decimals), TEXT));
    widths.fold(0.0, f64::max) + 14.0
}
