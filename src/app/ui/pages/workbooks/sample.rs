//! The sample workbook, in the person's language: a part of the program that only those load who want it, and later
//! visits ahead.

#![allow(clippy::unnecessary_wraps, reason = "what is split off gives the error of its loading by its own type")]

use linchpin::model::{Timestamp, Workbook};
use linchpin::sample::{SampleCriterion, SampleTexts, northwind};
use wasm_split_helpers::SplitLoaderError;

use crate::app::i18n::{all_here, t, texts, texts::library, texts::sample as words};

/// The sample; `None` when its part could not be loaded.
pub async fn sample(seed: u64, now: Timestamp) -> Option<Workbook> {
    #[cfg(parts)]
    let made = make(seed, now).await;
    #[cfg(not(parts))]
    let made = make(seed, now);
    made.ok().flatten()
}

/// Has its part come before it is wanted.
#[cfg(parts)]
pub async fn bring_sample() {
    // A failure is told to who wants the sample.
    let _ = load_sample().await;
}

#[cfg_attr(parts, wasm_split_helpers::wasm_split(sample, fallible, preload(load_sample)))]
fn make(seed: u64, now: Timestamp) -> Result<Option<Workbook>, SplitLoaderError> {
    all_here();
    Ok(northwind(&sample_texts(), seed, now))
}

/// The words the sample is made with. Its criteria are those of the library, word for word.
fn sample_texts() -> SampleTexts {
    let own = |text| t(text).to_owned();
    SampleTexts {
        name: own(words::NAME),
        definition: own(words::DEFINITION),
        team: own(texts::workbooks::TEAM),
        comments: [words::comments::HIGH, words::comments::LOW, words::comments::SETTLED].map(own),
        first_round: own(words::FIRST_ROUND),
        fields: [
            words::fields::ORDERS,
            words::fields::CONTACT,
            words::fields::TITLE,
            words::fields::LAST_ORDER,
            words::fields::LATE,
        ]
        .map(own),
        tags: [words::tags::RANGE, words::tags::LATE, words::tags::NEVER].map(own),
        criteria: criteria(),
        reasons: [words::reasons::LARGEST, words::reasons::STRONG, words::reasons::FALLING, words::reasons::SMALL]
            .map(own),
        kpis: [words::kpis::REVENUE, words::kpis::SATISFACTION, words::kpis::LATE].map(own),
    }
}

macro_rules! criterion {
    ($key:ident) => {
        SampleCriterion {
            library: stringify!($key),
            name: t(library::$key::NAME).to_owned(),
            meaning: t(library::$key::MEANING).to_owned(),
            low_anchor: t(library::$key::LOW).to_owned(),
            high_anchor: t(library::$key::HIGH).to_owned(),
        }
    };
}

fn criteria() -> [SampleCriterion; 4] {
    [
        criterion!(revenue_potential),
        criterion!(growth_potential),
        criterion!(product_fit),
        criterion!(existing_relationships),
    ]
}
