//! Builds the page with trunk, then makes it strict: an external start, a content security policy, one file beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::{
    parts::{self, Cut, PREFIX},
    shell::{run, step},
    single_file,
    styles::Sheet,
    tools::{self, tool},
};

/// Where the built page stands.
pub const DIST: &str = "dist";

/// What starts the program; added to the end of the glue, so that nothing inline is left and nothing more is loaded.
pub const START: &str = include_str!("start.js");

/// The program of the Web Worker, as trunk names its files: without a hash.
pub const WORKER: &str = "linchpin-worker";

/// Everything comes from the page's own place, and nothing inline runs. `wasm-unsafe-eval` lets WebAssembly compile
/// and does not allow JavaScript's `eval`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; \
     base-uri 'none'; form-action 'none'";

/// How the program is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profile {
    /// Small and fast, as it is published.
    Release,
    /// Compiled in seconds after an edit, for daily work.
    Debug,
}

impl Profile {
    /// Reads `--debug`; release without it.
    pub fn parse(args: &[String]) -> Result<Self> {
        match args {
            [] => Ok(Self::Release),
            [one] if one == "--debug" => Ok(Self::Debug),
            [one] if one == "--release" => Ok(Self::Release),
            _ => bail!("Only --debug is known here, not {}", args.join(" ")),
        }
    }
}

/// Builds `dist/`: the page for a static host, and `dist/linchpin.html`, which opens from disk.
pub fn build(profile: Profile) -> Result<()> {
    tools::for_the_page()?;
    let (title, line) = match profile {
        Profile::Release => ("Building the page (release, some minutes)", "trunk build --release"),
        Profile::Debug => ("Building the page (debug)", "trunk build"),
    };
    step(title, || match profile {
        Profile::Release => run(&mut parts::cutting(tool(line))?),
        Profile::Debug => run(&mut tool(line)),
    })?;
    step("Making the page strict, and the single file", || {
        let page = Page::find(Path::new(DIST), profile)?;
        single_file::write(&page)?;
        page.make_strict()
    })
}

/// What trunk wrote that has to be changed.
pub struct Page {
    /// The folder of the page.
    pub dist: PathBuf,
    /// The page as trunk wrote it.
    pub html: String,
    /// The text of the `<script>` that trunk wrote into the page, with its tags.
    pub inline_start: String,
    /// The file name of the JavaScript that wasm-bindgen wrote.
    pub glue: String,
    /// The file name of the program.
    pub wasm: String,
    /// The JavaScript that wasm-bindgen wrote, and the parts of the program; a debug build has none.
    pub cut: Cut,
}

impl Page {
    fn find(dist: &Path, profile: Profile) -> Result<Self> {
        let html = fs::read_to_string(dist.join("index.html")).context("trunk wrote no index.html")?;
        let wasm = named_in(&html, "_bg.wasm")?;
        let glue = wasm.replace("_bg.wasm", ".js");
        let text = fs::read_to_string(dist.join(&glue)).with_context(|| format!("trunk wrote no {glue}"))?;
        let cut = match profile {
            Profile::Release => parts::join(&text)?,
            Profile::Debug => Cut::whole(text),
        };
        let inline_start = element(&html, "<script type=\"module\"", "</script>")?;
        Ok(Self { dist: dist.to_path_buf(), html, inline_start, glue, wasm, cut })
    }

    fn make_strict(&self) -> Result<()> {
        let (sheet, more) = self.sheets()?;
        let loader = self.cut.write(&self.dist, &more)?;
        let start = START.replace("PROGRAM", &format!("new URL('{}', import.meta.url)", self.wasm));
        let text = format!("{}\n{loader}\n{start}", self.cut.glue);
        let name = format!("linchpin-{}.js", short_hash(text.as_bytes()));
        fs::write(self.dist.join(&name), text)?;
        fs::remove_file(self.dist.join(&self.glue))?;

        let worker = finish_worker(&self.dist)?;
        let html = with_worker(&self.html, &worker)?
            .replace(&self.inline_start, &format!("<script type=\"module\" src=\"./{name}\"></script>"))
            .replace(&self.glue, &name)
            .replace(&sheet.0, &sheet.1);
        let html = single_file::with_icon(&html, self)?;
        fs::write(self.dist.join("index.html"), with_policy(&html, POLICY)?).context("index.html cannot be written")
    }
}

