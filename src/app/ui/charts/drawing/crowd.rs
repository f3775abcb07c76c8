//! Bubbles that share a place, and arrows between places.

use super::{
    labels::{Area, Disc},
    scene::Shape,
};

/// Moves discs of one middle apart, the largest staying where it is, until each can be seen and hit: along a spiral, as
/// near as half of both radii allow. A crowd that would spread too far is only shifted a little, one from the next.
pub fn apart(own: &[Disc]) -> Vec<Disc> {
    /// The golden angle: a spiral in which no two points stand in line.
    const TURN: f64 = 2.399_963;
    /// No disc looks farther than 80 px for a free place.
    const FAR: f64 = 1_600.0;
    let mut placed: Vec<(Disc, f64)> = Vec::with_capacity(own.len());
    for (number, disc) in own.iter().enumerate() {
        let same = |other: &Disc| (other.x - disc.x).abs() < 0.5 && (other.y - disc.y).abs() < 0.5;
        let group: Vec<(Disc, f64)> =
            own[..number].iter().zip(&placed).filter(|(other, _)| same(other)).map(|(_, at)| *at).collect();
        let free =
            |at: &Disc| group.iter().all(|(other, _)| (other.x - at.x).hypot(other.y - at.y) >= (other.r + at.r) * 0.5);
        // What the ones before found taken is not looked at again.
        let mut step = group.iter().map(|(_, step)| *step).fold(0.0, f64::max);
        let mut at = *disc;
        while !group.is_empty() {
            step += 1.0;
            let (angle, far) = (TURN * step, 2.0 * step.sqrt());
            at = Disc { x: disc.x + far * angle.cos(), y: disc.y + far * angle.sin(), r: disc.r };
            if step >= FAR || free(&at) {
                break;
            }
        }
        placed.push((at, step));
    }
    placed.into_iter().map(|(disc, _)| disc).collect()
}

/// An arrow from a bubble's edge to where it is to stand, with a ring there.
pub fn arrow(disc: &Disc, to: (f64, f64)) -> Shape {
    const HEAD: f64 = 8.0;
    let (dx, dy) = (to.0 - disc.x, to.1 - disc.y);
    let length = dx.hypot(dy);
    let ring = Shape::circle("chart__future", to, 4.0);
    if length <= disc.r + 5.0 {
        return Shape::group("").with(ring);
    }
    let (ux, uy) = (dx / length, dy / length);
    let from = (disc.x + ux * disc.r, disc.y + uy * disc.r);
    let tip = (to.0 - ux * 5.0, to.1 - uy * 5.0);
    let base = (tip.0 - ux * HEAD, tip.1 - uy * HEAD);
    let wing = |side: f64| (base.0 - uy * side * HEAD * 0.45, base.1 + ux * side * HEAD * 0.45);
    Shape::group("")
        .with(Shape::line("chart__arrow", from, base))
        .with(Shape::area("chart__arrow-head", &[tip, wing(1.0), wing(-1.0)]))
        .with(ring)
}

/// Boxes along an arrow, on which no label stands.
pub fn way(disc: &Disc, to: (f64, f64)) -> Vec<Area> {
    const STEP: f64 = 8.0;
    let (dx, dy) = (to.0 - disc.x, to.1 - disc.y);
    let length = dx.hypot(dy);
    let mut far = disc.r.min(length);
    let mut boxes = Vec::new();
    while far <= length {
        let share = if length > 0.0 { far / length } else { 1.0 };
        let (x, y) = (disc.x + dx * share, disc.y + dy * share);
        boxes.push(Area { x: x - STEP / 2.0, y: y - STEP / 2.0, width: STEP, height: STEP });
        far += STEP;
    }
    boxes
}
