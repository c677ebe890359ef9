/** What one cell may hold. */
export type Cell = string | number | boolean | null;

/** A cell as RFC 4180 writes it; what a spreadsheet would run as a formula is made plain text. */
function written(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to read it right). */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;
}
