import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { furnish } from './demo-house.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder each demo house of this run is a copy of. */
    furnished: string;
  }
}

/** Vitest's global set-up: the demo is loaded once for the run, not once for each file. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = await furnish();
  project.provide('furnished', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
