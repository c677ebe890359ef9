/** Flags every test browser starts with. */
export const BROWSER_FLAGS: readonly string[];
export function obtainBrowser(log?: (line: string) => void): Promise<string>;
