//! The portfolio: accounts by two coordinates, the area of each bubble its value, four quadrants with their advice.

mod around;

use std::cmp::Ordering;

use self::around::{axes, corners, size_legend};
use super::{
    axes::{Plot, RISE, Reading, TEXT},
    crowd::{apart, arrow, crowds, true_place, way},
    labels::{Area, Disc, Placed, fit, place_labels, text_width},
    scale::Linear,
    scene::{Anchor, Shape},
};
use linchpin::model::order;

/// More bubbles than this are a cloud: the largest are drawn, the words say how many.
pub const MOST_BUBBLES: usize = 400;
/// Room over the plot for the names and advice of the upper quadrants: the largest bubbles stand in the corner that
/// matters most, and would hide them there.
const CAPTION: f64 = 2.0 * TEXT + 8.0;
/// More labels than this nobody reads at once.
const MOST_LABELS: usize = 40;
/// As many are labelled whatever stands around them: one for so many px of width, five at least.
const MUST_PER_WIDTH: f64 = 130.0;
/// The smallest bubble that can still be seen and hit.
const LEAST_RADIUS: f64 = 4.0;
/// The radius in which an arrow's head is gripped, wide enough for a finger.
const HEAD: f64 = 14.0;
/// The radius in which a press is a bubble's own, whatever head lies over it.
const MIDDLE: f64 = 9.0;
/// The widest a label gets before it is cut.
const WIDEST: f64 = 150.0;

/// One account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bubble {
    /// What is opened.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether it is a key account: these are labelled before all others.
    pub is_key: bool,
    /// Its place along the line of reading, on the scale of the axes.
    pub x: f64,
    /// Its height, on the scale of the axes.
    pub y: f64,
    /// Where it is to stand later, on the scale of the axes: along, and up.
    pub future: Option<(f64, f64)>,
    /// What is read of the arrow's head where it can be moved: whose it is, and where it stands.
    pub head: Option<(String, String)>,
    /// What its area shows; zero, negative or no value is an empty ring of the smallest size.
    pub value: Option<f64>,
    /// What is read when it is pointed at: name, both coordinates, value.
    pub text: String,
}

/// A corner's name and its advice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quadrant {
    /// "Strategic".
    pub name: String,
    /// "Invest, ensure profit".
    pub advice: String,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// The accounts, in any order.
    pub bubbles: Vec<Bubble>,
    /// The scale of both axes; 1 to 10 for scores.
    pub domain: (f64, f64),
    /// Where the quadrants meet: along, and up.
    pub cuts: (f64, f64),
    /// The axis along the line of reading.
    pub along: String,
    /// The axis going up.
    pub up: String,
    /// What the area shows, with its unit: "Area: revenue 1998, EUR".
    pub area: String,
    /// High up, far along: strategic.
    pub high_high: Quadrant,
    /// High up, at the line's start: star.
    pub high_low: Quadrant,
    /// Low, far along: status.
    pub low_high: Quadrant,
    /// Low, at the line's start: streamline.
    pub low_low: Quadrant,
}

/// How numbers are written.
pub struct BubbleFormats<'a> {
    /// A tick of the axes.
    pub tick: &'a dyn Fn(f64) -> String,
    /// A value in the size legend.
    pub value: &'a dyn Fn(f64) -> String,
}

