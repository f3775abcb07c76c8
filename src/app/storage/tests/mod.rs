//! Storage held against its faults, in a browser: its own database, locks and channels, and a local storage that fails
//! on command.

mod faulty;
mod following;
mod keeping;
mod recovering;
mod saving;
mod size;
mod states;
mod values;
mod world;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
