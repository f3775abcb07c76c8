//! The texts by area, generated from `locales/`: a constant or a function for each key.

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
