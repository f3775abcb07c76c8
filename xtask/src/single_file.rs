//! The page as one file that opens from disk, where a browser fetches nothing.
//!
//! Its scripts and sheet stand in it and are named to the policy by their hashes; the program is deflated and stands
//! as base64 in an element that no browser runs.

use std::{fs, io::Write as _};

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::ZlibEncoder};
use sha2::{Digest as _, Sha256};

use crate::page::{Parts, START, element, named_in, with_policy};

/// The file's name in `dist/`.
pub const NAME: &str = "linchpin.html";

/// Undoes what `packed` did, without `fetch`, which browsers refuse to local files.
const UNPACK: &str = "\
async function unpacked() {
  const text = atob(document.getElementById('linchpin-program').textContent);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}
";

/// Writes the single file from what trunk wrote.
pub fn write(parts: &Parts) -> Result<()> {
    let read = |name: &str| fs::read_to_string(parts.dist.join(name)).with_context(|| format!("{name} cannot be read"));
    let glue = read(&parts.glue)?;
    ensure!(
        !glue.contains("from './snippets") && !glue.contains("from \"./snippets"),
        "{} imports snippets, which the single file cannot hold: avoid inline_js in dependencies",
        parts.glue
    );
    let sheet_name = named_in(&parts.html, ".css")?;
    let sheet = read(&sheet_name)?;
    ensure!(!sheet.contains("</style"), "{sheet_name} holds the end of a style element");
    let script =
        format!("{glue}\n{UNPACK}{}", START.replace("PROGRAM", "unpacked()")).replace("</script", "<\\/script");
    let program = fs::read(parts.dist.join(&parts.wasm))?;

    let body = format!(
        "<script type=\"application/octet-stream\" id=\"linchpin-program\">{}</script>\n\
         <script type=\"module\">{script}</script>",
        packed(&program)?
    );
    let html = without_links(&parts.html)?
        .replacen(&parts.inline_start, "", 1)
        .replacen("</head>", &format!("  <style>{sheet}</style>\n  </head>"), 1)
        .replacen("</body>", &format!("{body}\n  </body>"), 1);
    let html = with_icon(&html, parts)?;
    fs::write(parts.dist.join(NAME), with_policy(&html, &policy(&script, &sheet))?)
        .with_context(|| format!("{NAME} cannot be written"))
}

/// Nothing is loaded from anywhere, and only these very texts run and style.
fn policy(script: &str, sheet: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        hash(script),
        hash(sheet)
    )
}

fn packed(program: &[u8]) -> Result<String> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(program)?;
    Ok(STANDARD.encode(encoder.finish()?))
}

/// A file has no neighbours to load: the sheet, the manifest and what was to be loaded ahead go.
fn without_links(html: &str) -> Result<String> {
    let mut html = html.to_owned();
    for begin in
        ["<link rel=\"stylesheet\"", "<link rel=\"manifest\"", "<link rel=\"modulepreload\"", "<link rel=\"preload\""]
    {
        let link = element(&html, begin, ">")?;
        html = html.replacen(&link, "", 1);
    }
    Ok(html)
}

/// The icon goes along as data.
fn with_icon(html: &str, parts: &Parts) -> Result<String> {
    let link = element(html, "<link rel=\"icon\"", ">")?;
    let name = named_in(&link, ".svg")?;
    let data = STANDARD.encode(fs::read(parts.dist.join(&name)).with_context(|| format!("{name} cannot be read"))?);
    Ok(html.replacen(&link, &format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{data}\" />"), 1))
}
