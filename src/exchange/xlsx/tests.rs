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
        "<styleSheet><numFmts><numFmt numFmtId=\"166\" formatCode=\"0.0%\"/><numFmt numFmtId=\"164\" formatCode=\"mmm\\ yy\"/><numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;d&quot;\"/></numFmts>\
         <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"9\"/>\
         <xf numFmtId=\"166\"/></cellXfs></styleSheet>",
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
    check("-0.00001", 0, "-0.00001");
    // What 0.1 + 0.2 − 0.3 leaves is nothing.
    check("5.5511151231257827E-17", 0, "0");
    check("-5.5511151231257827E-17", 0, "0");
    check("2022.4999999999998", 0, "2022.5");
    // Amounts in millions: 12,345,678.91 and 98,765.43. Four decimals of them were hundreds wrong.
    check("12.34567891", 0, "12.34567891");
    check("9.8765430000000001E-2", 0, "0.09876543");
    check("35796", 1, "1998-01-01");
    check("35796", 2, "1998-01");
    check("35796", 3, "35796");
    check("#N/A", 0, "#N/A");
}

// A list of margins had 23.5% in one row and the text "12,5 %" in the next: the first came in as 0.235, the other as
// 12.5, two scales in one column. A share is written as it is shown and as pasting gives it.
#[test]
fn a_share_is_written_as_it_is_shown() {
    let check = |value: &str, style: usize, expected: &str| {
        check(&format!("<row><c s=\"{style}\"><v>{value}</v></c></row>"), expected);
    };
    check("0.235", 5, "23.5%");
    check("0.07", 4, "7%");
    check("-0.05", 5, "-5%");
    check("0.235", 0, "0.2350");
}

// A file that a program wrote has formulas and no values: the figures came in as empty cells without a word. Such a
// cell is marked for the table, which lists it with its row and column.
#[test]
fn a_formula_without_a_kept_value_is_marked() {
    check("<row><c><f>D2*1.1</f><v></v></c><c><f>A1&amp;B1</f></c></row>", "\u{fdd0}=D2*1.1\t\u{fdd0}=A1&B1");
    check("<row><c><f t=\"shared\" si=\"0\"/></c><c><f>1+1</f><v>2</v></c></row>", "\u{fdd0}=\t2");
    check("<row><c t=\"str\"><f>\"\"</f><v></v></c><c><v>5</v></c></row>", "\t5");
}

// Lists keep the region in one cell merged over all its customers: only the first had it, the others came in without a
// region and a manager. A number is not repeated, for it would be added up several times; it is marked.
#[test]
fn a_cell_merged_downward_stands_in_all_its_rows() {
    let merged = |rows: &str, places: &[&str], expected: &str| {
        let places = places.iter().map(|place| format!("<mergeCell ref=\"{place}\"/>")).collect::<Vec<_>>().concat();
        let xml = format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{places}</mergeCells></worksheet>");
        let sheet = SheetRef { name: "S".into(), part: String::new(), from_1904: false };
        let read = read_sheet(&xml, &sheet, &SharedStrings::default(), &Styles::default());
        assert_eq!(read.as_deref(), Ok(expected), "{rows}");
    };
    let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>");
    let row = |number: usize, cells: &[String]| format!("<row r=\"{number}\">{}</row>", cells.concat());
    let rows = [
        row(1, &[text("A1", "North"), text("B1", "Aaa"), text("D1", "Tom")]),
        row(2, &["<c r=\"A2\" s=\"1\"/>".to_owned(), text("B2", "Bbb")]),
        row(3, &[text("B3", "Ccc")]),
        row(4, &["<c r=\"A4\"/>".to_owned()]),
        row(5, &[text("A5", "South"), text("B5", "Ddd")]),
    ];
    let expected = "North\tAaa\t\tTom\nNorth\tBbb\t\tTom\nNorth\tCcc\n\nSouth\tDdd";
    merged(&rows.concat(), &["A1:A4", "D1:D2", "B5:C5"], expected);
    let numbers = row(1, &["<c><v>7</v></c>".to_owned(), text("B1", "1 000")]) + &row(2, &[text("C2", "x")]);
    merged(&numbers, &["A1:A2", "B1:B2"], "7\t1 000\n\u{fdd1}7\t\u{fdd1}1 000\tx");
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
