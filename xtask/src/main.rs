//! Every developer task of Linchpin, as `cargo xtask <task>`.
//!
//! The tasks set up what they need by themselves (see `tools`), print what they do as they do it, and end with a
//! plain sentence when something is missing. They know nothing of the product but its folders.

mod bench;
mod page;
mod parts;
mod serve;
mod shell;
mod single_file;
mod size;
mod styles;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <task>

  serve [--debug] [--port N]      build the page and serve it on 127.0.0.1 (release, or --debug for a quick build)
  test  [--only PART] [FILTER]    everything that must hold; PART is checks, native, browser or e2e
  build [--debug]                 the page for a static host in dist/, and dist/linchpin.html, which opens from disk
  size                            what the built page weighs: raw, gzip, brotli
  bench [--quick] [--no-build]    speed against a hand-written page, in headless Chromium
  styles                          join style/ into the one sheet index.html names (trunk calls this itself)

Environment: CHROMIUM, CHROMEDRIVER (programs to use), LINCHPIN_CACHE (where tools are kept; ~/.cache/linchpin)
";

fn main() -> ExitCode {
    if parts::is_stand_in() {
        return parts::stand_in();
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    std::env::set_current_dir(shell::root())?;
    let (task, rest) = args.split_first().map_or(("help", args), |(task, rest)| (task.as_str(), rest));
    match task {
        "serve" => serve::serve(&serve::Options::parse(rest)?),
        "test" => test::test(&test::Options::parse(rest)?),
        "build" => {
            page::build(page::Profile::parse(rest)?)?;
            size::print()
        }
        "size" => size::print(),
        "bench" => bench::bench(rest),
        "styles" => styles::join(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("There is no task named {other}.\n\n{HELP}"),
    }
}
