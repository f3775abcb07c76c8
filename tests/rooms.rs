//! The rooms of the source keep their directions, and the documents name what is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room, and the rooms it may know. The compiler keeps the library from the app; this keeps the rest.
const ROOMS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("analysis", &["model"]),
    ("change", &["model"]),
    ("command", &["change", "model"]),
    ("format", &["change", "model"]),
    ("exchange", &["model"]),
    ("sample", &["analysis", "exchange", "model"]),
    ("app/platform", &["model"]),
    ("app/storage", &["app/platform", "format", "change", "model"]),
    ("app/i18n", &["analysis", "change", "command", "exchange", "format", "model"]),
    ("app/state", &["app/i18n", "app/platform", "app/storage", "analysis", "command", "change", "model"]),
    (
        "app/ui",
        // Storage for what it says of itself only: its status, its notices, its lists.
        &[
            "app/i18n",
            "app/platform",
            "app/state",
            "app/storage",
            "analysis",
            "change",
            "command",
            "exchange",
            "format",
            "model",
            "sample",
        ],
    ),
];

/// The documents whose paths must exist.
const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "tests/e2e/README.md"];

#[test]
fn rooms_know_only_what_they_may() {
    let broken: Vec<String> = source_files(Path::new("src")).iter().flat_map(|file| broken_in(file)).collect();
    assert!(broken.is_empty(), "directions broken:\n{}", broken.join("\n"));
}

#[test]
fn documents_name_paths_that_exist() {
    let missing: Vec<String> = DOCUMENTS.iter().flat_map(|document| missing_in(Path::new(document))).collect();
    assert!(missing.is_empty(), "paths that are not there:\n{}", missing.join("\n"));
}

fn broken_in(file: &Path) -> Vec<String> {
    let module = module_of(file);
    let Some(room) = room_of(&module) else { return Vec::new() };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{}: {room} is no known room", file.display())];
    };
    let source = fs::read_to_string(file).expect("a source file is text");
    let known = mentioned(&source, &module).into_iter().filter_map(|path| room_of(&path));
    let mut broken: Vec<String> = known
        .filter(|known| *known != room && !allowed.contains(&known.as_str()))
        .map(|known| format!("{}: {room} may not know {known}", file.display()))
        .collect();
    broken.dedup();
    broken
}

/// `src/app/ui/shell/mod.rs` is the module `["app", "ui", "shell"]`.
fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix("src").unwrap_or(file).with_extension("");
    let names = inside.iter().map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| !matches!(name.as_str(), "mod" | "lib" | "main")).collect()
}

/// The room a module path stands in, if it reaches into one.
fn room_of(path: &[String]) -> Option<String> {
    match path {
        [app, room, ..] if app == "app" => Some(format!("app/{room}")),
        [app] if app == "app" => None,
        [room, ..] => ROOMS.iter().any(|(name, _)| name == room).then(|| room.clone()),
        [] => None,
    }
}

/// Every path into this package that a source mentions, as far as its room, tests and comments left out.
fn mentioned(source: &str, module: &[String]) -> Vec<Vec<String>> {
    let lines = source.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let text: String = lines.map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n").collect();
    let mut found = Vec::new();
    for start in ["crate::", "linchpin::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let goes_on = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if !goes_on {
                found.extend(expand(&text[at..], module));
            }
        }
    }
    found
}

/// The paths of one mention: a brace stands for all it holds.
fn expand(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut base: Vec<String> = Vec::new();
    let mut rest = text;
    if let Some(after) = rest.strip_prefix("crate::").or_else(|| rest.strip_prefix("linchpin::")) {
        rest = after;
    } else {
        base = module.to_vec();
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
    }
    below(&base, rest)
}

/// The paths that begin with `base` and go on as the text does.
fn below(base: &[String], text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        return parts_of(group).iter().flat_map(|part| below(base, part)).collect();
    }
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return Vec::new();
    }
    let path = [base, std::slice::from_ref(&name)].concat();
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => below(&path, rest),
        None => vec![path],
    }
}

/// What stands between the commas of a group, up to the brace that closes it.
fn parts_of(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for letter in group.chars() {
        match letter {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one from the start").push(letter);
    }
    parts
}

/// What a document sets in backquotes and looks like a path of this checkout.
fn missing_in(document: &Path) -> Vec<String> {
    let text = fs::read_to_string(document).expect("the document is there");
    let folder = document.parent().unwrap_or(Path::new(""));
    let quoted = text.split('`').skip(1).step_by(2);
    let paths = quoted.filter(|words| looks_like_a_path(words));
    paths
        .filter(|path| !Path::new(path).exists() && !folder.join(path).exists())
        .map(|path| format!("{}: {path}", document.display()))
        .collect()
}

fn looks_like_a_path(words: &str) -> bool {
    let made = ["dist", "target", "node_modules"];
    let ending = Path::new(words).extension().and_then(|extension| extension.to_str());
    let known = matches!(ending, Some("rs" | "md" | "toml" | "css" | "json" | "csv" | "ts" | "mjs" | "js" | "html"));
    let plain = words.chars().all(|c| c.is_alphanumeric() || "/_-.".contains(c));
    plain && (known || words.ends_with('/')) && !made.iter().any(|made| words.starts_with(made))
}

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let below = folders.iter().flat_map(|folder| source_files(folder));
    files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")).chain(below).collect()
}

fn check(file: &str, source: &str, expected: &[&str]) {
    let paths = mentioned(source, &module_of(Path::new(file)));
    let rooms: Vec<String> = paths.iter().filter_map(|path| room_of(path)).collect();
    assert_eq!(rooms, expected, "{source}");
}

#[test]
fn a_use_of_another_room_is_seen() {
    check("src/analysis/mod.rs", "use crate::model::Score;", &["model"]);
    check("src/app/state/mod.rs", "use linchpin::command::apply;", &["command"]);
    check("src/app/ui/mod.rs", "let x = crate::app::storage::open();", &["app/storage"]);
}

#[test]
fn a_brace_of_uses_is_seen() {
    check(
        "src/app/ui/mod.rs",
        "use linchpin::{analysis::{self, Rank}, model::Score};",
        &["analysis", "analysis", "model"],
    );
    check(
        "src/app/ui/mod.rs",
        "use crate::app::{\n    i18n::{a, b},\n    storage,\n};",
        &["app/i18n", "app/i18n", "app/storage"],
    );
    check("src/app/ui/mod.rs", "use crate::{app::{state::{a::{b}}}};", &["app/state"]);
}

#[test]
fn a_way_around_by_super_is_seen() {
    check("src/app/ui/shell/mod.rs", "use super::components::Button;", &["app/ui"]);
    check("src/app/ui/shell/mod.rs", "use super::super::storage::Library;", &["app/storage"]);
    check("src/analysis/ratio.rs", "use super::super::format::read;", &["format"]);
}

#[test]
fn comments_and_tests_are_left_out() {
    check("src/model/mod.rs", "// crate::format::read\n#[cfg(test)]\nmod tests { use crate::format::read; }", &[]);
}
