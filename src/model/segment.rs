//! Who an account is to us: its roles, its class, its programme, where it is to stand in three years (G-1 to G-4), and
//! the avatar of the customers we look for.

use super::axes::axis_pair;

/// A role of an account (G-1, Compilation). An account may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Brings at least a tenth of the profit; loyal, long with us.
    Breadwinner,
    /// New, with a large budget; perhaps a competitor's breadwinner.
    Prospective,
    /// A known name, a leader of its industry or region.
    ImageMaker,
    /// Demanding on quality and service; knows the market.
    Expert,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Breadwinner, Self::Prospective, Self::ImageMaker, Self::Expert];
}

/// The class of an account (G-2, Compilation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountClass {
    /// The few the business stands on.
    Key,
    /// Large or growing, one step from key.
    Important,
    /// The movable middle.
    Ordinary,
    /// Costs more than it brings.
    Difficult,
    /// Buys nothing from us.
    NotCustomer,
}

impl AccountClass {
    /// All classes, the strongest first.
    pub const ALL: [Self; 5] = [Self::Key, Self::Important, Self::Ordinary, Self::Difficult, Self::NotCustomer];
}

/// How an account is looked after (G-3, Compilation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Programme {
    /// A long programme of its own, each stakeholder assigned to one of ours.
    Strategic,
    /// A standard play of touches.
    Light,
    /// Many at once, by fit, intent and engagement.
    Programmatic,
}

impl Programme {
    /// All programmes, the most costly first.
    pub const ALL: [Self; 3] = [Self::Strategic, Self::Light, Self::Programmatic];
}

axis_pair! {
    /// Where an account is to stand in the portfolio matrix in three years (G-4), in hundredths on both 1–10 axes: 100 to
    /// 1,000. A person's judgement; scores give where it stands now.
    FuturePosition
}

/// The avatar of the key customer: whom the team looks for, in its own words (P-3). Empty texts are unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Avatar {
    /// What troubles such a customer.
    pub pains: String,
    /// What it wants to reach, and what it holds dear.
    pub goals: String,
    /// Why it says no.
    pub objections: String,
}
