//! What is wrong with a file, in words: what, where, and what was expected.

use linchpin::format::{Expected, FileError, FileKind, ProblemKind};

use crate::app::i18n::texts::errors::record;
use crate::app::i18n::{fmt, t, texts::errors::expected, texts::errors::file as words, texts::errors::kinds};

/// Why nothing could be read from a file.
pub fn file_error(error: &FileError) -> String {
    let number = |number: usize| fmt::integer(number as f64);
    let said = match error {
        FileError::Empty => words::EMPTY,
        FileError::TooLarge { bytes, limit } => {
            return words::too_large(fmt::file_size(*bytes as u64), fmt::file_size(*limit as u64));
        }
        FileError::Utf16 => words::UTF16,
        FileError::NotUtf8 { offset } => return words::not_utf8(number(*offset)),
        FileError::LooksLike(kind) => return words::looks_like(kind_name(*kind)),
        FileError::Syntax(error) => return words::syntax(number(error.line)),
        FileError::OtherJson { format: None } => words::OTHER_JSON,
        FileError::OtherJson { format: Some(format) } => return words::other_json_named(format),
        FileError::UnknownVersion { found } if found.is_empty() => words::VERSION_MISSING,
        FileError::UnknownVersion { found } => return words::version_unknown(found),
        FileError::NewerVersion { version, known } => {
            return words::version_newer(fmt::integer(*version as f64), fmt::integer(f64::from(*known)));
        }
        _ => words::OTHER,
    };
    t(said).to_owned()
}

fn kind_name(kind: FileKind) -> &'static str {
    t(match kind {
        FileKind::Html => kinds::HTML,
        FileKind::Xml => kinds::XML,
        FileKind::Picture => kinds::PICTURE,
        FileKind::Pdf => kinds::PDF,
        FileKind::Office => kinds::OFFICE,
        FileKind::Archive => kinds::ARCHIVE,
        FileKind::Csv => kinds::CSV,
        FileKind::Text => kinds::TEXT,
        _ => kinds::BINARY,
    })
}

/// What is wrong in one place.
pub fn problem_name(kind: ProblemKind) -> &'static str {
    t(match kind {
        ProblemKind::Missing => record::MISSING,
        ProblemKind::WrongType => record::WRONG_TYPE,
        ProblemKind::OutOfRange => record::OUT_OF_RANGE,
        ProblemKind::Fraction => record::FRACTION,
        ProblemKind::TooLong => record::TOO_LONG,
        ProblemKind::Empty => record::EMPTY,
        ProblemKind::SpaceAtEnds => record::SPACE_AT_ENDS,
        ProblemKind::ControlCharacter => record::CONTROL_CHARACTER,
        ProblemKind::Malformed => record::MALFORMED,
        ProblemKind::UnknownChoice => record::UNKNOWN_CHOICE,
        ProblemKind::DuplicateName => record::DUPLICATE_NAME,
        ProblemKind::DuplicateRecord => record::DUPLICATE_RECORD,
        ProblemKind::Dangling => record::DANGLING,
        ProblemKind::OutsidePeriod => record::OUTSIDE_PERIOD,
        ProblemKind::OtherRecord => record::OTHER_RECORD,
        ProblemKind::UnknownField => record::UNKNOWN_FIELD,
        ProblemKind::TooMany => record::TOO_MANY,
        _ => record::OTHER,
    })
}

/// What was expected there; `None` where the name itself is in question.
pub fn expected_name(what: &Expected) -> Option<String> {
    let number = |number: usize| fmt::integer(number as f64);
    let said = match what {
        Expected::Object => expected::OBJECT,
        Expected::List { max } => return Some(expected::list(number(*max))),
        Expected::Text { max } => return Some(expected::text(number(*max))),
        Expected::Name { max } => return Some(expected::name(number(*max))),
        Expected::Whole { min, max } => {
            return Some(expected::whole(fmt::integer(*min as f64), fmt::integer(*max as f64)));
        }
        Expected::Id => expected::ID,
        Expected::Date => expected::DATE,
        Expected::Moment => expected::MOMENT,
        Expected::Period => expected::PERIOD,
        Expected::Currency => expected::CURRENCY,
        Expected::OneOf(choices) => return Some(expected::one_of(choices.join(", "))),
        Expected::BandsInOrder => expected::BANDS_IN_ORDER,
        Expected::RecordOf(table) => return Some(expected::record_of(table)),
        Expected::PeriodWithin(period) => return Some(expected::period_within(period)),
        _ => return None,
    };
    Some(t(said).to_owned())
}
