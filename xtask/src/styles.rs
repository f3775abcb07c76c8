//! Joins `style/` into the one sheet that index.html names, so that a new file needs no list to be edited; the published
//! page has it in two, what a first visit shows and the rest.
//!
//! Trunk's `pre_build` hook calls this, so `trunk serve` has the same sheet as the release.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

/// The cascade's layers, weakest first. A file takes the layer it is named after, others that of the components.
const LAYERS: [&str; 6] = ["reset", "tokens", "base", "layout", "components", "pages"];

/// What a first visit shows, by the names of its files: the frame, and the page of workbooks. In the published page the
/// others are a sheet of their own, which comes with the parts of the program.
const FIRST: [&str; 13] = [
    "tokens",
    "base",
    "layout",
    "banner",
    "button",
    "heat",
    "icon",
    "menu",
    "page",
    "recovery",
    "shell",
    "toast",
    "workbooks",
];

/// A sheet that `join` writes, below the checkout.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// Every file.
    Whole,
    /// What a first visit shows.
    First,
    /// The rest.
    More,
}

impl Sheet {
    const ALL: [Self; 3] = [Self::Whole, Self::First, Self::More];

    /// Where it is written.
    pub fn path(self) -> &'static Path {
        Path::new(match self {
            Self::Whole => "target/styles/linchpin.css",
            Self::First => "target/styles/linchpin-first.css",
            Self::More => "target/styles/linchpin-more.css",
        })
    }

    fn has(self, file: &Path) -> bool {
        let is_first = file.file_stem().is_some_and(|stem| FIRST.iter().any(|name| stem == *name));
        self == Self::Whole || is_first == (self == Self::First)
    }
}

/// Writes the joined sheets: the order of the layers, then the files of `style/`.
pub fn join() -> Result<()> {
    let files = files(Path::new("style"))?;
    Sheet::ALL.into_iter().try_for_each(|sheet| join_one(sheet, &files))
}

fn join_one(sheet: Sheet, files: &[PathBuf]) -> Result<()> {
    let mut text = format!("@layer {};\n", LAYERS.join(", "));
    for file in files.iter().filter(|file| sheet.has(file)) {
        let own = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        if own.contains("@import") {
            bail!("{}: @import is not needed, every file of style/ is joined by itself", file.display());
        }
        write!(text, "\n/* {} */\n{}\n", file.display(), layered(file, &own))?;
    }
    // Trunk says so to its hooks; a sheet for work stays readable.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        text = compact(&text);
    }
    write_if_changed(sheet.path(), &text)
}

/// Leaves out comments and the space that means nothing. Space before a colon may mean a descendant, so it stays.
fn compact(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => quoted(rest, next),
            _ if next.is_whitespace() => rest.len() - rest.trim_start().len(),
            _ => next.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        let joined = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':', ' ']);
        if token.starts_with("/*") || (next.is_whitespace() && joined) {
            continue;
        }
        if matches!(next, '{' | '}' | ';' | ',') && out.ends_with(' ') {
            out.pop();
        }
        if next == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(if next.is_whitespace() { " " } else { token });
    }
    out
}

/// The length of a string with its quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// A file that names its layer itself stays as it is.
fn layered(file: &Path, text: &str) -> String {
    if text.contains("@layer") {
        text.trim().to_owned()
    } else {
        format!("@layer {} {{\n{}\n}}", layer(file), text.trim())
    }
}

fn layer(file: &Path) -> &'static str {
    let stem = file.file_stem().unwrap_or_default();
    let in_pages = file.parent().is_some_and(|folder| folder.ends_with("pages"));
    if in_pages { "pages" } else { LAYERS.into_iter().find(|layer| *layer == stem).unwrap_or("components") }
}

/// Every sheet below a folder, in the order of its layers, then by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "css") {
                found.push(path);
            }
        }
    }
    found.sort_by_key(|file| (LAYERS.iter().position(|name| *name == layer(file)), file.clone()));
    Ok(found)
}

/// An unchanged sheet keeps its time, so a watching trunk does not build again for nothing.
fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, text: &str, expected: &str) {
        assert_eq!(layered(Path::new(file), text), expected);
    }

    #[test]
    fn a_sheet_has_what_is_its_own() {
        let (shell, chart) = (Path::new("style/components/shell.css"), Path::new("style/components/chart.css"));
        assert_eq!(Sheet::ALL.map(|sheet| sheet.has(shell)), [true, true, false]);
        assert_eq!(Sheet::ALL.map(|sheet| sheet.has(chart)), [true, false, true]);
    }

    #[test]
    fn every_file_of_a_first_visit_is_there() {
        let all = files(&crate::shell::root().join("style")).expect("the folder");
        for name in FIRST {
            assert!(all.iter().any(|file| file.file_stem().is_some_and(|stem| stem == name)), "{name}");
        }
    }

    #[test]
    fn a_file_takes_the_layer_of_its_name() {
        check("style/tokens.css", "a{}", "@layer tokens {\na{}\n}");
    }

    #[test]
    fn a_component_takes_the_components_layer() {
        check("style/components/grid.css", "a{}\n", "@layer components {\na{}\n}");
    }

    #[test]
    fn a_page_wins_over_components() {
        check("style/pages/matrix.css", "a{}", "@layer pages {\na{}\n}");
    }

    #[test]
    fn a_file_that_names_its_layer_stays_as_it_is() {
        check("style/base.css", "@layer base { a{} }\n", "@layer base { a{} }");
    }

    fn check_compact(text: &str, expected: &str) {
        assert_eq!(compact(text), expected);
    }

    #[test]
    fn space_and_comments_that_mean_nothing_go() {
        check_compact("/* why */\na,\n b {\n  color: red;\n  margin: 0 1px;\n}\n", "a,b{color:red;margin:0 1px}");
    }

    #[test]
    fn space_that_means_something_stays() {
        check_compact("a :hover { width: calc(1px + 2px) }", "a :hover{width:calc(1px + 2px)}");
        check_compact("@media (width > 7px) and (hover) { a { b: c } }", "@media (width > 7px) and (hover){a{b:c}}");
    }

    #[test]
    fn a_string_stays_as_it_is() {
        check_compact("a { content: \" / * ; \\\" } \"; b: 'x  y' }", "a{content:\" / * ; \\\" } \";b:'x  y'}");
    }
}
