import type { SessionData } from '#app/contract/document.ts';

type Cell = SessionData['rows'][number][string];

/** A spreadsheet would run a cell that begins like this as a formula, whoever wrote it. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function csvOf({ metadata, rows }: SessionData): string {
  const names = metadata.columns.map(({ name }) => name);
  const lines = [names, ...rows.map((row) => names.map((name) => cellOf(row[name])))];
  return `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

/** Rows and metadata together, to be read by people as well. */
export const jsonOf = (data: SessionData): string => `${JSON.stringify(data, null, 2)}\n`;

/** What a CSV cannot say about itself, as the W3C's "CSV on the Web" has it. @param file name of the CSV */
export function csvMetadataOf({ metadata }: SessionData, file: string): string {
  const { title, definition, source, period, region, language, columns } = metadata;
  const described = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    url: file,
    'dc:title': title,
    'dc:description': definition,
    'dc:source': source,
    'dc:temporal': [period.from, period.to].join('/'),
    'dc:spatial': region,
    tableSchema: {
      columns: columns.map((column) => ({ name: column.name, 'dc:description': column.definition })),
    },
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
