//! Places for labels: none over another, and none over a bubble that is not its own, but for the few that must be
//! read; the most important first.

/// A circle that wants a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Middle.
    pub x: f64,
    /// Middle.
    pub y: f64,
    /// Radius in px.
    pub r: f64,
}

/// A box, from its corner of smallest x and y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The label's box.
    pub area: Area,
    /// The line from the bubble's edge to the label, where the label does not touch its bubble.
    pub leader: Option<((f64, f64), (f64, f64))>,
}

impl Area {
    fn overlaps(&self, other: &Area) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    fn inside(&self, outer: &Area) -> bool {
        self.x >= outer.x
            && self.y >= outer.y
            && self.x + self.width <= outer.x + outer.width
            && self.y + self.height <= outer.y + outer.height
    }

    fn touches(&self, disc: &Disc) -> bool {
        let (dx, dy) = (disc.x - self.nearest_x(disc.x), disc.y - self.nearest_y(disc.y));
        dx * dx + dy * dy < disc.r * disc.r
    }

    fn lies_in(&self, disc: &Disc) -> bool {
        let (dx, dy) = ((disc.x - self.x).max(self.x + self.width - disc.x), disc.y - (self.y + self.height / 2.0));
        dx.hypot(dy) <= disc.r
    }

    fn holds_middle(&self, disc: &Disc) -> bool {
        let (across, down) = (self.x..=self.x + self.width, self.y..=self.y + self.height);
        across.contains(&disc.x) && down.contains(&disc.y)
    }

    fn nearest_x(&self, x: f64) -> f64 {
        x.clamp(self.x, self.x + self.width)
    }

    fn nearest_y(&self, y: f64) -> f64 {
        y.clamp(self.y, self.y + self.height)
    }
}

/// Directions a label may stand in, the pleasantest first: beside, over and under, then slantwise.
const DIRECTIONS: [(f64, f64); 20] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.8, -0.6),
    (0.8, 0.6),
    (-0.8, -0.6),
    (-0.8, 0.6),
    (0.5, -0.87),
    (0.5, 0.87),
    (-0.5, -0.87),
    (-0.5, 0.87),
    (0.95, -0.3),
    (0.95, 0.3),
    (-0.95, -0.3),
    (-0.95, 0.3),
    (0.25, -0.97),
    (0.25, 0.97),
    (-0.25, -0.97),
    (-0.25, 0.97),
];
/// Where in its own bubble a label may stand, as shares of the radius: in the middle, or out of a neighbour's way.
const INSIDE: [(f64, f64); 7] =
    [(0.0, 0.0), (0.0, -0.35), (0.0, 0.35), (-0.2, 0.0), (0.2, 0.0), (0.0, -0.6), (0.0, 0.6)];
/// How far from the bubble's edge a label may stand, in px; beyond the first it gets a leader.
const DISTANCES: [f64; 5] = [3.0, 14.0, 26.0, 42.0, 60.0];
/// How far the label of a bubble may stand that must have one.
const FAR: [f64; 6] = [80.0, 102.0, 126.0, 152.0, 180.0, 210.0];

/// A place for each label, or none where it would cover something. `discs` begins with the bubbles of `sizes`, in the
/// order of importance: the first find their places first, and of them `must` are labelled even where the label stands
/// far from its bubble, or on another bubble. `taken` are boxes nothing may stand on.
pub fn place_labels(
    discs: &[Disc],
    sizes: &[(f64, f64)],
    bounds: Area,
    taken: &[Area],
    must: usize,
) -> Vec<Option<Placed>> {
    let mut scene = Scene { discs, bounds, occupied: taken.to_vec(), taken: taken.len(), leaders: Vec::new() };
    let place = |(own, size): (usize, &(f64, f64))| {
        let is_must = own < must;
        let distances = DISTANCES.iter().chain(if is_must { &FAR[..] } else { &[] });
        let near = candidates(&discs[own], *size, distances.copied());
        let found = best(&scene, own, near, is_must);
        if let Some(found) = found {
            scene.occupied.push(found.area);
            scene.leaders.extend(found.leader);
        }
        found
    };
    sizes.iter().enumerate().map(place).collect()
}

