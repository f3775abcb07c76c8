//! How a workbook's settings stand in the file.

use crate::format::problem::{Expected, ProblemKind};
use crate::format::read::Reader;
use crate::format::schema::Schema;
use crate::format::shape::{Shape, fields, words};
use crate::format::shapes::axes::axis_pair;
use crate::format::shapes::values::MAX_REVISION;
use crate::format::tree::Node;
use crate::format::write::Writer;
use crate::model::{BallotOf, Bands, GroupMethod, KeyListPreset, Meta, PortfolioCut};

fields! {
    /// Settings of the whole workbook.
    Meta {
        /// What the workbook is called.
        name: required,
        /// The currency of all its money.
        currency: required,
        /// When it was made.
        created: required,
        /// What makes an account a key account for this team, in one explicit sentence.
        definition: optional,
        /// The usual size the key list is held against.
        preset: required,
        /// How many accounts the key list proposes.
        top_n: whole(1, 1000),
        /// Where the bands A and B begin.
        bands: required,
        /// Where the portfolio matrix is cut.
        cut: required,
        /// Periods of which the figures cover only some months.
        part_periods as "part_periods_months": optional,
        /// How the weights of the criteria were made; left out: points given to each, and nothing to take up again.
        weighting: optional,
        /// How the raters' scores of a cell become the group's; left out: the mean.
        group as "group_score": optional,
        /// How many points the raters' scores of a cell may lie apart before it is discussed; left out: 2.
        tolerance as "tolerance_points": optional,
        /// What this workbook is a ballot of; left out for a team's workbook.
        ballot: optional,
        /// The avatar of the key customer; left out: nothing said.
        avatar: optional,
        ..extra
    }
}

words! {
    /// How large a key list is usual: a pilot (2–3), a first programme (3–8), a mature one (15–35), the team's own.
    KeyListPreset {
        "pilot" = Pilot,
        "first" = First,
        "mature" = Mature,
        "own" = Own,
    }
}

words! {
    /// How the raters' scores of a cell become the group's.
    GroupMethod {
        "mean" = Mean,
        "median" = Median,
    }
}

fields! {
    /// What a ballot was made from.
    BallotOf {
        /// The workbook it belongs to.
        workbook: required,
        /// What that workbook was called.
        name: required,
        /// Whose ballot it is.
        rater: required,
        /// The revision of the workbook it was made from.
        revision: whole(0, MAX_REVISION),
        /// When it was made.
        made: required,
    }
}

/// The fields of [`Bands`], before it is known that they are in order.
struct BandLimits {
    a: u16,
    b: u16,
}

fields! {
    /// Where the bands A and B begin, in hundredths of a point of the total; A not below B.
    BandLimits {
        /// Where A begins.
        a as "a_hundredths": whole(100, 1000),
        /// Where B begins; everything below is C.
        b as "b_hundredths": whole(100, 1000),
    }
}

impl Shape for Bands {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let fields = BandLimits::read(reader, node)?;
        let bands = Self::new(fields.a, fields.b);
        if bands.is_none() {
            reader.problem(node.at, ProblemKind::OutOfRange, Expected::BandsInOrder, node.to_json());
        }
        bands
    }

    fn write(&self, writer: &mut Writer) {
        BandLimits { a: self.a(), b: self.b() }.write(writer);
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        BandLimits::describe(schema)
    }
}

axis_pair! {
    /// Where the portfolio matrix is cut, in hundredths on its two axes from 1 to 10.
    PortfolioCut as AxisCuts {
        /// The cut of attractiveness.
        attractiveness,
        /// The cut of relative strength.
        strength,
    }
}
