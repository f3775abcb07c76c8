//! Running other programs, and saying so.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

/// The checkout's folder: the one this package's own folder stands in.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the checkout").to_path_buf()
}

/// Prints the title of a step.
pub fn heading(title: &str) {
    println!("\n== {title}");
    std::io::stdout().flush().ok();
}

/// Runs one titled step, prints how long it took, and names the step when it fails.
pub fn step(title: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    heading(title);
    let begun = Instant::now();
    work().with_context(|| format!("FAILED: {title}"))?;
    println!("   done in {} s", begun.elapsed().as_secs());
    Ok(())
}

/// The `cargo` that runs this task, so that a toolchain chosen on the command line is kept.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command with its arguments split at spaces: for fixed command lines only.
pub fn command(line: &str) -> Command {
    let mut words = line.split(' ');
    let program = words.next().unwrap_or_default();
    let mut command = if program == "cargo" { cargo() } else { Command::new(program) };
    command.args(words);
    command
}

/// Runs a command with its output shown, and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    println!("   $ {}", shown(command));
    std::io::stdout().flush().ok();
    let status = command.status().with_context(|| format!("{} could not be started", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// What a command prints, or nothing when it fails or is not there.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    command.get_args().fold(name, |line, word| line + " " + &word.to_string_lossy())
}
