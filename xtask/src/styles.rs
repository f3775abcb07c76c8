//! Joins `style/` into the one sheet that index.html names, so that a new file needs no list to be edited.
//!
//! Trunk's `pre_build` hook calls this, so `trunk serve` has the same sheet as the release.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

/// The joined sheet, below the checkout.
const SHEET: &str = "target/styles/linchpin.css";

/// The cascade's layers, weakest first. A file takes the layer it is named after, others that of the components.
const LAYERS: [&str; 6] = ["reset", "tokens", "base", "layout", "components", "pages"];

/// Writes the joined sheet: the order of the layers, then every file of `style/`.
pub fn join() -> Result<()> {
    let mut sheet = format!("@layer {};\n", LAYERS.join(", "));
    for file in files(Path::new("style"))? {
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        if text.contains("@import") {
            bail!("{}: @import is not needed, every file of style/ is joined by itself", file.display());
        }
        write!(sheet, "\n/* {} */\n{}\n", file.display(), layered(&file, &text))?;
    }
    write_if_changed(Path::new(SHEET), &sheet)
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
}
