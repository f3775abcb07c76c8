//! What went wrong, in words: each error of the library has its sentence here, with its place and what is accepted.
//!
//! The library's error enums may grow; what this page has no words for yet is said in general ones.

mod command;
mod file;
mod table;
mod value;

pub use command::{command_error, ends_problem};
pub use file::{expected, file_error, kind_of_file, record_problem};
pub use table::{row_problem, table_error};
pub use value::{cell_error, date_error, money_error, name_error, number_error, parse_date, parse_money, parse_number};
