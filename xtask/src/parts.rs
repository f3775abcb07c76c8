//! Cuts the program into parts that load with their page (`src/app/ui/pages/parts.rs` says which).
//!
//! The cut falls between the compiler and wasm-bindgen, both of which trunk calls. So for a release build trunk finds
//! this very program under wasm-bindgen's name: it cuts, and hands on to the real one. What trunk does not know of, the
//! parts beside the program, is added to the page afterwards.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::{
    page::short_hash,
    shell::root,
    tools::{self, tool},
};

/// What the files of parts begin with in `dist/`.
pub const PREFIX: &str = "linchpin-part-";

/// Finds and compiles the parts of a page on a host.
const LOADER: &str = include_str!("parts.js");

const STAND_IN: &str = "wasm-bindgen";
const PROGRAM: &str = "linchpin-app.wasm";
/// What the linker of parts is called by the program; here it becomes part of the glue.
const LINK: &str = "__wasm_split.js";
/// The part of the page that a first visit sees.
const FIRST: &str = "start";
const FIRST_LIST: &str = "first.txt";
/// What the compiler uses of WebAssembly; the parts do not say it themselves.
const FEATURES: [&str; 6] =
    ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

/// The parts of a built program.
pub struct Cut {
    /// The glue with the loading of parts in it. It calls `compiled(name)`, which gives the promise of a module.
    pub glue: String,
    /// Each part's name and its bytes, as small as wasm-opt makes them.
    pub parts: Vec<(String, Vec<u8>)>,
    /// The parts of the page that a first visit sees.
    first: Vec<String>,
}

/// A trunk that cuts: it finds the stand-in before the real wasm-bindgen.
pub fn cutting(mut trunk: Command) -> Result<Command> {
    let folder = folder().join("bin");
    fs::create_dir_all(&folder)?;
    let own = env::current_exe().context("this program does not know its own file")?;
    fs::copy(own, folder.join(format!("{STAND_IN}{}", env::consts::EXE_SUFFIX)))
        .with_context(|| format!("the stand-in cannot be put into {}", folder.display()))?;
    let all = [folder].into_iter().chain(env::split_paths(&tools::path()).collect::<Vec<_>>());
    trunk.env("PATH", env::join_paths(all)?).env("LINCHPIN_PARTS", "1");
    Ok(trunk)
}

/// Whether this program was called by wasm-bindgen's name.
pub fn is_stand_in() -> bool {
    env::current_exe().is_ok_and(|own| own.file_stem().is_some_and(|name| name == STAND_IN))
}

