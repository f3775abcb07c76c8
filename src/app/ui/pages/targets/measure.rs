//! Formulas over entered numbers: the field they are typed into, checked as one types, and what is wrong in words.

use leptos::prelude::*;
use linchpin::model::{Expression, ExpressionError, ExpressionErrorKind, NoValue};

use crate::app::i18n::{fmt, t, texts::targets::measure as words};
use crate::app::ui::components::TextField;

/// So many characters of the place of an error are shown.
const SHOWN: usize = 16;

/// What is wrong with a formula, and where.
pub fn expression_error(text: &str, error: ExpressionError) -> String {
    use ExpressionErrorKind as Kind;
    let what = match error.kind {
        Kind::Empty => words::EMPTY,
        Kind::TooLong => return words::too_long(fmt::integer(Expression::MAX_CHARACTERS as f64)),
        Kind::TooDeep => words::TOO_DEEP,
        Kind::OperandMissing => words::OPERAND,
        Kind::Unclosed => words::UNCLOSED,
        Kind::Ambiguous => words::AMBIGUOUS,
        Kind::Number => words::NUMBER,
        Kind::UnknownFunction => words::FUNCTION,
        Kind::FewValues => words::FEW,
        Kind::NotAnInput => words::NOT_INPUT,
        Kind::NoInputs => return t(words::NO_INPUTS).to_owned(),
        _ => words::UNEXPECTED,
    };
    let text = text.trim();
    let place: String = text.chars().skip(error.at).take(SHOWN).collect();
    // What is missing at the end is shown by what stands before it.
    let place = if place.is_empty() {
        let from = text.chars().count().saturating_sub(SHOWN);
        format!("{}…", text.chars().skip(from).collect::<String>())
    } else {
        place
    };
    words::at(t(what), place)
}

/// Why a formula has no value.
pub fn no_value(no: &NoValue) -> String {
    match no {
        NoValue::Missing(name) => words::missing(name),
        NoValue::DivisionByZero => t(words::BY_ZERO).to_owned(),
        _ => t(words::TOO_LARGE).to_owned(),
    }
}

/// A formula as typed: none where nothing is typed.
pub fn typed_measure(text: &str) -> Result<Option<Expression>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Expression::parse(text).map(Some).map_err(|error| expression_error(text, error))
}

/// The field of a formula: what has to be entered stands under it while it is right, and what is wrong otherwise.
#[component]
pub fn MeasureField(
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it cannot be changed.
    #[prop(into)]
    read_only: Signal<bool>,
) -> impl IntoView {
    let error = Signal::derive(move || value.with(|text| typed_measure(text).err()));
    let help = Signal::derive(move || {
        let found = value.with(|text| typed_measure(text).ok().flatten());
        Some(found.map_or_else(|| t(words::HELP).to_owned(), |measure| words::inputs(fmt::list(measure.inputs()))))
    });
    view! {
        <TextField
            label=t(words::FIELD)
            value=value
            on_input=Callback::new(move |text| value.set(text))
            help=help
            error=error
            read_only=read_only
        />
    }
}
