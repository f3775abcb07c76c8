//! Writes the format of the file to `schema/workbook.schema.json`: `cargo run --example schema`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/workbook.schema.json");
    std::fs::write(&path, linchpin::format::workbook_schema())?;
    println!("Wrote {}", path.display());
    Ok(())
}
