//! What the built page weighs, a file a row, and what of it the first load takes.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};

use crate::{
    page::{DIST, WORKER},
    parts,
    shell::heading,
    single_file,
};

/// The most the first load may take, in bytes of brotli.
const BUDGET: usize = 250_000;

struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    first: bool,
}

/// Prints the table for `dist/`.
pub fn print() -> Result<()> {
    heading("Size in bytes (* is part of the first load)");
    let names = names(Path::new(DIST))?;
    let loaded = first_load(Path::new(DIST), &names);
    let mut weights = names.iter().map(|name| weigh(name, loaded.contains(name))).collect::<Result<Vec<_>>>()?;
    weights.sort_by_key(|weight| (!weight.first, std::cmp::Reverse(weight.raw)));

    println!("  {:<44} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli");
    for weight in &weights {
        row(if weight.first { '*' } else { ' ' }, &weight.name, weight);
    }
    let sum = |part: fn(&Weight) -> usize| weights.iter().filter(|weight| weight.first).map(part).sum();
    let total = Weight {
        name: String::new(),
        raw: sum(|w| w.raw),
        gzip: sum(|w| w.gzip),
        brotli: sum(|w| w.brotli),
        first: true,
    };
    row('=', "first load", &total);
    let (word, by) =
        if total.brotli <= BUDGET { ("under", BUDGET - total.brotli) } else { ("OVER", total.brotli - BUDGET) };
    println!("  first load: {} of {BUDGET} bytes of brotli, {by} {word} the budget", total.brotli);
    Ok(())
}

fn row(mark: char, name: &str, weight: &Weight) {
    println!("{mark} {name:<44} {:>10} {:>10} {:>10}", weight.raw, weight.gzip, weight.brotli);
}

fn weigh(name: &str, first: bool) -> Result<Weight> {
    let bytes = fs::read(Path::new(DIST).join(name))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &settings)?;
    Ok(Weight { name: name.to_owned(), raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len(), first })
}

/// Every file below a folder, by its path in it.
fn names(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).context("There is no built page yet: cargo xtask build")? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(dist) {
                names.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The page, and all that it or a text it loads names.
fn first_load(folder: &Path, names: &[String]) -> Vec<String> {
    let mut found = vec!["index.html".to_owned()];
    let mut next = 0;
    while let Some(name) = found.get(next) {
        next += 1;
        // The program is no text, and what it names it loads later.
        let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
        // The worker is named by the page and loaded when it is first needed; so are the parts of further pages.
        let first = parts::first(&text);
        let later = |name: &&String| {
            *name == single_file::NAME
                || name.starts_with(WORKER)
                || name.starts_with(parts::PREFIX) && !first.contains(&name.as_str())
        };
        let mentioned = names.iter().filter(|name| !later(name) && text.contains(name.as_str()));
        let new: Vec<String> = mentioned.filter(|name| !found.contains(name)).cloned().collect();
        found.extend(new);
    }
    found
}