/// Draws it.
pub fn draw(data: &Portfolio, formats: &BubbleFormats, width: f64, reading: Reading) -> Shape {
    let bubbles = largest(&data.bubbles);
    let most = bubbles.iter().filter_map(|bubble| bubble.value).fold(0.0, f64::max);
    let sizes = Sizes { most, radius: (width * 0.042).clamp(16.0, 38.0) };
    let plot = plot_of(width, &sizes, reading);
    let room = (data.domain.1 - data.domain.0) * 0.055;
    let domain = (data.domain.0 - room, data.domain.1 + room);
    let along = Linear { domain, range: (plot.start, plot.end) };
    let up = Linear { domain, range: (plot.bottom, plot.top) };
    let mut shapes = axes(data, formats, &plot, &along, &up);
    let (corners, taken) = corners(data, &plot, &along, &up);
    let own: Vec<Disc> = bubbles
        .iter()
        .map(|bubble| Disc { x: plot.x(along.at(bubble.x)), y: up.at(bubble.y), r: sizes.of(bubble.value) })
        .collect();
    let rooms: Vec<Area> = bubbles.iter().map(|bubble| room_of(data, bubble, &plot, &along, &up)).collect();
    let discs = apart(&own, &rooms);
    // Nothing stands on a cut: a name crossed out by a line is hard to read.
    let mut taken = taken;
    taken.extend(cut_lines(data, &plot, &along, &up));
    let marks = bubbles.iter().zip(&discs).map(|(bubble, disc)| mark(bubble, disc, quadrant(data, bubble)));
    shapes.push(Shape::group("chart__bubbles").with_all(marks));
    let shared = crowds(&own).into_iter().map(|crowd| true_place(&own[crowd[0]]));
    shapes.push(Shape::group("chart__true-places").set("pointer-events", "none").with_all(shared));
    let arrows = bubbles.iter().zip(&discs).filter_map(|(bubble, disc)| {
        let (x, y) = bubble.future?;
        let to = (plot.x(along.at(x)), up.at(y));
        taken.extend(way(disc, to));
        let head = bubble.head.as_ref().map(|words| head(bubble, (x, y), to, words, data.domain));
        Some(arrow(disc, to).with_all(head))
    });
    let arrows = Shape::group("chart__arrows").set("pointer-events", "none").with_all(arrows);
    // Where the ends of the scale are drawn: what is dragged in px is told on the scale.
    let ends =
        [("data-left", data.domain.0), ("data-right", data.domain.1)].map(|(name, at)| (name, plot.x(along.at(at))));
    let ends = ends.into_iter().chain([("data-low", up.at(data.domain.0)), ("data-high", up.at(data.domain.1))]);
    shapes.push(ends.fold(arrows, |arrows, (name, at)| arrows.at(name, at)));
    shapes.push(middles(&bubbles, &discs, |(x, y)| (plot.x(along.at(x)), up.at(y))));
    // Over the bubbles: a small one in a lower corner must not hide its name.
    shapes.push(Shape::group("chart__corners").set("pointer-events", "none").with_all(corners));
    shapes.push(labels(&bubbles, &discs, &plot, &taken));
    shapes.extend(size_legend(data, formats, &plot, &sizes));
    plot.picture(shapes)
}

/// How many bubbles share their place with another one. They are drawn around it, in the same quadrant.
pub fn sharing(bubbles: &[Bubble]) -> usize {
    let same = |one: &Bubble, two: &Bubble| (one.x - two.x).abs() < 0.005 && (one.y - two.y).abs() < 0.005;
    let shares = |place: usize| {
        bubbles.iter().enumerate().any(|(other, bubble)| other != place && same(bubble, &bubbles[place]))
    };
    (0..bubbles.len()).filter(|place| shares(*place)).count()
}

fn cut_lines(data: &Portfolio, plot: &Plot, along: &Linear, up: &Linear) -> [Area; 2] {
    let left = plot.x(plot.start).min(plot.x(plot.end));
    let (x, y) = (plot.x(along.at(data.cuts.0)), up.at(data.cuts.1));
    [
        Area { x: x - 1.0, y: plot.top, width: 2.0, height: plot.bottom - plot.top },
        Area { x: left, y: y - 1.0, width: plot.end - plot.start, height: 2.0 },
    ]
}

/// The quadrant of a bubble, in px.
fn room_of(data: &Portfolio, bubble: &Bubble, plot: &Plot, along: &Linear, up: &Linear) -> Area {
    let (cut_x, cut_y) = (along.at(data.cuts.0), up.at(data.cuts.1));
    let (from, to) = if bubble.x >= data.cuts.0 { (cut_x, plot.end) } else { (plot.start, cut_x) };
    let (top, bottom) = if bubble.y >= data.cuts.1 { (plot.top, cut_y) } else { (cut_y, plot.bottom) };
    Area { x: plot.x(from).min(plot.x(to)), y: top, width: to - from, height: bottom - top }
}

/// The largest first, so that small ones are drawn over them. Of too many the key accounts stay, and the largest.
fn largest(bubbles: &[Bubble]) -> Vec<&Bubble> {
    let mut sorted: Vec<&Bubble> = bubbles.iter().collect();
    if sorted.len() > MOST_BUBBLES {
        order::sort_by(&mut sorted, |a, b| b.is_key.cmp(&a.is_key).then(by_size(a, b)));
        sorted.truncate(MOST_BUBBLES);
    }
    order::sort_by(&mut sorted, |a, b| by_size(a, b));
    sorted
}

fn by_size(a: &Bubble, b: &Bubble) -> Ordering {
    b.value.unwrap_or(f64::MIN).total_cmp(&a.value.unwrap_or(f64::MIN))
}

struct Sizes {
    most: f64,
    radius: f64,
}

impl Sizes {
    /// The area follows the value, so the radius follows its root.
    fn of(&self, value: Option<f64>) -> f64 {
        let share = value.filter(|value| *value > 0.0 && self.most > 0.0).map_or(0.0, |value| value / self.most);
        (share.sqrt() * self.radius).max(LEAST_RADIUS)
    }
}

