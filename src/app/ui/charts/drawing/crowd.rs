//! Bubbles that share a place, and arrows between places.

use super::{
    labels::{Area, Disc},
    scene::Shape,
};

/// How near two discs of one place may stand, as a share of both radii together: as far apart as there is room for.
const NEARNESS: [f64; 4] = [0.5, 0.35, 0.2, 0.1];
/// The golden angle: a spiral in which no two points stand in line.
const TURN: f64 = 2.399_963;

/// Moves discs of one middle apart, the largest staying where it is, until each can be seen and hit: along a spiral, as
/// near as half of both radii allow, nearer where there are many. `rooms` are where each belongs, its quadrant: none
/// leaves it, nor comes nearer to its border than it lay or is wide itself.
pub fn apart(own: &[Disc], rooms: &[Area]) -> Vec<Disc> {
    let mut placed = own.to_vec();
    for group in crowds(own) {
        let discs: Vec<Disc> = group.iter().map(|place| own[*place]).collect();
        let found = NEARNESS.into_iter().find_map(|near| spiral(&discs, &rooms[group[0]], near));
        // So many that they cannot stand apart at all hide each other; the words say how many they are.
        for (place, disc) in group.into_iter().zip(found.unwrap_or(discs)) {
            placed[place] = disc;
        }
    }
    placed
}

/// The places of the discs that share a middle, of each middle with more than one.
pub fn crowds(own: &[Disc]) -> Vec<Vec<usize>> {
    let mut crowds: Vec<Vec<usize>> = Vec::new();
    for (place, disc) in own.iter().enumerate() {
        let same = |other: &Disc| (other.x - disc.x).abs() < 0.5 && (other.y - disc.y).abs() < 0.5;
        match crowds.iter_mut().find(|crowd| same(&own[crowd[0]])) {
            Some(crowd) => crowd.push(place),
            None => crowds.push(vec![place]),
        }
    }
    crowds.retain(|crowd| crowd.len() > 1);
    crowds
}

/// The discs of one middle along a spiral from it, in their room; `None` when they do not find place near it.
fn spiral(discs: &[Disc], room: &Area, near: f64) -> Option<Vec<Disc>> {
    // No farther than three radii, or a crowd would be read as standing elsewhere.
    let far = discs.iter().map(|disc| disc.r).fold(16.0, f64::max) * 3.0;
    let mut placed: Vec<Disc> = Vec::with_capacity(discs.len());
    let mut step = 0.0_f64;
    for disc in discs {
        loop {
            let (angle, away) = (TURN * step, 2.0 * step.sqrt());
            if away > far {
                return None;
            }
            let at = Disc { x: disc.x + away * angle.cos(), y: disc.y + away * angle.sin(), r: disc.r };
            // What the ones before found taken is not looked at again.
            step += 1.0;
            let is_free = placed.iter().all(|other| (other.x - at.x).hypot(other.y - at.y) >= (other.r + at.r) * near);
            if is_free && (placed.is_empty() || stays(disc, &at, room)) {
                placed.push(at);
                break;
            }
        }
    }
    Some(placed)
}

/// Whether a moved disc keeps its distance from the borders of its room.
fn stays(own: &Disc, moved: &Disc, room: &Area) -> bool {
    let keeps = |own: f64, moved: f64, r: f64| moved >= own.min(r).max(0.0);
    let (right, bottom) = (room.x + room.width, room.y + room.height);
    keeps(own.x - room.x, moved.x - room.x, own.r)
        && keeps(right - own.x, right - moved.x, own.r)
        && keeps(own.y - room.y, moved.y - room.y, own.r)
        && keeps(bottom - own.y, bottom - moved.y, own.r)
}

/// A small cross where discs of one place truly stand.
pub fn true_place(disc: &Disc) -> Shape {
    const ARM: f64 = 4.0;
    Shape::group("chart__true-place")
        .with(Shape::line("", (disc.x - ARM, disc.y), (disc.x + ARM, disc.y)))
        .with(Shape::line("", (disc.x, disc.y - ARM), (disc.x, disc.y + ARM)))
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
