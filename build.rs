//! Reads `locales/`, checks that every language says the same things, and writes the Rust that gives the app its
//! texts. A gap between the languages stops the build with the file and the key, so the page never meets one.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/codegen.rs"]
mod codegen;
#[path = "build/mark.rs"]
mod mark;
#[path = "build/node.rs"]
mod node;
#[path = "build/source.rs"]
mod source;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    in_parts();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the output folder"));
    let sources = source::read_folder(Path::new("locales")).unwrap_or_else(|problem| stop(&[problem]));
    match catalogue::check(&sources) {
        Ok(messages) => write(&out, codegen::in_order(messages)),
        Err(problems) => stop(&problems),
    }
}

/// The published program is cut in parts that load with their page (`xtask/src/parts.rs`, which asks for it here). The
/// cut follows the linker's marks.
fn in_parts() {
    println!("cargo::rustc-check-cfg=cfg(parts)");
    println!("cargo::rerun-if-env-changed=LINCHPIN_PARTS");
    if env::var_os("LINCHPIN_PARTS").is_some_and(|asked| asked == "1") {
        println!("cargo::rustc-cfg=parts");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

fn write(out: &Path, (messages, cut): (Vec<catalogue::Message>, usize)) {
    let write = |name: &str, text| fs::write(out.join(name), text).expect("the output folder can be written");
    write("texts.rs", codegen::rust(&messages));
    // The marks are the text after all others, the same in every language.
    let marks = codegen::marks(&messages);
    let with_marks = |table: String| format!("{table}\0{marks}");
    for (place, language) in catalogue::LANGUAGES.iter().enumerate() {
        write(&format!("{}.txt", language.code), with_marks(codegen::table(&messages, place)));
    }
    // English, the first language, is what a page speaks until another has come.
    let (first, rest) = messages.split_at(cut);
    write("en_first.txt", codegen::table(first, 0));
    write("en_rest.txt", with_marks(codegen::table(rest, 0)));
}

fn stop(problems: &[catalogue::Problem]) -> ! {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    process::exit(1)
}
