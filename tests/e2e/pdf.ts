// What a printed page says: the text of a PDF.
/** The text of all pages, the pieces of a line joined by one space. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return (await pagesOfPdf(bytes)).join(" ");
}

/** The text of each page. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  // Loaded when it is needed: it complains of a canvas that text does not need.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" ").replace(/\s+/g, " "));
  }
  await document.destroy();
  return pages;
}
