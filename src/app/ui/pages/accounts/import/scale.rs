//! What numbers are counted in, as a person chooses it.

use linchpin::exchange::mapping::Scale;

use crate::app::i18n::{t, texts::import::columns as words};
use crate::app::ui::components::Choice;

/// All there is to choose. The key of a choice is [`scale_key`].
pub fn scale_choices() -> Vec<Choice> {
    let label = |scale: Scale| match scale {
        Scale::One => words::UNITS,
        Scale::Thousand => words::THOUSANDS,
        Scale::Million => words::MILLIONS,
        Scale::Billion => words::BILLIONS,
        Scale::Trillion => words::TRILLIONS,
        Scale::Lakh => words::LAKHS,
        Scale::Crore => words::CRORES,
    };
    Scale::ALL.map(|scale| Choice::new(scale_key(scale), t(label(scale)))).to_vec()
}

/// The key of a choice.
pub fn scale_key(scale: Scale) -> String {
    scale.places().to_string()
}

/// What the key of a choice means; `None` for any other text.
pub fn read_scale(key: &str) -> Option<Scale> {
    Scale::ALL.into_iter().find(|scale| scale_key(*scale) == key)
}
