//! The parts pages are made of. Each is accessible by construction, knows nothing of the workbook, gets what it shows
//! as props and says what a person did through callbacks.

#![allow(dead_code, unused_imports, reason = "the set is whole before every page uses it")]

pub mod badge;
pub mod banner;
pub mod button;
pub mod cell_input;
pub mod choice;
pub mod dialog;
pub mod element_id;
pub mod empty_state;
pub mod field;
pub mod file_drop;
pub mod for_good;
pub mod icon;
pub mod legend;
pub mod long_table;
pub mod menu;
pub mod page_header;
pub mod score_scale;
pub mod select;
pub mod share_bar;
pub mod sort_header;
pub mod stat;
pub mod stray_drop;
pub mod tabs;
pub mod tag_input;
pub mod text_field;
pub mod toast;
pub mod virtual_rows;

pub use badge::{Badge, Tone};
pub use banner::Banner;
pub use button::{Button, ButtonKind, ButtonLink, ControlSize, IconButton};
pub use cell_input::{CellInput, CellMove, CellStart, cell_error};
pub use choice::{Checkbox, GroupFlow, RadioGroup, SegmentedControl, Switch};
pub use dialog::{CloseReason, Dialog, DialogWidth};
pub use element_id::element_id;
pub use empty_state::EmptyState;
pub use field::{ErrorLine, Field, FieldIds, LabelKind, Need};
pub use file_drop::{FileCount, FileDrop};
pub use for_good::ForGood;
pub use icon::{Icon, IconRef, IconSize, Mirror, icons};
pub use legend::{ColorLegend, HeatLegend, LegendItem, Swatch};
pub use long_table::LongTable;
pub use menu::{Menu, MenuItem, MenuTrigger};
pub use page_header::{PAGE_TITLE_ID, PageHeader};
pub use score_scale::ScoreScale;
pub use select::{Choice, Select};
pub use share_bar::{ShareBar, ShareRange};
pub use sort_header::{ColumnKind, SortHeader, Sorting};
pub use stat::{Meter, Stat, StatSize};
pub use stray_drop::{StrayDrops, is_covered};
pub use tabs::{Tabs, keep_chosen_in_view};
pub use tag_input::{Tag, TagInput};
pub use text_field::{NumberField, SearchField, TextArea, TextField};
pub use toast::{ToastAction, ToastRegion, Toasts};
pub use virtual_rows::{ColumnWidth, RowHeight, RowState, RowWindow, TableRole, VirtualRows};
