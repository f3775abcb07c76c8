//! A treemap: groups as boxes, their members as boxes inside, every area in proportion to its value.
//!
//! The layout is the squarified one of Bruls, Huizing and van Wijk ("Squarified Treemaps", 2000): a row takes items as
//! long as that makes its worst proportion better.

use super::{
    axes::{RISE, Reading, TEXT},
    labels::{Area, fit, text_width},
    scene::{Anchor, Shape},
};
use linchpin::model::order;

/// More members than this are dust: the rest of each group is one box.
pub const MOST_BOXES: usize = 160;
/// The height of a group's head.
const HEAD: f64 = TEXT + 8.0;
/// The gap around a group.
const GAP: f64 = 3.0;
/// A line of text needs so much height.
const LINE: f64 = TEXT + 6.0;

/// One member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeBox {
    /// What is opened; empty for the rest of a group.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its value; only positive ones have a box.
    pub value: f64,
    /// Its heat from 1 to 10; none without.
    pub heat: Option<u8>,
    /// What is read when it is pointed at.
    pub text: String,
}

/// One group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeGroup {
    /// What is opened.
    pub id: String,
    /// Its name with its share: "Germany 19.0%".
    pub label: String,
    /// What is read when it is pointed at.
    pub text: String,
    /// Its members.
    pub boxes: Vec<TreeBox>,
}

/// Everything the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Treemap {
    /// The groups.
    pub groups: Vec<TreeGroup>,
    /// What an area means: "Area: revenue 1997, $".
    pub area: String,
    /// What a colour means: "Colour: total, 1 to 10".
    pub heat: String,
}

/// Draws it.
pub fn draw(data: &Treemap, width: f64, reading: Reading) -> Shape {
    let height = (width * 0.55).clamp(360.0, 640.0);
    let frame = Area { x: 0.0, y: LINE + 6.0, width, height: height - 2.0 * LINE - 12.0 };
    let sum = |group: &TreeGroup| group.boxes.iter().map(|it| it.value.max(0.0)).sum::<f64>();
    let mut groups: Vec<(&TreeGroup, f64)> = data.groups.iter().map(|group| (group, sum(group))).collect();
    groups.retain(|(_, sum)| *sum > 0.0);
    order::sort_by(&mut groups, |one, two| two.1.total_cmp(&one.1));
    let values: Vec<f64> = groups.iter().map(|(_, sum)| *sum).collect();
    let mirror = |area: Area| match reading {
        Reading::LeftToRight => area,
        Reading::RightToLeft => Area { x: width - area.x - area.width, ..area },
    };
    let along = |x: f64| if reading == Reading::RightToLeft { width - x } else { x };
    let mut shapes =
        vec![Shape::words("chart__axis-name", (along(0.0), TEXT), Anchor::Start, fit(&data.area, TEXT, width))];
    for ((group, _), area) in groups.iter().zip(squarify(&values, frame)) {
        shapes.push(group_shape(group, area, &mirror));
    }
    shapes.push(Shape::group("chart__tree-heat").with_all(heat_legend(data, height, &along)));
    let direction = if reading == Reading::RightToLeft { "rtl" } else { "ltr" };
    Shape::new("svg")
        .class("chart")
        .set("viewBox", format!("0 0 {} {}", width.round(), height.round()))
        .set("direction", direction)
        .with_all(shapes)
}

/// The boxes of values in a frame, areas in proportion, in the order given: the largest should come first. Values that
/// are not positive get a box without area.
pub fn squarify(values: &[f64], frame: Area) -> Vec<Area> {
    let sum: f64 = values.iter().filter(|value| **value > 0.0).sum();
    let mut boxes = vec![Area { width: 0.0, height: 0.0, ..frame }; values.len()];
    if sum <= 0.0 || frame.width <= 0.0 || frame.height <= 0.0 {
        return boxes;
    }
    let scale = frame.width * frame.height / sum;
    let areas: Vec<f64> = values.iter().map(|value| value.max(0.0) * scale).collect();
    let (mut rest, mut first) = (frame, 0);
    while first < areas.len() {
        let side = rest.width.min(rest.height);
        let mut last = first + 1;
        while last < areas.len() && worst(&areas[first..=last], side) <= worst(&areas[first..last], side) {
            last += 1;
        }
        rest = lay_row(&areas[first..last], rest, &mut boxes[first..last]);
        first = last;
    }
    boxes
}

/// The worst proportion of a row's boxes along a side; 1 is a square.
fn worst(row: &[f64], side: f64) -> f64 {
    let sum: f64 = row.iter().sum();
    let (least, most) = row.iter().fold((f64::MAX, 0.0_f64), |(least, most), area| (least.min(*area), most.max(*area)));
    if sum <= 0.0 || least <= 0.0 || side <= 0.0 {
        return f64::MAX;
    }
    (side * side * most / (sum * sum)).max(sum * sum / (side * side * least))
}

