/** A form without the years of a series that were left empty: they have no figure, which is not nought. */
export function withoutEmptyYears(form: FormData): FormData {
  const filled = new FormData();
  for (const [name, value] of form) {
    if (!name.startsWith('series.') || String(value).trim() !== '') filled.append(name, value);
  }
  return filled;
}
