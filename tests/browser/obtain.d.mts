/** Flags every test browser starts with. */
export const BROWSER_FLAGS: readonly string[];
/** One way to a browser: a name for people, and how to find it. */
export interface Candidate {
  readonly name: string;
  find(): string | undefined | Promise<string | undefined>;
}
export function obtainBrowser(log?: (line: string) => void, ways?: readonly Candidate[]): Promise<string>;
