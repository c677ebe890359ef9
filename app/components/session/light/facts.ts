import type { Viewer } from '#app/contract/account.ts';
import type { SessionPageFacts } from '../session-page.tsx';

/** Where the server leaves what the page was drawn from, and where the light script finds it. */
export const LIGHT_ROOT = 'light';

/** Everything the light script needs to wake the page exactly as the server drew it. */
export interface LightFacts {
  page: SessionPageFacts;
  viewer: Viewer | null;
  /** The answer of the page's action, after a form was refused. */
  answer: unknown;
}
