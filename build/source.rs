//! Finds the text files: `locales/<language>/<area>.json`. They are discovered, so a new page brings its own file.

use crate::catalogue::{LANGUAGES, Problem, ProblemKind};
use std::fs;
use std::path::Path;

/// One text file.
#[derive(Debug)]
pub struct Source {
    /// The language's code, which is the folder's name.
    pub language: &'static str,
    /// The area, which is the file's name without `.json`; it becomes the module's name.
    pub area: String,
    /// What the file holds.
    pub text: String,
}

impl Source {
    /// The path to show in a problem.
    pub fn file(&self) -> String {
        file_name(self.language, &self.area)
    }
}

/// The path of an area's texts in one language.
pub fn file_name(language: &str, area: &str) -> String {
    format!("locales/{language}/{area}.json")
}

/// Reads all text files below `folder`, sorted, so the same files always give the same code.
pub fn read_folder(folder: &Path) -> Result<Vec<Source>, Problem> {
    let mut sources = Vec::new();
    for language in LANGUAGES {
        let place = folder.join(language.code);
        let unreadable = |error: std::io::Error| Problem {
            file: place.display().to_string(),
            key: String::new(),
            kind: ProblemKind::Unreadable(error.to_string()),
        };
        for entry in fs::read_dir(&place).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let text = fs::read_to_string(&path).map_err(unreadable)?;
                sources.push(Source { language: language.code, area, text });
            }
        }
    }
    sources.sort_by(|a, b| (a.language, &a.area).cmp(&(b.language, &b.area)));
    Ok(sources)
}
