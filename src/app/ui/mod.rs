//! What a person sees: the frame, the pages, and the parts both are made of.

pub mod components;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod shell;