fn plot_of(width: f64, sizes: &Sizes, reading: Reading) -> Plot {
    let legend = 2.0 * sizes.radius + 16.0;
    let height = (width * 0.62).clamp(340.0, 620.0) + legend;
    Plot { width, height, start: 30.0, end: width - 8.0, top: 26.0 + CAPTION, bottom: height - legend - 40.0, reading }
}

fn quadrant(data: &Portfolio, bubble: &Bubble) -> &'static str {
    // A tie goes to the higher class.
    match (bubble.y >= data.cuts.1, bubble.x >= data.cuts.0) {
        (true, true) => "chart__bubble chart__bubble--strategic",
        (true, false) => "chart__bubble chart__bubble--star",
        (false, true) => "chart__bubble chart__bubble--status",
        (false, false) => "chart__bubble chart__bubble--streamline",
    }
}

/// The part of an arrow's head that is gripped, wide enough for a finger.
fn head(
    bubble: &Bubble,
    at: (f64, f64),
    to: (f64, f64),
    (name, value): &(String, String),
    domain: (f64, f64),
) -> Shape {
    Shape::circle("chart__head", to, HEAD)
        .set("tabindex", "0")
        .set("role", "slider")
        .set("aria-label", name)
        .set("aria-valuetext", value)
        .at("aria-valuemin", domain.0)
        .at("aria-valuemax", domain.1)
        .at("aria-valuenow", at.0)
        .set("data-head", &bubble.id)
        .at("data-along", at.0)
        .at("data-up", at.1)
}

/// The middles of bubbles over which the head of another one's arrow lies: a press there is the bubble's, and what is
/// around it is the head's.
fn middles(bubbles: &[&Bubble], discs: &[Disc], place: impl Fn((f64, f64)) -> (f64, f64)) -> Shape {
    let heads: Vec<(&str, (f64, f64))> = bubbles
        .iter()
        .filter(|bubble| bubble.head.is_some())
        .filter_map(|bubble| Some((bubble.id.as_str(), place(bubble.future?))))
        .collect();
    let is_covered = |(bubble, disc): &(&&Bubble, &Disc)| {
        heads.iter().any(|(id, (x, y))| *id != bubble.id && (x - disc.x).hypot(y - disc.y) < HEAD + MIDDLE)
    };
    let covered = bubbles.iter().zip(discs).filter(is_covered);
    let middle = |(bubble, disc): (&&Bubble, &Disc)| {
        Shape::circle("chart__middle", (disc.x, disc.y), disc.r.min(MIDDLE)).set("data-of", &bubble.id)
    };
    Shape::group("chart__middles").set("aria-hidden", "true").with_all(covered.map(middle))
}

fn mark(bubble: &Bubble, disc: &Disc, class: &str) -> Shape {
    let circle = Shape::circle(class, (disc.x, disc.y), disc.r);
    let empty = bubble.value.is_none_or(|value| value <= 0.0);
    let circle = if empty { circle.set("stroke-dasharray", "2 2") } else { circle };
    Shape::mark(&bubble.text, Some(&bubble.id)).with(circle)
}

/// The names: of the key accounts first, then of the largest.
fn labels(bubbles: &[&Bubble], discs: &[Disc], plot: &Plot, taken: &[Area]) -> Shape {
    let mut order: Vec<usize> = (0..bubbles.len()).collect();
    order::sort_by_key(&mut order, |place| !bubbles[*place].is_key);
    let discs: Vec<Disc> = order.iter().map(|place| discs[*place]).collect();
    let width = plot.end - plot.start;
    let widest = WIDEST.min(width * 0.45);
    let named = order.into_iter().take(MOST_LABELS);
    let texts: Vec<String> = named.map(|place| fit(&bubbles[place].label, TEXT, widest)).collect();
    let sizes: Vec<(f64, f64)> = texts.iter().map(|text| (text_width(text, TEXT) + 2.0, TEXT + 2.0)).collect();
    let left = plot.x(plot.start).min(plot.x(plot.end));
    let bounds = Area { x: left, y: plot.top, width, height: plot.bottom - plot.top };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few labels")]
    let must = (width / MUST_PER_WIDTH).max(5.0) as usize;
    let places = place_labels(&discs, &sizes, bounds, taken, must);
    let mut group = Shape::group("chart__labels").set("aria-hidden", "true").set("pointer-events", "none");
    for (text, place) in texts.into_iter().zip(places) {
        let Some(Placed { area, leader }) = place else { continue };
        if let Some((from, to)) = leader {
            group = group.with(Shape::line("chart__leader", from, to));
        }
        let at = (area.x + area.width / 2.0, area.y + area.height / 2.0 + TEXT * RISE);
        group = group.with(Shape::words("chart__halo", at, Anchor::Middle, text));
    }
    group
}
