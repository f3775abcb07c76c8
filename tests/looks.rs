//! What the sheets and views must not contain: what is wrong in one of the two writing directions, and what the content
//! security policy forbids.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Properties and values with a left or a right in them, where the logical ones are meant.
const PHYSICAL: [&str; 12] = [
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "text-align: left",
    "text-align: right",
    "float: left",
    "float: right",
    "inset-left",
    "inset-right",
];

#[test]
fn sheets_know_no_left_and_right() {
    let found = lines_with(Path::new("style"), "css", |line| {
        let property = line.trim_start();
        let bare = property.starts_with("left:") || property.starts_with("right:");
        bare || PHYSICAL.iter().any(|words| property.contains(words))
    });
    assert!(found.is_empty(), "wrong in one of the two writing directions:\n{}", found.join("\n"));
}

// Story: in Persian a chart's axis said "گردش مالی, ریال، انباشته": one Latin comma among Persian ones.
#[test]
fn texts_are_joined_by_the_comma_of_the_language() {
    let found = lines_with(Path::new("src/app/ui/pages"), "rs", |line| {
        let formats = line.contains("format!(\"") || line.contains("write!(");
        formats && line.contains("}, {")
    });
    assert!(found.is_empty(), "fmt::comma() is the comma of the language:\n{}", found.join("\n"));
}

#[test]
fn views_have_no_style_attributes() {
    let found =
        lines_with(Path::new("src/app"), "rs", |line| line.contains("style=\"") || line.contains("style=format"));
    assert!(found.is_empty(), "the policy forbids style attributes, use style:name=:\n{}", found.join("\n"));
}

#[test]
fn only_icons_are_set_as_markup() {
    let found = lines_with(Path::new("src/app"), "rs", |line| line.contains("inner_html"));
    let others: Vec<_> = found.iter().filter(|place| !place.starts_with("src/app/ui/components/icon.rs")).collect();
    assert!(others.is_empty(), "markup from a string may hold what a person typed:\n{others:#?}");
    assert_eq!(found.len(), 1, "the icons' own place is still there");
}

/// Every line below a folder that is like that, with its place.
fn lines_with(folder: &Path, extension: &str, is_so: impl Fn(&str) -> bool + Copy) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path: PathBuf = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(lines_with(&path, extension, is_so));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            let text = fs::read_to_string(&path).expect("the file is text");
            let places = text.lines().enumerate().filter(|(_, line)| is_so(line));
            found.extend(places.map(|(at, line)| format!("{}:{}: {}", path.display(), at + 1, line.trim())));
        }
    }
    found
}
