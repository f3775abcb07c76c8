//! Everything that must hold, from the form of the code to the built page in a browser; stops at the first failure.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    page::{self, Profile},
    shell::{command, run, step},
    tools::{self, tool},
};

/// One part of the tests, for daily work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Checks,
    Native,
    Browser,
    EndToEnd,
}

/// What `cargo xtask test` was asked for.
pub struct Options {
    only: Option<Part>,
    filter: Option<String>,
    build: bool,
}

impl Options {
    /// Reads `--only PART`, `--no-build` (end-to-end tests of the page as it stands in dist/) and a filter.
    pub fn parse(args: &[String]) -> Result<Self> {
        let mut options = Self { only: None, filter: None, build: true };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--only" => options.only = Some(Part::parse(args.next().map_or("", String::as_str))?),
                "--no-build" => options.build = false,
                flag if flag.starts_with('-') => bail!("test knows --only PART, --no-build and a filter, not {flag}"),
                filter => options.filter = Some(filter.to_owned()),
            }
        }
        Ok(options)
    }

    fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }

    fn filtered(&self, mut command: Command) -> Command {
        command.args(&self.filter);
        command
    }
}

impl Part {
    fn parse(name: &str) -> Result<Self> {
        match name {
            "checks" => Ok(Self::Checks),
            "native" => Ok(Self::Native),
            "browser" => Ok(Self::Browser),
            "e2e" => Ok(Self::EndToEnd),
            other => bail!("--only takes checks, native, browser or e2e, not {other:?}"),
        }
    }
}

/// How many tests of one kind ran.
#[derive(Default, Clone, Copy, PartialEq, Eq, Debug)]
struct Count {
    passed: u32,
    failed: u32,
}

/// Runs the parts that were asked for and closes with one line for each that ran.
pub fn test(options: &Options) -> Result<()> {
    let mut closing = Vec::new();
    let outcome = run_parts(options, &mut closing);
    println!();
    for (name, count) in &closing {
        println!("{name}: {} passed, {} failed", count.passed, count.failed);
    }
    outcome
}

fn run_parts(options: &Options, closing: &mut Vec<(&'static str, Count)>) -> Result<()> {
    if options.wants(Part::Checks) {
        checks()?;
    }
    if options.wants(Part::Native) {
        let tests = options.filtered(command("cargo test --workspace --no-fail-fast"));
        step("Native tests", || counted("native", tests, closing))?;
    }
    if options.wants(Part::Browser) {
        tools::for_browser_tests()?;
        let mut tests = options.filtered(tool("cargo test --target wasm32-unknown-unknown --bin linchpin-app"));
        tests.env("CHROMEDRIVER", tools::chromedriver()?).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        step("Unit tests in the browser", || counted("browser", tests, closing))?;
    }
    if options.wants(Part::EndToEnd) {
        end_to_end(options, closing)?;
    }
    Ok(())
}

/// The form of the code, and the compiler's and clippy's word on all of it, for both targets.
fn checks() -> Result<()> {
    tools::for_browser_tests()?;
    let lines = [
        ("The form of the code", "cargo fmt --all --check"),
        ("Lints, native", "cargo clippy --workspace --all-targets -- -D warnings"),
        ("Lints, WebAssembly", "cargo clippy --target wasm32-unknown-unknown --bin linchpin-app -- -D warnings"),
        ("Lints, the worker", "cargo clippy --package linchpin-draws --target wasm32-unknown-unknown -- -D warnings"),
        (
            "Lints, the tests in the browser",
            "cargo clippy --profile test --target wasm32-unknown-unknown --bin linchpin-app -- -D warnings",
        ),
    ];
    lines.into_iter().try_for_each(|(title, line)| {
        // The program as it is published, in parts; the tests in the browser have it whole.
        let parts = if title == "Lints, WebAssembly" { "1" } else { "0" };
        step(title, || run(tool(line).env("LINCHPIN_PARTS", parts)))
    })
}

fn end_to_end(options: &Options, closing: &mut Vec<(&'static str, Count)>) -> Result<()> {
    tools::node_packages()?;
    let chromium = tools::chromium()?;
    if options.build {
        page::build(Profile::Release)?;
    }
    step("Types of the end-to-end tests", || run(tool("npx --no-install tsc --noEmit").current_dir("tests/e2e")))?;
    let mut tests = options.filtered(tool("npx --no-install playwright test"));
    tests.current_dir("tests/e2e").env("CHROMIUM", chromium);
    step("End-to-end tests on the release page", || counted("e2e", tests, closing))
}

/// Runs tests, shows what they print as they print it, and keeps how many passed and failed.
fn counted(name: &'static str, mut command: Command, closing: &mut Vec<(&'static str, Count)>) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("The tests could not be started")?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("The tests print nowhere")?).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        std::io::stdout().flush().ok();
        if let Some(more) = counts(&line) {
            count = Count { passed: count.passed + more.passed, failed: count.failed + more.failed };
        }
    }
    closing.push((name, count));
    let status = child.wait()?;
    if !status.success() {
        bail!("The {name} tests failed ({status})");
    }
    Ok(())
}

/// Reads a runner's closing line: cargo's and wasm-bindgen's, or the plain one of tests/e2e/reporter.ts.
fn counts(line: &str) -> Option<Count> {
    let words = line.trim_start().strip_prefix("test result: ").or_else(|| line.strip_prefix("e2e: "))?;
    let before = |word: &str| words.split(&format!(" {word}")).next()?.rsplit(' ').next()?.parse().ok();
    Some(Count { passed: before("passed")?, failed: before("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(u32, u32)>) {
        let expected = expected.map(|(passed, failed)| Count { passed, failed });
        assert_eq!(counts(line), expected, "{line}");
    }

    #[test]
    fn a_closing_line_of_cargo_is_read() {
        check("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", Some((12, 0)));
        check("test result: FAILED. 1 passed; 2 failed; 0 ignored", Some((1, 2)));
    }

    #[test]
    fn a_closing_line_of_the_end_to_end_tests_is_read() {
        check("e2e: 40 passed, 3 failed", Some((40, 3)));
    }

    #[test]
    fn another_line_counts_nothing() {
        check("test model::score::out_of_range ... ok", None);
    }
}
