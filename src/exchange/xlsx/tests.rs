//! Workbooks made here, stored and not deflated: unpacking is the browser's.

#![allow(clippy::unwrap_used)]

use super::*;

/// An archive of stored parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    let u16 = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let u32 = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, text) in parts {
        let at = bytes.len();
        let common = [&[0; 8][..], &u32(0), &u32(text.len()), &u32(text.len()), &u16(name.len()), &u16(0)].concat();
        // Version, flags, method and time are all nought; the check sum is not looked at.
        bytes.extend([b"PK\x03\x04\x14\x00", &common[..]].concat());
        bytes.extend(name.bytes().chain(text.bytes()));
        directory.extend([b"PK\x01\x02\x14\x00\x14\x00", &common[..], &[0; 10], &u32(0)[..0], &u32(at)].concat());
        directory.extend(name.bytes());
    }
    let start = bytes.len();
    bytes.extend(&directory);
    let end = [
        &b"PK\x05\x06"[..],
        &[0; 4],
        &u16(parts.len()),
        &u16(parts.len()),
        &u32(directory.len()),
        &u32(start),
        &[0; 2],
    ];
    bytes.extend(end.concat());
    bytes
}

fn cells(sheet_xml: &str) -> String {
    let sheet = SheetRef { name: "S".into(), part: String::new(), from_1904: false };
    let shared = SharedStrings::read(
        "<sst><si><t>Acme &amp; Co</t></si><si><r><t>two </t></r><r><t>parts</t></r><rPh><t>read</t></rPh></si></sst>",
    )
    .unwrap();
    let styles = Styles::read(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"mmm\\ yy\"/><numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;d&quot;\"/></numFmts>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>",
    );
    read_sheet(&format!("<worksheet><sheetData>{sheet_xml}</sheetData></worksheet>"), &sheet, &shared, &styles).unwrap()
}

fn check(sheet: &str, expected: &str) {
    assert_eq!(cells(sheet), expected, "{sheet}");
}

#[test]
fn cells_become_the_text_that_pasting_them_would_give() {
    check("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\"><v>12.5</v></c></row>", "Acme & Co\t\t12.5");
    check("<row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>in</t></is></c></row>", "two parts\tin");
    check("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>2</v></c></row>", "1\n\n\n2");
    check(
        "<row><c t=\"str\"><f>A1&amp;B1</f><v>of a formula</v></c><c t=\"b\"><v>1</v></c></row>",
        "of a formula\tTRUE",
    );
    check("<row><c t=\"inlineStr\"><is><t>a&#10;b\"c\"</t></is></c></row>", "\"a\nb\"\"c\"\"\"");
    check("<x:row><x:c><x:v>7</x:v></x:c></x:row>", "7");
    check("<row><c r=\"A1\"/><c r=\"B1\"><v>7</v></c></row>", "\t7");
}

#[test]
fn numbers_and_dates_are_written_so_that_they_mean_one_thing() {
    let check = |value: &str, style: usize, expected: &str| {
        check(&format!("<row><c s=\"{style}\"><v>{value}</v></c></row>"), expected);
    };
    check("0.30000000000000004", 0, "0.3");
    check("1.234", 0, "1.2340");
    check("1E+6", 0, "1000000");
    check("-0.00001", 0, "0");
    check("35796", 1, "1998-01-01");
    check("35796", 2, "1998-01");
    check("35796", 3, "35796");
    check("#N/A", 0, "#N/A");
}

#[test]
fn the_sheets_are_those_that_are_seen() {
    let workbook = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"One &amp; two\" sheetId=\"1\" r:id=\"rId1\"/>\
                    <sheet name=\"Secret\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>\
                     <Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>";
    let found = sheets_of(workbook, relations).unwrap();
    let expected = SheetRef { name: "One & two".into(), part: "xl/worksheets/sheet1.xml".into(), from_1904: true };
    assert_eq!(found, [expected]);
    assert_eq!(sheets_of("<a/>", relations), Err(XlsxError::NotAWorkbook));
}

#[test]
fn an_archive_gives_its_parts_by_name() {
    let bytes = archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/styles.xml", "<s/>")]);
    let archive = Archive::open(&bytes).unwrap();
    let part = archive.part("/XL/styles.xml").unwrap().unwrap();
    assert_eq!((part.method, part.bytes), (Method::Stored, &b"<s/>"[..]));
    assert_eq!(archive.part("xl/other.xml"), Ok(None));
}

#[test]
fn what_declares_too_much_is_refused_before_it_is_unpacked() {
    let fails = |bytes: &[u8]| Archive::open(bytes).err();
    assert_eq!(fails(b"PK\x03\x04 nothing more"), Some(XlsxError::Broken));
    let mut bytes = archive(&[("xl/workbook.xml", "<workbook/>")]);
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&u32::try_from(MAX_PART + 1).unwrap().to_le_bytes());
    assert_eq!(fails(&bytes), Some(XlsxError::TooLarge));
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|number| format!("p{number}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(fails(&archive(&many)), Some(XlsxError::TooManyEntries));
}

#[test]
fn a_sheet_of_too_many_cells_is_refused() {
    let sheet = SheetRef { name: "S".into(), part: String::new(), from_1904: false };
    let read = |xml: &str| read_sheet(xml, &sheet, &SharedStrings::default(), &Styles::default());
    assert_eq!(read("<row r=\"9999999\"><c><v>1</v></c></row>"), Err(XlsxError::TooManyCells));
    assert_eq!(read("<row r=\"1\"><c r=\"XFDXX1\"><v>1</v></c></row>"), Err(XlsxError::TooManyCells));
    assert_eq!(read(&format!("<row>{}</row>", "<c/>".repeat(MAX_CELLS + 1))), Err(XlsxError::TooManyCells));
    assert_eq!(read("<row r=\"2\"/><row r=\"1\"/>"), Err(XlsxError::Broken));
}