impl Page {
    /// The sheet as trunk named it and as the page names it; the name of the sheet that comes with the parts. A page that
    /// is not cut keeps the one it has.
    fn sheets(&self) -> Result<((String, String), String)> {
        let whole = named_in(&self.html, ".css")?;
        if !self.cut.is_cut() {
            return Ok(((whole.clone(), whole), String::new()));
        }
        let written = |sheet: Sheet, name: &str| -> Result<String> {
            let text = fs::read(sheet.path()).with_context(|| format!("{} cannot be read", sheet.path().display()))?;
            let name = format!("{name}-{}.css", short_hash(&text));
            fs::write(self.dist.join(&name), text)?;
            Ok(name)
        };
        let first = written(Sheet::First, "linchpin")?;
        let more = written(Sheet::More, &format!("{PREFIX}styles"))?;
        fs::remove_file(self.dist.join(&whole))?;
        Ok(((whole, first), more))
    }
}

/// Makes one script of the worker's glue and start, and gives it and its program names that change with them: a page
/// never meets the worker of another version, whatever a browser keeps. Gives the script's name.
fn finish_worker(dist: &Path) -> Result<String> {
    let (glue, program) = (dist.join(format!("{WORKER}.js")), dist.join(format!("{WORKER}_bg.wasm")));
    let text = fs::read_to_string(&glue).context("trunk wrote no worker")?;
    let bytes = fs::read(&program).context("trunk wrote no program of the worker")?;
    let hash = short_hash(&[text.as_bytes(), &bytes].concat());
    let (script, renamed) = (format!("{WORKER}-{hash}.js"), format!("{WORKER}-{hash}.wasm"));
    // Relative to the worker's own address, which is in the same folder.
    fs::write(dist.join(&script), format!("{text}\nwasm_bindgen({{ module_or_path: './{renamed}' }});\n"))?;
    fs::rename(program, dist.join(renamed))?;
    fs::remove_file(glue)?;
    Ok(script)
}

/// Names the worker to the page, which loads it when it is first needed.
fn with_worker(html: &str, script: &str) -> Result<String> {
    ensure!(html.matches("</title>").count() == 1, "index.html has no title to name the worker behind");
    let meta = format!("</title>\n    <meta name=\"{WORKER}\" content=\"./{script}\" />");
    Ok(html.replace("</title>", &meta))
}

/// Puts the policy before everything it is to hold for.
pub fn with_policy(html: &str, policy: &str) -> Result<String> {
    const CHARSET: &str = "<meta charset=\"utf-8\" />";
    ensure!(html.matches(CHARSET).count() == 1, "index.html has no {CHARSET} to put the policy behind");
    let meta = format!("{CHARSET}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
    Ok(html.replace(CHARSET, &meta))
}

/// The first element that begins and ends so, with both.
pub fn element(html: &str, begin: &str, end: &str) -> Result<String> {
    let from = html.find(begin).with_context(|| format!("index.html has no {begin}"))?;
    let length = html[from..].find(end).with_context(|| format!("index.html has {begin} without {end}"))?;
    Ok(html[from..from + length + end.len()].to_owned())
}

/// The file that the page names with this ending.
pub fn named_in(html: &str, ending: &str) -> Result<String> {
    let end = html.find(ending).with_context(|| format!("index.html names no file that ends in {ending}"))?;
    let begin = html[..end].rfind(['/', '"', '\'']).map_or(0, |at| at + 1);
    Ok(html[begin..end + ending.len()].to_owned())
}

/// A word that stands for the bytes in a file's name.
pub fn short_hash(bytes: &[u8]) -> String {
    let bytes = Sha256::digest(bytes);
    let start = bytes.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{start:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_ending() {
        let html = "<link href=\"./linchpin-app-1a2b_bg.wasm\" />";
        assert_eq!(named_in(html, "_bg.wasm").ok().as_deref(), Some("linchpin-app-1a2b_bg.wasm"));
    }

    #[test]
    fn a_page_without_the_program_is_refused() {
        assert!(named_in("<html></html>", "_bg.wasm").is_err());
    }

    #[test]
    fn the_policy_comes_first_and_once() {
        let html = "<head><meta charset=\"utf-8\" /><link></head>";
        let strict = with_policy(html, "default-src 'none'").unwrap_or_default();
        assert!(strict.find("Content-Security-Policy") < strict.find("<link>"));
        assert!(with_policy("<head></head>", "x").is_err());
    }

    #[test]
    fn the_policy_allows_nothing_inline() {
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
    }
}
