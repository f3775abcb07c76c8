//! What stands around the bubbles: the axes, the quadrants' names and advice, the legend of sizes.

use super::super::{
    axes::{Plot, RISE, Reading, TEXT},
    labels::{Area, fit, text_width},
    scale::{Linear, nice_ticks},
    scene::{Anchor, Shape},
};
use super::{BubbleFormats, Portfolio, Sizes};

pub(super) fn axes(data: &Portfolio, formats: &BubbleFormats, plot: &Plot, along: &Linear, up: &Linear) -> Vec<Shape> {
    let ticks = nice_ticks([data.domain.0, data.domain.1]);
    let inside = |value: &&f64| (data.domain.0..=data.domain.1).contains(*value);
    // The scale's own ends are ticks: a score runs from 1, not from 0.
    let mut values: Vec<f64> = ticks.values.iter().filter(inside).copied().collect();
    if values.first() != Some(&data.domain.0) {
        values.insert(0, data.domain.0);
    }
    let mut shapes = Vec::new();
    for value in &values {
        let (x, y) = (plot.x(along.at(*value)), up.at(*value));
        shapes.push(Shape::line("chart__grid", (plot.x(plot.start), y), (plot.x(plot.end), y)));
        shapes.push(Shape::line("chart__grid", (x, plot.top), (x, plot.bottom)));
        let text = (formats.tick)(*value);
        let beside = (plot.x(plot.start - 8.0), y + TEXT * RISE);
        shapes.push(Shape::words("chart__tick", beside, Anchor::End, text.clone()));
        shapes.push(Shape::words("chart__tick", (x, plot.bottom + TEXT + 5.0), Anchor::Middle, text));
    }
    let (x, y) = (plot.x(along.at(data.cuts.0)), up.at(data.cuts.1));
    shapes.push(Shape::line("chart__cut", (x, plot.top), (x, plot.bottom)));
    shapes.push(Shape::line("chart__cut", (plot.x(plot.start), y), (plot.x(plot.end), y)));
    shapes.push(Shape::words("chart__axis-name", (plot.x(0.0), TEXT), Anchor::Start, format!("↑ {}", data.up)));
    let arrow = if plot.reading == Reading::RightToLeft { "←" } else { "→" };
    let at = (plot.x(plot.end), plot.bottom + 2.0 * TEXT + 10.0);
    shapes.push(Shape::words("chart__axis-name", at, Anchor::End, format!("{} {arrow}", data.along)));
    shapes
}

/// The quadrants' names and advice in their corners, and the boxes they take.
pub(super) fn corners(data: &Portfolio, plot: &Plot, along: &Linear, up: &Linear) -> (Vec<Shape>, Vec<Area>) {
    let (cut_x, cut_y) = (along.at(data.cuts.0), up.at(data.cuts.1));
    let (high, low) = (plot.top - TEXT - 10.0, plot.bottom - TEXT - 12.0);
    let all = [
        (&data.high_low, plot.start, Anchor::Start, high, cut_x - plot.start),
        (&data.high_high, plot.end, Anchor::End, high, plot.end - cut_x),
        (&data.low_low, plot.start + 8.0, Anchor::Start, low, cut_x - plot.start),
        (&data.low_high, plot.end - 8.0, Anchor::End, low, plot.end - cut_x),
    ];
    let (mut shapes, mut taken) = (Vec::new(), Vec::new());
    for (quadrant, at, anchor, y, room) in all {
        let name = fit(&quadrant.name, TEXT, room - 16.0);
        // Advice cut in half is none; the table of the quadrants has it in full.
        let fits = text_width(&quadrant.advice, TEXT) <= room - 16.0;
        let advice = if fits { quadrant.advice.clone() } else { String::new() };
        let width = text_width(&name, TEXT).max(text_width(&advice, TEXT)) + 8.0;
        let from = if anchor == Anchor::Start { at } else { at - width };
        let left = plot.x(from).min(plot.x(from + width));
        taken.push(Area { x: left, y: y - TEXT, width, height: 2.0 * TEXT + 8.0 });
        shapes.push(Shape::words("chart__quadrant-name chart__halo", (plot.x(at), y), anchor, name));
        shapes.push(Shape::words("chart__muted chart__halo", (plot.x(at), y + TEXT + 4.0), anchor, advice));
    }
    // A quadrant too low for two corners keeps its names; bubbles simply stand over them.
    if cut_y <= plot.top || cut_y >= plot.bottom {
        taken.clear();
    }
    (shapes, taken)
}

/// Two or three rings of round values under the plot, and what the area means.
pub(super) fn size_legend(data: &Portfolio, formats: &BubbleFormats, plot: &Plot, sizes: &Sizes) -> Vec<Shape> {
    if sizes.most <= 0.0 {
        return Vec::new();
    }
    let round = nice_ticks([0.0, sizes.most]).values;
    let large = round.iter().copied().rfind(|value| *value <= sizes.most).filter(|value| *value > 0.0);
    let large = large.unwrap_or(sizes.most);
    let middle = plot.height - sizes.radius - 4.0;
    let mut at = plot.start;
    let mut shapes = vec![Shape::words("chart__muted", (plot.x(at), middle + TEXT * RISE), Anchor::Start, &data.area)];
    at += text_width(&data.area, TEXT) + 16.0;
    for value in [large / 10.0, large / 2.5, large] {
        let radius = sizes.of(Some(value));
        let text = (formats.value)(value);
        let width = 2.0 * radius + 6.0 + text_width(&text, TEXT);
        if at + width > plot.end {
            break;
        }
        shapes.push(Shape::circle("chart__size-ring", (plot.x(at + radius), middle), radius));
        let beside = (plot.x(at + 2.0 * radius + 6.0), middle + TEXT * RISE);
        shapes.push(Shape::words("chart__tick", beside, Anchor::Start, text));
        at += width + 18.0;
    }
    shapes
}