/// What labels stand among.
struct Scene<'a> {
    discs: &'a [Disc],
    bounds: Area,
    /// What nothing may stand on, then the labels that found a place.
    occupied: Vec<Area>,
    /// How many of these are no labels.
    taken: usize,
    leaders: Vec<Segment>,
}

/// The candidate that disturbs least; the first of equals, which is the nearest in the pleasantest direction.
fn best(scene: &Scene, own: usize, all: Vec<Placed>, is_must: bool) -> Option<Placed> {
    let mut least: Option<(f64, Placed)> = None;
    for (place, candidate) in all.into_iter().enumerate() {
        // A direction less pleasant counts as little, one step farther away as much.
        let so_far = place as f64;
        if least.is_some_and(|(least, _)| least <= so_far) {
            break;
        }
        let Some(disturbed) = disturbs(scene, own, &candidate, is_must) else { continue };
        if least.is_none_or(|(least, _)| so_far + disturbed < least) {
            least = Some((so_far + disturbed, candidate));
        }
    }
    least.map(|(_, placed)| placed)
}

/// What a label spoils where it stands; `None` where it cannot stand.
fn disturbs(scene: &Scene, own: usize, candidate: &Placed, is_must: bool) -> Option<f64> {
    let area = &candidate.area;
    let is_open = area.inside(&scene.bounds)
        && !scene.occupied.iter().any(|other| other.overlaps(area))
        && !scene.leaders.iter().any(|leader| cuts(*leader, area));
    if !is_open {
        return None;
    }
    let disc = &scene.discs[own];
    let foreign = || scene.discs.iter().enumerate().filter(|(place, _)| *place != own).map(|(_, disc)| disc);
    let covered = foreign().filter(|disc| area.touches(disc)).count();
    if covered > 0 && !is_must {
        return None;
    }
    // Where large bubbles overlap, a name inside its own one is still read as its own, but over another's middle.
    let is_inside = candidate.leader.is_none() && area.lies_in(disc);
    let each = if is_inside && !foreign().any(|other| area.holds_middle(other)) { 24.0 } else { 200.0 };
    let mut cost = covered as f64 * each;
    if let Some(leader) = candidate.leader {
        let crosses = |areas: &[Area]| areas.iter().filter(|area| cuts(leader, area)).count();
        let (taken, labels) = scene.occupied.split_at(scene.taken);
        let is_crossed = crosses(labels) > 0 || scene.leaders.iter().any(|other| cross(*other, leader));
        let over_marks = crosses(taken);
        if is_crossed || (over_marks > 0 && !is_must) {
            return None;
        }
        // A leader that begins in another bubble, or runs through one, leaves open whose it is.
        let begins = |disc: &&Disc| (disc.x - leader.0.0).hypot(disc.y - leader.0.1) < disc.r;
        cost += over_marks.min(2) as f64 * 12.0;
        cost += foreign().filter(begins).count() as f64 * 14.0;
        let through = foreign().filter(|disc| runs_through(leader, disc)).count();
        if through > 2 && !is_must {
            return None;
        }
        cost += through as f64 * 10.0;
    }
    Some(cost)
}

fn runs_through((from, to): Segment, disc: &Disc) -> bool {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).max(1e-9);
    let share = (((disc.x - from.0) * dx + (disc.y - from.1) * dy) / length).clamp(0.0, 1.0);
    (from.0 + share * dx - disc.x).hypot(from.1 + share * dy - disc.y) < disc.r
}

