//! What is set once for the whole workbook.

use std::collections::BTreeMap;

use super::axes::axis_pair;
use super::{Avatar, BallotOf, Currency, Extra, Name, Period, Timestamp, Weighting};

/// A workbook's own settings. They belong to the document and travel with it; language, theme and calendar belong to
/// the person and do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// What the workbook is called.
    pub name: Name,
    /// The currency of all its money.
    pub currency: Currency,
    /// When it was made.
    pub created: Timestamp,
    /// What makes an account a key account for this team, in one explicit sentence (S-12).
    pub definition: String,
    /// How many accounts the key list proposes, and the usual range it is held against (S-10).
    pub preset: KeyListPreset,
    /// The size N of the proposed key list, 1–1,000.
    pub top_n: u16,
    /// Where the bands A and B begin (S-7).
    pub bands: Bands,
    /// Where the portfolio matrix is cut (G-4).
    pub cut: PortfolioCut,
    /// Periods of which the figures cover only some months.
    pub part_periods: BTreeMap<Period, MonthsCovered>,
    /// How the weights of the criteria were made (S-5).
    pub weighting: Weighting,
    /// How the raters' scores of a cell become the group's (C-2).
    pub group: GroupMethod,
    /// How far the raters' scores of a cell may lie apart before it is discussed (C-3).
    pub tolerance: Tolerance,
    /// What this workbook is a ballot of; none for a team's workbook.
    pub ballot: Option<BallotOf>,
    /// Whom the team looks for: the avatar of the key customer (P-3).
    pub avatar: Avatar,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Meta {
    /// The settings a new workbook starts with: top 5, bands at 8 and 6, cuts at 5.5.
    pub fn new(name: Name, created: Timestamp) -> Self {
        Self {
            name,
            currency: Currency::USD,
            created,
            definition: String::new(),
            preset: KeyListPreset::First,
            top_n: 5,
            bands: Bands::default(),
            cut: PortfolioCut::default(),
            part_periods: BTreeMap::new(),
            weighting: Weighting::default(),
            group: GroupMethod::default(),
            tolerance: Tolerance::default(),
            ballot: None,
            avatar: Avatar::default(),
            extra: Extra::new(),
        }
    }
}

/// How the raters' scores of a cell become the group's (C-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum GroupMethod {
    /// The mean of the raters that scored the cell.
    #[default]
    Mean,
    /// The median: the middle score, or the mean of the two in the middle.
    Median,
}

impl GroupMethod {
    /// Both methods.
    pub const ALL: [Self; 2] = [Self::Mean, Self::Median];
}

/// The widest range of scores of a cell, in points, that is settled without a word: 0 to 9, 2 unless the team set
/// another before it scored (C-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tolerance(u8);

impl Tolerance {
    /// The largest: with it no cell is ever discussed.
    pub const MAX: u8 = 9;

    /// So many points; `None` above 9.
    pub const fn new(points: u8) -> Option<Self> {
        if points <= Self::MAX { Some(Self(points)) } else { None }
    }

    /// The number of points.
    pub const fn points(self) -> u8 {
        self.0
    }
}

impl Default for Tolerance {
    fn default() -> Self {
        Self(2)
    }
}

/// How large a key list is usual at a stage of the programme (S-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum KeyListPreset {
    /// A pilot: 2–3 accounts (SBI).
    Pilot,
    /// A first programme: 3–8 accounts (Compilation).
    #[default]
    First,
    /// A mature programme: 15–35 accounts (McDonald & Woodburn).
    Mature,
    /// The team's own number, held against nothing.
    Own,
}

impl KeyListPreset {
    /// All presets.
    pub const ALL: [Self; 4] = [Self::Pilot, Self::First, Self::Mature, Self::Own];

    /// The fewest and the most accounts of the preset; `None` where any number is right.
    pub const fn range(self) -> Option<(u16, u16)> {
        match self {
            Self::Pilot => Some((2, 3)),
            Self::First => Some((3, 8)),
            Self::Mature => Some((15, 35)),
            Self::Own => None,
        }
    }
}

/// Where the bands begin, in hundredths of a point of the total: 100 (1.00) to 1,000 (10.00), A not below B (S-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    a: u16,
    b: u16,
}

impl Bands {
    /// The bands from their lower ends in hundredths; `None` outside 100–1,000 or when A begins below B.
    pub const fn new(a: u16, b: u16) -> Option<Self> {
        if a >= b && b >= 100 && a <= 1000 { Some(Self { a, b }) } else { None }
    }

    /// Where A begins, in hundredths.
    pub const fn a(self) -> u16 {
        self.a
    }

    /// Where B begins, in hundredths; everything below is C.
    pub const fn b(self) -> u16 {
        self.b
    }
}

impl Default for Bands {
    fn default() -> Self {
        Self { a: 800, b: 600 }
    }
}

axis_pair! {
    /// Where the portfolio matrix is cut, in hundredths on both 1–10 axes: 100 to 1,000 (G-4).
    PortfolioCut
}

impl Default for PortfolioCut {
    fn default() -> Self {
        Self { attractiveness: 550, strength: 550 }
    }
}

/// How many months of a period its figures cover: 1 to 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthsCovered(u8);

impl MonthsCovered {
    /// So many months; `None` outside 1–11 (twelve is the whole year and needs no note).
    pub const fn new(months: u8) -> Option<Self> {
        if months >= 1 && months <= 11 { Some(Self(months)) } else { None }
    }

    /// The number of months.
    pub const fn months(self) -> u8 {
        self.0
    }
}
