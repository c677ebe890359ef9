import { messagesFor } from '#app/i18n/messages.server.ts';
import type { Paper } from './paper.ts';
import { loadPdf, type Pdf, printable, SANS, SERIF } from './pdf.ts';
import { Blocks } from './pdf-blocks.tsx';
import { INK, SOFT } from './pdf-words.tsx';

const { page: pageWords } = messagesFor('id').record.document;

/** Measured from the top: on this library a foot measured from the bottom is lost with a line height on its page. */
const FOOT = { position: 'absolute', top: 800, fontFamily: SANS, fontSize: 7.5, color: SOFT } as const;

const PAGE = {
  paddingTop: 48,
  paddingBottom: 56,
  paddingHorizontal: 56,
  fontFamily: SERIF,
  fontSize: 10.5,
  lineHeight: 1.4,
  color: INK,
};

function Foot({ pdf: { Text }, foot }: { pdf: Pdf; foot: string }) {
  return (
    <>
      <Text fixed style={{ ...FOOT, left: 56 }}>
        {printable(foot)}
      </Text>
      <Text
        fixed
        style={{ ...FOOT, left: 340, width: 199, textAlign: 'right' }}
        render={({ pageNumber, totalPages }) => pageWords(pageNumber, totalPages)}
      />
    </>
  );
}

/** Draws a document as PDF. Keeps its thread busy for a third of a second: never called in the server's own. */
export async function drawPdf(paper: Paper): Promise<Buffer> {
  const pdf = await loadPdf();
  const { Document, Page } = pdf;
  return pdf.renderToBuffer(
    <Document
      title={paper.title}
      author={paper.author}
      subject={paper.subject}
      keywords={paper.keywords}
      language="id-ID"
      creationDate={new Date(paper.at)}
    >
      {paper.sheets.map((blocks, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets are drawn once, in order
        <Page key={at} size="A4" style={PAGE}>
          <Blocks pdf={pdf} blocks={blocks} />
          <Foot pdf={pdf} foot={paper.foot} />
        </Page>
      ))}
    </Document>,
  );
}
