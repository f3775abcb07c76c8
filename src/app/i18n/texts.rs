//! The texts by area, generated from `locales/`: a constant or a function for each key.

#![allow(clippy::module_inception, clippy::doc_markdown, reason = "keys and texts are named by people, not by Rust")]

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
