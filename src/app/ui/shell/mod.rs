//! The frame: menu, top bar, banners, toasts, search and commands, keys, and where the person is. It shows what
//! [`ShellModel`] says and knows nothing of workbooks.

#![allow(dead_code, unused_imports, reason = "the set is whole before the app is mounted in it")]

mod frame;
mod keys;
mod matching;
mod model;
mod overlays;
mod palette;
mod rail;
mod route;
mod router;
mod shortcuts;
mod sight;
mod top_bar;

pub use frame::Shell;
pub use keys::{command_key, is_typing, letter};
pub use model::{BannerAction, PaletteItem, SaveStatus, ShellBanner, ShellModel};
pub use rail::icon_of;
pub use route::{Place, Route};
pub use router::{OUTLET_ID, Router, focus_arrived_page, focus_title, focus_title_if_lost};
