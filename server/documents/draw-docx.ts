import { blocksOf, SANS, SERIF } from './docx-blocks.ts';
import type { Paper } from './paper.ts';

/** A4 and its margins in twentieths of a point. */
const A4 = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 960, bottom: 1_120, left: 1_120, right: 1_120, footer: 560 },
};

/** Draws a document as DOCX: the same pieces in the same order as the PDF, to be filled in and filed by an office. */
export async function drawDocx(paper: Paper): Promise<Buffer> {
  const docx = await import('docx');
  const foot = new docx.Footer({
    children: [
      new docx.Paragraph({
        tabStops: [{ type: docx.TabStopType.RIGHT, position: 9_666 }],
        children: [
          new docx.TextRun({ text: `${paper.foot}\t`, font: SANS, size: 15 }),
          new docx.TextRun({
            font: SANS,
            size: 15,
            children: ['Halaman ', docx.PageNumber.CURRENT, ' dari ', docx.PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
  const file = new docx.Document({
    title: paper.title,
    creator: paper.author,
    subject: paper.subject,
    keywords: paper.keywords,
    styles: {
      default: {
        document: { run: { font: SERIF, size: 21, language: { value: 'id-ID' } } },
        heading2: { run: { font: SERIF, size: 23, bold: true, color: '000000' } },
        heading3: { run: { font: SERIF, size: 21, bold: true, color: '000000' } },
      },
    },
    sections: paper.sheets.map((blocks) => ({
      properties: { page: A4, type: docx.SectionType.NEXT_PAGE },
      footers: { default: foot },
      children: blocksOf(docx, blocks),
    })),
  });
  return docx.Packer.toBuffer(file);
}
