//! The file: laws, mutations of a good file, files that are something else, the schema, migrations.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/workbooks.rs"]
mod workbooks;

mod ballot;
mod compare;
mod entries;
mod laws;
mod migrations;
mod mutations;
mod places;
mod records;
mod schema;
mod validator;
mod wrong_files;
