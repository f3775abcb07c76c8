//! Finds the tools a task needs and installs those that are missing, each in the version this project is built with.
//!
//! Nothing here is called twice for one tool: a task asks for all it needs before its first step.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::shell::{cargo, command, heading, output, run};

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
/// The same version as the `wasm-bindgen` crate in Cargo.toml: the two speak an interface that has no other name.
const WASM_BINDGEN: &str = "0.2.130";
const BINARYEN: &str = "132";

/// What building the page needs: the compiler's target, trunk, wasm-bindgen and wasm-opt.
pub fn for_the_page() -> Result<()> {
    wasm_target()?;
    cargo_tool("trunk", "trunk", TRUNK, true)?;
    wasm_bindgen()?;
    wasm_opt()
}

/// What compiling and testing for the browser needs, without the page.
pub fn for_browser_tests() -> Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    chromium()?;
    chromedriver().map(drop)
}

/// A command that finds the tools of this project, wherever they were installed.
pub fn tool(line: &str) -> Command {
    let mut command = command(line);
    command.env("PATH", path());
    // Trunk wants true or false here and refuses the customary 1.
    command.env_remove("NO_COLOR");
    command
}

/// Where this project keeps tools between runs: `LINCHPIN_CACHE`, or `linchpin` in the person's cache folder.
fn cache() -> PathBuf {
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_else(|| ".".into()));
    env::var_os("LINCHPIN_CACHE").map_or_else(
        || env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from).join("linchpin"),
        PathBuf::from,
    )
}

fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"), PathBuf::from)
}

/// Where tools are looked for. Those kept in the cache come first: they are there because those on the machine were other versions.
pub fn path() -> String {
    let own = [cache().join("bin"), binaryen().join("node_modules/.bin"), cargo_home().join("bin")];
    let machine = env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(env::split_paths(&machine));
    env::join_paths(all).unwrap_or(machine).to_string_lossy().into_owned()
}

fn wasm_target() -> Result<()> {
    let sysroot =
        output(&mut command("rustc --print sysroot")).context("rustc does not answer: install Rust with rustup")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    heading("Installing the compiler's WebAssembly target");
    run(&mut command(&format!("rustup target add {TARGET}")))
        .with_context(|| format!("The compiler's target {TARGET} is missing and rustup could not fetch it"))
}

fn wasm_bindgen() -> Result<()> {
    // Its lock file has named crates that were withdrawn: newer ones of the same promise are taken.
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, false)
}

/// A tool of another version stays where it is: ours goes beside it, into the cache.
fn cargo_tool(program: &str, package: &str, version: &str, locked: bool) -> Result<()> {
    let found = output(&mut tool(&format!("{program} --version")));
    if found.as_deref().is_some_and(|found| found.split(' ').any(|word| word == version)) {
        return Ok(());
    }
    heading(&format!("Installing {package} {version} (once, some minutes)"));
    let mut install = cargo();
    install.args(["install", package, "--version", version]).env_remove("CARGO_TARGET_DIR");
    if locked {
        install.arg("--locked");
    }
    if found.is_some() {
        install.arg("--root").arg(cache());
    }
    run(&mut install).with_context(|| format!("{package} {version} is needed and could not be installed"))
}

fn binaryen() -> PathBuf {
    cache().join(format!("binaryen-{BINARYEN}"))
}

fn wasm_opt() -> Result<()> {
    let found = output(&mut tool("wasm-opt --version"));
    if found.is_some_and(|found| found.split(' ').any(|word| word == BINARYEN)) {
        return Ok(());
    }
    node()?;
    heading(&format!("Installing wasm-opt {BINARYEN} (once)"));
    fs::create_dir_all(binaryen()).with_context(|| format!("{} cannot be made", binaryen().display()))?;
    let mut install = tool(&format!("npm install --no-audit --no-fund --save-exact binaryen@{BINARYEN}.0.0 --prefix"));
    run(install.arg(binaryen())).context("wasm-opt is needed and npm could not install it")
}

/// Node 20 or newer, for wasm-opt, the end-to-end tests and the benchmark.
pub fn node() -> Result<()> {
    let version = output(&mut tool("node --version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) if output(&mut tool("npm --version")).is_some() => Ok(()),
        Some(20..) => bail!("npm is missing: it comes with Node.js (on Debian: apt-get install npm)"),
        _ => bail!("Node.js 20 or newer is needed, with npm (found: {version:?}). See https://nodejs.org"),
    }
}

/// Installs the end-to-end tests' packages unless they are those of the lock file.
pub fn node_packages() -> Result<()> {
    node()?;
    let lock = fs::read("tests/e2e/package-lock.json").context("tests/e2e/package-lock.json cannot be read")?;
    let stamp = Path::new("tests/e2e/node_modules/.installed-lock.json");
    if fs::read(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    heading("Installing the end-to-end tests' packages");
    run(&mut tool("npm ci --no-audit --no-fund --prefix tests/e2e"))?;
    fs::write(stamp, lock).context("tests/e2e/node_modules cannot be written")
}

/// The Chromium to test in: CHROMIUM, or the first known name in PATH, or Debian's package.
pub fn chromium() -> Result<PathBuf> {
    const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    browser_program("CHROMIUM", &NAMES, &["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"])
}

/// The driver of that Chromium: CHROMEDRIVER, or the one in PATH, or Debian's package.
pub fn chromedriver() -> Result<PathBuf> {
    browser_program("CHROMEDRIVER", &["chromedriver"], &["/usr/lib/chromium/chromedriver"])
}

fn browser_program(variable: &str, names: &[&str], places: &[&str]) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os(variable).map(PathBuf::from) {
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            Err(anyhow!("{variable} names no file: {}", chosen.display()))
        };
    }
    let find = || in_path(names).or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file()));
    if let Some(found) = find() {
        return Ok(found);
    }
    install_debian_chromium()?;
    find().with_context(|| {
        format!("{} is missing: install Chromium with its driver, or name the program in {variable}", names[0])
    })
}

fn in_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// Only where it can be done without asking: on Debian and its kin, as root.
fn install_debian_chromium() -> Result<()> {
    let root = output(&mut command("id -u")).as_deref() == Some("0");
    if !root || in_path(&["apt-get"]).is_none() {
        return Ok(());
    }
    heading("Installing Chromium and its driver with apt-get");
    let apt = |line: &str| run(command(line).env("DEBIAN_FRONTEND", "noninteractive"));
    apt("apt-get update -qq")?;
    apt("apt-get install -y -qq --no-install-recommends chromium chromium-driver")
}