/// Lays a row along the shorter side of the rest, and gives what is left.
fn lay_row(row: &[f64], rest: Area, boxes: &mut [Area]) -> Area {
    let sum: f64 = row.iter().sum();
    let upright = rest.width >= rest.height;
    let side = if upright { rest.height } else { rest.width };
    let thick = if side > 0.0 { sum / side } else { 0.0 };
    let mut at = 0.0;
    for (area, place) in row.iter().zip(boxes) {
        let length = if thick > 0.0 { area / thick } else { 0.0 };
        *place = if upright {
            Area { x: rest.x, y: rest.y + at, width: thick, height: length }
        } else {
            Area { x: rest.x + at, y: rest.y, width: length, height: thick }
        };
        at += length;
    }
    if upright {
        Area { x: rest.x + thick, width: (rest.width - thick).max(0.0), ..rest }
    } else {
        Area { y: rest.y + thick, height: (rest.height - thick).max(0.0), ..rest }
    }
}

fn group_shape(group: &TreeGroup, area: Area, mirror: &dyn Fn(Area) -> Area) -> Shape {
    let inner = Area {
        x: area.x + GAP / 2.0,
        y: area.y + GAP / 2.0,
        width: (area.width - GAP).max(0.0),
        height: (area.height - GAP).max(0.0),
    };
    let has_head = inner.height >= HEAD * 2.0 && inner.width >= 40.0;
    let head = if has_head { HEAD } else { 0.0 };
    let seen = mirror(inner);
    let frame = Shape::rect("chart__tree-group", seen.x, seen.y, seen.width, seen.height);
    let mut mark = Shape::mark(&group.text, Some(&group.id)).with(frame);
    if has_head {
        let label = fit(&group.label, TEXT, seen.width - 10.0);
        let label = if label.chars().count() > 2 { label } else { String::new() };
        mark =
            mark.with(Shape::words("chart__quadrant-name", (middle(seen), seen.y + TEXT + 3.0), Anchor::Middle, label));
    }
    let body = Area { y: inner.y + head, height: (inner.height - head).max(0.0), ..inner };
    let mut members: Vec<&TreeBox> = group.boxes.iter().filter(|it| it.value > 0.0).collect();
    order::sort_by(&mut members, |one, two| two.value.total_cmp(&one.value));
    let values: Vec<f64> = members.iter().map(|it| it.value).collect();
    let boxes = members.iter().zip(squarify(&values, body)).map(|(it, area)| member(it, mirror(area)));
    Shape::group("").with(mark).with_all(boxes)
}

fn member(it: &TreeBox, area: Area) -> Shape {
    let class = match it.heat {
        Some(heat) => format!("chart__part chart__tree-box chart__heat--{heat}"),
        None => "chart__part chart__tree-box chart__tree-box--cold".to_owned(),
    };
    let id = (!it.id.is_empty()).then_some(it.id.as_str());
    let mark = Shape::mark(&it.text, id).with(Shape::rect(&class, area.x, area.y, area.width, area.height));
    let label = fit(&it.label, 11.0, area.width - 6.0);
    let fits = area.height >= LINE && (label.chars().count() >= 5 || label == it.label);
    if !fits || text_width(&label, 11.0) > area.width - 4.0 {
        return mark;
    }
    let text = it
        .heat
        .map_or_else(|| "chart__part-text".to_owned(), |heat| format!("chart__part-text chart__heat--{heat}-text"));
    let at = (middle(area), area.y + area.height / 2.0 + 11.0 * RISE);
    mark.with(Shape::words(&text, at, Anchor::Middle, label))
}

/// Names of all scripts stand in one chart: in the middle of their boxes none of them is at the wrong edge.
fn middle(area: Area) -> f64 {
    area.x + area.width / 2.0
}

/// Ten small boxes from 1 to 10 under the picture, and what they mean.
fn heat_legend(data: &Treemap, height: f64, along: &dyn Fn(f64) -> f64) -> Vec<Shape> {
    if data.heat.is_empty() {
        return Vec::new();
    }
    let base = height - 4.0;
    let mut shapes = vec![Shape::words("chart__muted", (along(0.0), base), Anchor::Start, &data.heat)];
    let mut at = text_width(&data.heat, TEXT) + 14.0;
    for heat in 1..=10_u8 {
        let (from, to) = (along(at), along(at + 14.0));
        shapes.push(Shape::rect(&format!("chart__part chart__heat--{heat}"), from, base - 11.0, to - from, 12.0));
        at += 15.0;
    }
    shapes
}
