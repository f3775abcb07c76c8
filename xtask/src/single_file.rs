//! The page as one file that opens from disk, where a browser fetches nothing.
//!
//! Its scripts and sheet stand in it and are named to the policy by their hashes; the program is deflated and stands
//! as base64 in an element that no browser runs.

use std::{fs, io::Write as _};

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::ZlibEncoder};
use sha2::{Digest as _, Sha256};

use crate::page::{Page, START, element, named_in, with_policy};
use crate::parts::PREFIX;

/// The file's name in `dist/`.
pub const NAME: &str = "linchpin.html";

/// Undoes what `packed` did, without `fetch`, which browsers refuse to local files.
const UNPACK: &str = "\
async function unpacked(id) {
  const text = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}
async function compiled(name) {
  return WebAssembly.compile(await unpacked(`linchpin-part-${name}`));
}
";

/// Writes the single file from what trunk wrote. All parts of the program stand in it.
pub fn write(page: &Page) -> Result<()> {
    let read = |name: &str| fs::read_to_string(page.dist.join(name)).with_context(|| format!("{name} cannot be read"));
    let glue = &page.cut.glue;
    ensure!(
        !glue.contains("from './snippets") && !glue.contains("from \"./snippets"),
        "{} imports snippets, which the single file cannot hold: avoid inline_js in dependencies",
        page.glue
    );
    let sheet_name = named_in(&page.html, ".css")?;
    let sheet = read(&sheet_name)?;
    ensure!(!sheet.contains("</style"), "{sheet_name} holds the end of a style element");
    let start = START.replace("PROGRAM", "unpacked('linchpin-program')");
    let script = format!("{glue}\n{UNPACK}{start}").replace("</script", "<\\/script");
    let program = fs::read(page.dist.join(&page.wasm))?;
    let mut body = vec![element_of("linchpin-program", &program)?];
    for (name, part) in &page.cut.parts {
        body.push(element_of(&format!("{PREFIX}{name}"), part)?);
    }
    body.push(format!("<script type=\"module\">{script}</script>"));
    let body = body.join("\n");
    // It is this file that is to be opened from disk.
    let note = element(&page.html, "<div class=\"unstarted\"", "</div>")?;
    let html = without_links(&page.html)?
        .replacen(&note, "", 1)
        .replacen(&page.inline_start, "", 1)
        .replacen("</head>", &format!("  <style>{sheet}</style>\n  </head>"), 1)
        .replacen("</body>", &format!("{body}\n  </body>"), 1);
    let html = with_icon(&html, page)?;
    fs::write(page.dist.join(NAME), with_policy(&html, &policy(&script, &sheet))?)
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

/// An element that no browser runs, with bytes.
fn element_of(id: &str, bytes: &[u8]) -> Result<String> {
    Ok(format!("<script type=\"application/octet-stream\" id=\"{id}\">{}</script>", packed(bytes)?))
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

/// The icon goes along as data: a browser would ask for a file of it whenever the address changes. It is a picture of
/// pixels, since a drawing would be a document of its own that is laid out while the page starts.
pub fn with_icon(html: &str, page: &Page) -> Result<String> {
    let link = element(html, "<link rel=\"icon\"", ">")?;
    let name = named_in(&link, ".png")?;
    let data = STANDARD.encode(fs::read(page.dist.join(&name)).with_context(|| format!("{name} cannot be read"))?);
    Ok(html.replacen(&link, &format!("<link rel=\"icon\" href=\"data:image/png;base64,{data}\" />"), 1))
}