fn candidates(disc: &Disc, (width, height): (f64, f64), distances: impl Iterator<Item = f64>) -> Vec<Placed> {
    let mut all = Vec::with_capacity(INSIDE.len() + DIRECTIONS.len() * (DISTANCES.len() + FAR.len()));
    let middle = Area { x: disc.x - width / 2.0, y: disc.y - height / 2.0, width, height };
    if width + 4.0 <= 2.0 * disc.r && height <= disc.r {
        let moved = |(x, y): (f64, f64)| Area { x: middle.x + x * disc.r, y: middle.y + y * disc.r, ..middle };
        let inside = INSIDE.into_iter().map(moved).filter(|area| area.lies_in(disc));
        all.extend(inside.map(|area| Placed { area, leader: None }));
    }
    for distance in distances {
        for (dx, dy) in DIRECTIONS {
            let reach = disc.r + distance;
            let (x, y) = (disc.x + dx * reach, disc.y + dy * reach);
            // The box stands beyond its point, on the side it points to.
            let left = if dx > 0.2 {
                x
            } else if dx < -0.2 {
                x - width
            } else {
                x - width / 2.0
            };
            let top = if dy > 0.9 {
                y
            } else if dy < -0.9 {
                y - height
            } else {
                y - height / 2.0
            };
            let area = Area { x: left, y: top, width, height };
            let leader = (distance > DISTANCES[0]).then(|| {
                let edge = (disc.x + dx * disc.r, disc.y + dy * disc.r);
                (edge, (area.nearest_x(edge.0), area.nearest_y(edge.1)))
            });
            all.push(Placed { area, leader });
        }
    }
    all
}

type Segment = ((f64, f64), (f64, f64));

fn cross(first: Segment, second: Segment) -> bool {
    let side = |(a, b): Segment, p: (f64, f64)| (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
    side(first, second.0) * side(first, second.1) < 0.0 && side(second, first.0) * side(second, first.1) < 0.0
}

fn cuts(segment: Segment, area: &Area) -> bool {
    let (left, right, top, bottom) = (area.x, area.x + area.width, area.y, area.y + area.height);
    cross(segment, ((left, top), (right, bottom))) || cross(segment, ((left, bottom), (right, top)))
}

/// Pushes heights apart until none is nearer to the next than `gap`, inside `bounds`, each as near to its own place
/// as it can be. For labels at the ends of lines. The order is kept.
pub fn spread(wanted: &[f64], gap: f64, bounds: (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    linchpin::model::order::sort_by(&mut order, |a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.to_vec();
    let mut least = bounds.0;
    for place in &order {
        places[*place] = places[*place].max(least);
        least = places[*place] + gap;
    }
    let mut most = bounds.1;
    for place in order.iter().rev() {
        places[*place] = places[*place].min(most);
        most = places[*place] - gap;
    }
    places
}

/// About how wide a text is, without measuring it: by the kind of its letters, for the faces the app uses.
pub fn text_width(text: &str, size: f64) -> f64 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '\u{a0}' | '\u{202f}' => {
            0.32
        }
        'm' | 'w' | 'M' | 'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'ж' | 'ш' | 'щ' | 'ю' | '@' | '%' => 0.9,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{4e00}'..='\u{9fff}' => 1.0,
        // As in the widest face that people have: a system without others has DejaVu.
        '\u{400}'..='\u{42f}' => 0.75,
        '\u{430}'..='\u{4ff}' => 0.65,
        letter if letter.is_uppercase() => 0.7,
        '\u{600}'..='\u{6ff}' => 0.55,
        _ => 0.58,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// The text cut to a width, with an ellipsis where it was cut. A width that was made for just this text holds it, also
/// where the way there lost the last digit of it.
pub fn fit(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width + 1e-6 {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if text_width(&kept, size) + size * 0.8 > width {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The text in lines of a width, broken between words; what is left for the last line is cut to it.
pub fn lines(text: &str, size: f64, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        let is_full = |longer: &String| lines.len() < most && text_width(longer, size) > width;
        match longer.filter(|longer| !is_full(longer)) {
            Some(longer) => lines.last_mut().into_iter().for_each(|line| line.clone_from(&longer)),
            None => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| fit(&line, size, width)).collect()
}