/// Does wasm-bindgen's work, and cuts the program before.
pub fn stand_in() -> ExitCode {
    match bound(env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bound(mut args: Vec<String>) -> Result<ExitCode> {
    if let Some(program) = args.iter_mut().find(|arg| arg.ends_with(PROGRAM)) {
        *program = cut(Path::new(program))?.to_string_lossy().into_owned();
        // The parts call what the program does not export to JavaScript.
        args.push("--keep-lld-exports".to_owned());
    }
    let own = folder().join("bin");
    let others: Vec<_> = env::split_paths(&tools::path()).filter(|folder| *folder != own).collect();
    let mut real = Command::new(STAND_IN);
    let status = real.args(args).env("PATH", env::join_paths(&others)?).status();
    let code = status.context("wasm-bindgen could not be started")?.code();
    Ok(code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

fn folder() -> PathBuf {
    root().join("target/parts")
}

/// Cuts the program that the compiler made; gives the file of what is left of it.
fn cut(program: &Path) -> Result<PathBuf> {
    let out = folder().join("cut");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let bytes = fs::read(program).with_context(|| format!("{} cannot be read", program.display()))?;
    let (main, main_module) = (out.join(PROGRAM), "./program.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &out;
    options.main_out_path = &main;
    options.main_module = main_module;
    let made = transform(options).map_err(|error| anyhow!("the program cannot be cut: {error:#}"))?;
    let first = made.prefetch_map.get(FIRST).with_context(|| format!("the program has no part named {FIRST}"))?;
    fs::write(out.join(FIRST_LIST), first.join("\n"))?;
    Ok(main)
}

/// Joins what the cut left to the glue that wasm-bindgen wrote, and makes the parts small.
pub fn join(glue: &str) -> Result<Cut> {
    let cut = folder().join("cut");
    let link = fs::read_to_string(cut.join(LINK)).context("the program was not cut")?;
    let mut parts = Vec::new();
    for entry in fs::read_dir(&cut)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "wasm") && !path.ends_with(PROGRAM) {
            parts.push((name, small(&path)?));
        }
    }
    parts.sort();
    let glue = joined(glue, &link, parts.len())?;
    let first = fs::read_to_string(cut.join(FIRST_LIST))?.lines().map(str::to_owned).collect::<Vec<_>>();
    for name in &first {
        ensure!(parts.iter().any(|(known, _)| known == name), "there is no part named {name}");
    }
    Ok(Cut { glue, parts, first })
}

/// One text of the glue and of what links the parts: nothing more is to be loaded before the program starts.
fn joined(glue: &str, link: &str, count: usize) -> Result<String> {
    const IMPORTED: &str = "import { initSync } from \"./program.js\";";
    const FETCHED: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");
    const MADE: &str = "WebAssembly.instantiateStreaming(src, imports)";
    ensure!(link.contains(IMPORTED), "{LINK} does not begin as expected");
    ensure!(link.matches(FETCHED.0).count() == count, "{LINK} does not fetch each part once");
    ensure!(link.matches(MADE).count() == count, "{LINK} does not start each part once");
    let exported: Vec<_> =
        link.split("export const ").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    let link = link
        .replace(IMPORTED, "")
        .replace("export const ", "const ")
        .replace(FETCHED.0, "compiled(\"")
        .replace(FETCHED.1, "\")")
        .replace(MADE, "src.then((module) => WebAssembly.instantiate(module, imports))");

    let imports = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let named = glue.lines().filter(imports).filter_map(|line| line.split_whitespace().nth(3));
    let named: Vec<_> = named.map(|name| format!("const {name} = parts;")).collect();
    let rest: Vec<&str> = glue.lines().filter(|line| !imports(line)).collect();
    let exported = exported.join(", ");
    Ok(format!("{}\n{link}\nconst parts = {{ {exported} }};\n{}\n", rest.join("\n"), named.join("\n")))
}

/// A part as wasm-opt makes it.
fn small(part: &Path) -> Result<Vec<u8>> {
    let out = part.with_extension("small");
    let mut opt = tool("wasm-opt -Oz --strip-debug --strip-producers");
    opt.args(FEATURES.map(|feature| format!("--enable-{feature}"))).arg(part).arg("-o").arg(&out);
    // It warns of names it does not know in every part; what it says counts only when it fails.
    let said = opt.output().context("wasm-opt could not be started")?;
    ensure!(said.status.success(), "wasm-opt refused {}:\n{}", part.display(), String::from_utf8_lossy(&said.stderr));
    fs::read(&out).with_context(|| format!("wasm-opt wrote no {}", out.display()))
}

impl Cut {
    /// A program that is not cut.
    pub fn whole(glue: String) -> Self {
        Self { glue, parts: Vec::new(), first: Vec::new() }
    }

    /// Whether there are parts.
    pub fn is_cut(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Writes the parts beside the page, by names that change with them; gives the script that loads them. What several
    /// parts share is many small pieces: they stand in two files, those of a first visit and the others. All but the first
    /// parts wait for their sheet.
    pub fn write(&self, dist: &Path, sheet: &str) -> Result<String> {
        let mut rows = Vec::new();
        let mut files = Vec::new();
        for (file, is_first) in [("shared_first", true), ("shared_more", false)] {
            let is_piece = |(name, _): &&(String, Vec<u8>)| is_shared(name) && self.first.contains(name) == is_first;
            let pieces: Vec<_> = self.parts.iter().filter(is_piece).collect();
            let bytes: Vec<u8> = pieces.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
            let file = written(dist, file, &bytes)?;
            let mut from = 0;
            for (name, bytes) in pieces {
                rows.push(format!("  {name}: [\"./{file}\", {from}, {}],", bytes.len()));
                from += bytes.len();
            }
            files.push(format!("./{file}"));
        }
        for (name, bytes) in self.parts.iter().filter(|(name, _)| !is_shared(name)) {
            rows.push(format!("  {name}: [\"./{}\"],", written(dist, name, bytes)?));
        }
        let (rows, first) = (rows.join("\n"), &self.first);
        Ok(format!(
            "const FILES = {{\n{rows}\n}};\nconst FIRST = {first:?};\nconst SHARED = {files:?};\nconst SHEET = \"./{sheet}\";\n{LOADER}"
        ))
    }
}

/// Whether a part is what several others share.
fn is_shared(name: &str) -> bool {
    name.starts_with("chunk_")
}

/// Writes a file of parts; gives its name.
fn written(dist: &Path, name: &str, bytes: &[u8]) -> Result<String> {
    let file = format!("{PREFIX}{name}-{}.wasm", short_hash(bytes));
    fs::write(dist.join(&file), bytes).with_context(|| format!("{file} cannot be written"))?;
    Ok(file)
}

/// The files with parts that a page's script loads on a first visit.
pub fn first(script: &str) -> Vec<&str> {
    let Some((list, _)) = script.split_once("const FIRST = [").and_then(|(_, rest)| rest.split_once(']')) else {
        return Vec::new();
    };
    let names = list.split(", ").map(|name| name.trim_matches('"'));
    let row = |name: &str| script.split_once(&format!("\n  {name}: [\"./")).map(|(_, rest)| rest);
    names.filter_map(row).filter_map(|rest| rest.split('"').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{first, joined};

    const LINK: &str = r#"import { initSync } from "./program.js";
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}, []);
export const __wasm_split_load_start = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));
"#;

    #[test]
    fn the_glue_takes_the_link_in() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n";
        let text = joined(glue, LINK, 1).expect("a text");
        assert!(!text.contains("import {") && !text.contains("import *") && !text.contains("export "));
        assert!(text.contains("const src = compiled(\"chunk_1\");"));
        assert!(text.contains("const parts = { __wasm_split_load_start };\nconst import1 = parts;"));
    }

    #[test]
    fn a_link_that_is_not_as_expected_stops_the_build() {
        assert!(joined("", LINK, 2).is_err());
        assert!(joined("", &LINK.replace("initSync", "init"), 1).is_err());
    }

    #[test]
    fn the_files_of_a_first_visit_are_found() {
        let script = "const FILES = {\n  a: [\"./x.wasm\", 0, 5],\n  b: [\"./y.wasm\"],\n  c: [\"./z.wasm\"]\n};\nconst FIRST = [\"a\", \"c\"];";
        assert_eq!(first(script), ["x.wasm", "z.wasm"]);
        assert!(first("nothing").is_empty());
    }
}
