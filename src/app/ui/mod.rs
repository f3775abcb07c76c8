//! What a person sees: the frame, the pages, and the parts both are made of.

pub mod components;
