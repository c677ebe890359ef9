/** Joins the classes that apply: `classNames('btn', main && 'btn--main')`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
