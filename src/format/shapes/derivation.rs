//! How the rules of derived criteria stand in the file.

use crate::format::problem::{Expected, ProblemKind};
use crate::format::read::Reader;
use crate::format::schema::{Schema, number, object, text};
use crate::format::shape::{Shape, choices, fields};
use crate::format::tree::Node;
use crate::format::write::Writer;
use crate::model::{Derivation, NumberSource, Period, PeriodChoice, Quantity, Scale, SpanChoice, Thresholds};

fields! {
    /// How a criterion takes its scores from the accounts' numbers.
    Derivation {
        /// Which number of the account counts.
        source: required,
        /// How numbers become scores.
        scale: required,
        /// Whether the greatest or the least number scores 10.
        direction: required,
    }
}

choices! {
    /// A number of an account: revenue, profit or margin of a period, growth between two, or a free field of this name.
    NumberSource {
        "revenue", PeriodChoice = Self::Revenue, Self::Revenue(period) => period;
        "profit", PeriodChoice = Self::Profit, Self::Profit(period) => period;
        "margin", PeriodChoice = Self::Margin, Self::Margin(period) => period;
        "revenue_growth", SpanChoice = Self::RevenueGrowth, Self::RevenueGrowth(span) => span;
        "profit_growth", SpanChoice = Self::ProfitGrowth, Self::ProfitGrowth(span) => span;
        "field", String = Self::Field, Self::Field(name) => name;
    }
}

choices! {
    /// A period, or the last one of which any account has the figure.
    PeriodChoice {
        "at", Period = Self::At, Self::At(period) => period;
        @ "latest" = Latest;
    }
}

/// Two periods.
struct Span {
    from: Period,
    to: Period,
}

fields! {
    /// Two periods, from one to the other.
    Span {
        /// The one that growth starts from.
        from: required,
        /// The one it leads to.
        to: required,
    }
}

choices! {
    /// Two periods, or the last two.
    SpanChoice {
        "between", Span = |span| Self::Between(span.from, span.to),
            Self::Between(from, to) => &Span { from: *from, to: *to };
        @ "latest" = Latest;
    }
}

choices! {
    /// How numbers become scores: in proportion between the least and the greatest, by standing among the others, or by
    /// nine ascending limits.
    Scale {
        "thresholds_e4", Thresholds = Self::Thresholds, Self::Thresholds(limits) => limits;
        @ "min_max" = MinMax;
        @ "percentile" = Percentile;
    }
}

impl Shape for Thresholds {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let limits = Vec::<Quantity>::read(reader, node)?;
        let thresholds = limits.try_into().ok().map(Self::new);
        if thresholds.is_none() {
            reader.problem(node.at, ProblemKind::OutOfRange, Expected::Limits { count: Self::COUNT }, node.shortened());
        }
        thresholds
    }

    fn write(&self, writer: &mut Writer) {
        writer.list(self.limits());
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let (items, count) = (Quantity::describe(schema), Self::COUNT);
        object([("type", text("array")), ("items", items), ("minItems", number(count)), ("maxItems", number(count))])
    }
}
