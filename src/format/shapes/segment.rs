//! How roles, classes, programmes, future positions and the avatar stand in the file.

use crate::format::shape::{fields, words};
use crate::format::shapes::axes::axis_pair;
use crate::model::{AccountClass, Avatar, FuturePosition, Programme, Role};

words! {
    /// A role of an account; it may hold several.
    Role {
        "breadwinner" = Breadwinner,
        "prospective" = Prospective,
        "image_maker" = ImageMaker,
        "expert" = Expert,
    }
}

words! {
    /// The class of an account.
    AccountClass {
        "key" = Key,
        "important" = Important,
        "ordinary" = Ordinary,
        "difficult" = Difficult,
        "not_customer" = NotCustomer,
    }
}

words! {
    /// How an account is looked after.
    Programme {
        "strategic" = Strategic,
        "light" = Light,
        "programmatic" = Programmatic,
    }
}

axis_pair! {
    /// Where an account is to stand in the portfolio matrix in three years, in hundredths on its two axes from 1 to 10.
    FuturePosition as FuturePlace {
        /// How attractive it will be.
        attractiveness,
        /// How strong we are to be with it.
        strength,
    }
}

fields! {
    /// The avatar of the key customer, in the team's own words.
    Avatar {
        /// What troubles such a customer.
        pains: optional,
        /// What it wants to reach, and what it holds dear.
        goals: optional,
        /// Why it says no.
        objections: optional,
    }
}
