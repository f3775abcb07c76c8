//! Shapes: a tree of SVG elements as plain data.

use std::fmt::Write as _;

/// An element with its attributes, its text and what is inside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// The SVG element's name.
    pub tag: &'static str,
    /// Attributes in the order given.
    pub attributes: Vec<(&'static str, String)>,
    /// The text inside, for `text` and `title`.
    pub text: String,
    /// What is inside.
    pub children: Vec<Shape>,
}

impl Shape {
    /// An element without anything.
    pub fn new(tag: &'static str) -> Self {
        Self { tag, ..Self::default() }
    }

    /// A group with a class.
    pub fn group(class: &str) -> Self {
        Self::new("g").class(class)
    }

    /// A group a person can reach by pointer and keyboard: `text` is what is read, `id` what is opened.
    pub fn mark(text: &str, id: Option<&str>) -> Self {
        let mark = Self::group("chart__mark").set("tabindex", "-1").set("aria-label", text);
        match id {
            Some(id) => mark.set("role", "button").set("data-id", id),
            None => mark.set("role", "img"),
        }
    }

    /// A straight line.
    pub fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new("line").class(class).at("x1", from.0).at("y1", from.1).at("x2", to.0).at("y2", to.1)
    }

    /// A rectangle; a negative size is turned around.
    pub fn rect(class: &str, x: f64, y: f64, width: f64, height: f64) -> Self {
        let (x, width) = if width < 0.0 { (x + width, -width) } else { (x, width) };
        let (y, height) = if height < 0.0 { (y + height, -height) } else { (y, height) };
        Self::new("rect").class(class).at("x", x).at("y", y).at("width", width).at("height", height)
    }

    /// A circle.
    pub fn circle(class: &str, center: (f64, f64), radius: f64) -> Self {
        Self::new("circle").class(class).at("cx", center.0).at("cy", center.1).at("r", radius)
    }

    /// A line through points.
    pub fn path(class: &str, points: &[(f64, f64)]) -> Self {
        Self::new("path").class(class).set("d", path_of(points, false))
    }

    /// An area inside points.
    pub fn area(class: &str, points: &[(f64, f64)]) -> Self {
        Self::new("path").class(class).set("d", path_of(points, true))
    }

    /// A text. Its anchor follows the reading direction: `Start` is the right end in Persian.
    pub fn words(class: &str, at: (f64, f64), anchor: Anchor, text: impl Into<String>) -> Self {
        let mut shape = Self::new("text").class(class).at("x", at.0).at("y", at.1).set("text-anchor", anchor.word());
        shape.text = text.into();
        shape
    }

    /// The same with a class.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.set("class", class) }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with a number as an attribute.
    #[must_use]
    pub fn at(self, name: &'static str, value: f64) -> Self {
        self.set(name, number(value))
    }

    /// The same with one more inside.
    #[must_use]
    pub fn with(mut self, child: Shape) -> Self {
        self.children.push(child);
        self
    }

    /// The same with more inside.
    #[must_use]
    pub fn with_all(mut self, children: impl IntoIterator<Item = Shape>) -> Self {
        self.children.extend(children);
        self
    }

    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// This shape and all inside it, outermost first.
    pub fn all(&self) -> Vec<&Shape> {
        let mut found = vec![self];
        for child in &self.children {
            found.extend(child.all());
        }
        found
    }
}

/// Where a text stands to its point, in the reading direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

fn path_of(points: &[(f64, f64)], close: bool) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{} {}", number(*x), number(*y));
    }
    if close && !points.is_empty() {
        path.push('Z');
    }
    path
}

/// A coordinate: tenths of a px are finer than anyone sees. What is not a number is drawn at 0 rather than not at all.
fn number(value: f64) -> String {
    let tenths = if value.is_finite() { (value * 10.0).round() / 10.0 } else { 0.0 };
    // No "-0".
    format!("{}", tenths + 0.0)
}
