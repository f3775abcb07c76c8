// A small workbook of a spreadsheet program, made as such programs make them: deflated XML in a ZIP archive. Its check
// sums are left out: nothing here reads them.
import { deflateRawSync } from "node:zlib";

type Cell = string | number;

const letters = (column: number): string => String.fromCharCode(65 + column);

function sheetXml(rows: Cell[][], shared: string[]): string {
  const cell = (value: Cell, row: number, column: number): string => {
    const place = `${letters(column)}${row + 1}`;
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    if (!shared.includes(value)) shared.push(value);
    return `<c r="${place}" t="s"><v>${shared.indexOf(value)}</v></c>`;
  };
  const line = (row: Cell[], at: number): string => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join("")}</row>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows.map(line).join("")}</sheetData></worksheet>`;
}

function zip(parts: Map<string, Buffer>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), packed]);
    const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(at, 42);
    bodies.push(local);
    directory.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

/** A workbook of named sheets. */
export function xlsx(sheets: Record<string, Cell[][]>): Buffer {
  const shared: string[] = [];
  const names = Object.keys(sheets);
  const parts = new Map<string, string>();
  const tags = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  parts.set("[Content_Types].xml", "<Types/>");
  parts.set("xl/workbook.xml", `<workbook><sheets>${tags.join("")}</sheets></workbook>`);
  const relations = names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`);
  parts.set("xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`);
  names.forEach((name, at) => parts.set(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheets[name], shared)));
  parts.set("xl/sharedStrings.xml", `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`);
  return zip(new Map([...parts].map(([name, text]) => [name, Buffer.from(text)])));
}

/** A workbook whose sheet says it is small and unpacks to as many bytes of nothing as are wanted. */
export function bomb(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, 0x20);
  const parts = new Map<string, Buffer>([
    ["xl/workbook.xml", Buffer.from('<workbook><sheets><sheet name="Sheet" r:id="rId1"/></sheets></workbook>')],
    ["xl/_rels/workbook.xml.rels", Buffer.from('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')],
    ["xl/worksheets/sheet1.xml", content],
  ]);
  const whole = zip(parts);
  // What the directory declares is a lie: a hundred bytes.
  const entry = whole.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
  whole.writeUInt32LE(100, entry + 24);
  return whole;
}
