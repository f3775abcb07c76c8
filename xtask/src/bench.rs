//! Speed against a hand-written page with the same data, in headless Chromium.

use anyhow::Result;

use crate::{
    page::{self, Profile},
    shell::{command, run, step},
    tools::{self, tool},
};

/// Builds the release page, then measures both pages; the arguments go on to benches/page/measure.mjs.
pub fn bench(args: &[String]) -> Result<()> {
    tools::node_packages()?;
    let chromium = tools::chromium()?;
    let (own, rest): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| *arg == "--no-build");
    if own.is_empty() {
        page::build(Profile::Release)?;
    }
    step("The core alone", || run(&mut command("cargo bench --quiet --bench core")))?;
    step("The draws, in the worker", || run(tool("node benches/page/draws.mjs").env("CHROMIUM", &chromium)))?;
    step("What was reached, beside a score", || run(tool("node benches/page/actuals.mjs").env("CHROMIUM", &chromium)))?;
    step("The page, beside one written by hand", || {
        run(tool("node benches/page/measure.mjs").args(rest).env("CHROMIUM", chromium))
    })
}
