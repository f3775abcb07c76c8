//! Places for labels: none over another, none over a bubble that is not its own, the largest first.

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

    fn nearest_x(&self, x: f64) -> f64 {
        x.clamp(self.x, self.x + self.width)
    }

    fn nearest_y(&self, y: f64) -> f64 {
        y.clamp(self.y, self.y + self.height)
    }
}

/// Directions a label may stand in, the pleasantest first: beside, over and under, then slantwise.
const DIRECTIONS: [(f64, f64); 12] = [
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
];
/// How far from the bubble's edge a label may stand, in px; beyond the first it gets a leader.
const DISTANCES: [f64; 5] = [3.0, 14.0, 26.0, 42.0, 60.0];

/// A place for each label, or none where it would cover something. `discs` and `sizes` belong together, in the order
/// of importance. `taken` are boxes nothing may stand on.
pub fn place_labels(discs: &[Disc], sizes: &[(f64, f64)], bounds: Area, taken: &[Area]) -> Vec<Option<Placed>> {
    let mut occupied = taken.to_vec();
    let mut leaders: Vec<((f64, f64), (f64, f64))> = Vec::new();
    let mut placed = Vec::with_capacity(sizes.len());
    for (own, size) in sizes.iter().enumerate() {
        let found = candidates(&discs[own], *size).into_iter().find(|candidate| {
            let area = &candidate.area;
            area.inside(&bounds)
                && !occupied.iter().any(|other| other.overlaps(area))
                && !discs.iter().enumerate().any(|(place, disc)| place != own && area.touches(disc))
                && candidate.leader.is_none_or(|leader| {
                    !leaders.iter().any(|other| cross(*other, leader))
                        && !occupied.iter().any(|box_| cuts(leader, box_))
                })
                && !leaders.iter().any(|leader| cuts(*leader, area))
        });
        if let Some(found) = found {
            occupied.push(found.area);
            leaders.extend(found.leader);
        }
        placed.push(found);
    }
    placed
}

fn candidates(disc: &Disc, (width, height): (f64, f64)) -> Vec<Placed> {
    let mut all = Vec::with_capacity(1 + DIRECTIONS.len() * DISTANCES.len());
    if width + 4.0 <= 2.0 * disc.r && height <= disc.r {
        let area = Area { x: disc.x - width / 2.0, y: disc.y - height / 2.0, width, height };
        all.push(Placed { area, leader: None });
    }
    for distance in DISTANCES {
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
        letter if letter.is_uppercase() => 0.7,
        '\u{600}'..='\u{6ff}' => 0.55,
        _ => 0.58,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// The text cut to a width, with an ellipsis where it was cut.
pub fn fit(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
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
