//! How roles, classes, programmes, future positions and the avatar stand in the file.

use crate::format::problem::{Expected, ProblemKind};
use crate::format::read::Reader;
use crate::format::schema::Schema;
use crate::format::shape::{Shape, TextShape, fields, words};
use crate::format::tree::Node;
use crate::format::write::Writer;
use crate::model::{AccountClass, Avatar, FuturePosition, Programme, Role};

const ROLES: &[&str] = &["breadwinner", "prospective", "image_maker", "expert"];

/// Roles are items of a set, and those are texts.
impl TextShape for Role {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        let place = ROLES.iter().position(|word| *word == text);
        place.map(|place| Self::ALL[place]).ok_or((ProblemKind::UnknownChoice, Self::expected()))
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        let place = Self::ALL.iter().position(|role| role == self).unwrap_or(0);
        give(ROLES[place])
    }

    fn expected() -> Expected {
        Expected::OneOf(ROLES)
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        schema.define_words("Role", "A role of an account; it may hold several.", ROLES)
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

/// The fields of [`FuturePosition`].
struct FuturePlace {
    attractiveness: u16,
    strength: u16,
}

fields! {
    /// Where an account is to stand in the portfolio matrix in three years, in hundredths on its two axes from 1 to 10.
    FuturePlace {
        /// How attractive it will be.
        attractiveness as "attractiveness_hundredths": whole(100, 1000),
        /// How strong we are to be with it.
        strength as "strength_hundredths": whole(100, 1000),
    }
}

impl Shape for FuturePosition {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        FuturePlace::read(reader, node).and_then(|fields| Self::new(fields.attractiveness, fields.strength))
    }

    fn write(&self, writer: &mut Writer) {
        FuturePlace { attractiveness: self.attractiveness(), strength: self.strength() }.write(writer);
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        FuturePlace::describe(schema)
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
