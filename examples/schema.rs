//! Writes the formats of the files to `schema/`: `cargo run --example schema`.

use std::path::Path;

use linchpin::format::{ballot_schema, workbook_schema};

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, schema) in [("workbook", workbook_schema()), ("ballot", ballot_schema())] {
        let path = folder.join(format!("{name}.schema.json"));
        std::fs::write(&path, schema)?;
        println!("Wrote {}", path.display());
    }
    Ok(())
}
