//! What is wrong with a workbook file.

use linchpin::format::parse::{SyntaxError, SyntaxKind};
use linchpin::format::{Expected, FileError, FileKind, ProblemKind};

use super::super::texts::errors::{expected as texts, file, kinds, record};
use super::super::{Text, fmt, t};

/// Why nothing could be read from a file.
pub fn file_error(error: &FileError) -> String {
    match error {
        FileError::Empty => t(file::EMPTY).to_owned(),
        FileError::TooLarge { bytes, limit } => {
            file::too_large(fmt::file_size(*bytes as u64), fmt::file_size(*limit as u64))
        }
        FileError::Utf16 => t(file::UTF16).to_owned(),
        FileError::NotUtf8 { offset } => file::not_utf8(fmt::integer(*offset as f64)),
        FileError::LooksLike(kind) => file::looks_like(t(kind_name(*kind))),
        FileError::Syntax(error) => syntax_error(error),
        FileError::OtherJson { format: Some(format) } => file::other_json_named(format),
        FileError::OtherJson { format: None } => t(file::OTHER_JSON).to_owned(),
        FileError::UnknownVersion { found } if found.is_empty() => t(file::VERSION_MISSING).to_owned(),
        FileError::UnknownVersion { found } => file::version_unknown(found),
        FileError::NewerVersion { version, known } => {
            file::version_newer(fmt::digits(&version.to_string()), fmt::digits(&known.to_string()))
        }
        _ => t(file::OTHER).to_owned(),
    }
}

fn syntax_error(error: &SyntaxError) -> String {
    let line = fmt::integer(error.line as f64);
    match error.kind {
        SyntaxKind::CutOff => file::cut_off(line),
        SyntaxKind::NotFinite => file::not_finite(line),
        SyntaxKind::LoneSurrogate => file::lone_surrogate(line),
        SyntaxKind::TooDeep => file::too_deep(line),
        _ => file::syntax(line),
    }
}

/// What kind of file it is, in words.
pub fn kind_of_file(kind: FileKind) -> &'static str {
    t(kind_name(kind))
}

/// What is wrong in one place of a file.
pub fn record_problem(kind: ProblemKind) -> &'static str {
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

/// What was expected in one place of a file; `None` where the name itself is in question.
pub fn expected(expected: &Expected) -> Option<String> {
    let number = |number: usize| fmt::integer(number as f64);
    Some(match expected {
        Expected::Object => t(texts::OBJECT).to_owned(),
        Expected::List { max } => texts::list(number(*max)),
        Expected::Text { max } => texts::text(number(*max)),
        Expected::Name { max } => texts::name(number(*max)),
        Expected::Whole { min, max } => texts::whole(fmt::integer(*min as f64), fmt::integer(*max as f64)),
        Expected::Id => t(texts::ID).to_owned(),
        Expected::Date => t(texts::DATE).to_owned(),
        Expected::Moment => t(texts::MOMENT).to_owned(),
        Expected::Period => t(texts::PERIOD).to_owned(),
        Expected::Formula => t(texts::FORMULA).to_owned(),
        Expected::ScoreRow => t(texts::SCORE_ROW).to_owned(),
        Expected::Currency => t(texts::CURRENCY).to_owned(),
        Expected::OneOf(choices) => texts::one_of(fmt::joined(choices)),
        Expected::BandsInOrder => t(texts::BANDS_IN_ORDER).to_owned(),
        Expected::Limits { count } => texts::limits(number(*count)),
        Expected::RecordOf(table) => texts::record_of(table),
        Expected::PeriodWithin(period) => texts::period_within(period),
        _ => return None,
    })
}

fn kind_name(kind: FileKind) -> Text {
    match kind {
        FileKind::Html => kinds::HTML,
        FileKind::Xml => kinds::XML,
        FileKind::Picture => kinds::PICTURE,
        FileKind::Pdf => kinds::PDF,
        FileKind::Office => kinds::OFFICE,
        FileKind::Archive => kinds::ARCHIVE,
        FileKind::Csv => kinds::CSV,
        FileKind::Text => kinds::TEXT,
        _ => kinds::BINARY,
    }
}
