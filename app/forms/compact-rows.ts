/**
 * A form whose rows may be left empty: rows of `list` without any text in `fields` are dropped, the others are numbered
 * anew without gaps, so that paths in a refusal and rows drawn again agree. `_place[n]`, where it is filled in, decides
 * the order. Everything else stays as it is.
 * @param list name of the rows: `clauses` for `clauses[0].heading`
 * @param fields names within a row of which one must have text
 */
export function compactRows(form: FormData, list: string, fields: readonly string[]): FormData {
  const rows = new Map<number, Map<string, string>>();
  const rest = new FormData();
  const pattern = new RegExp(`^${list}\\[(\\d+)\\]\\.(\\w+)$`);
  for (const [name, value] of form) {
    const match = pattern.exec(name);
    if (!match || typeof value !== 'string') {
      if (!/^_place\[\d+\]$/.test(name)) rest.append(name, value);
      continue;
    }
    const index = Number(match[1]);
    const row = rows.get(index) ?? new Map<string, string>();
    row.set(match[2] ?? '', value);
    rows.set(index, row);
  }
  const placeOf = (index: number): number => {
    const written = form.get(`_place[${index}]`);
    const own = index + 1;
    const place = typeof written === 'string' && written.trim() !== '' ? Number(written) : own;
    if (!Number.isFinite(place) || place === own) return own;
    // Who moves up stands before the row that had this place, who moves down behind it.
    return place < own ? place - 0.5 : place + 0.5;
  };
  [...rows]
    .filter(([, row]) => fields.some((field) => (row.get(field) ?? '').trim() !== ''))
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || a - b)
    .forEach(([, row], index) => {
      for (const [field, value] of row) rest.append(`${list}[${index}].${field}`, value);
    });
  return rest;
}
