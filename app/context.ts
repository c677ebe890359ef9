import type { Viewer } from '#app/contract/account.ts';
import type { Answer } from '#app/contract/errors.ts';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
} from '#app/contract/registry.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Theme } from '#app/preferences.ts';

/** What is shown once and stored nowhere: an invitation's link. Empty when a key is repeated. Cookies set themselves. */
export type HandedOutOnce = Readonly<Record<string, string>>;

/** What became of an uploaded file: its SHA-256 and the name to show, or why it was refused. */
export type Upload =
  | { ok: true; hash: string; name: string }
  | { ok: false; code: 'too_large' | 'file_refused' };

/** Everything a route may ask of the server. Routes import nothing of it: it is handed to them. */
export interface MufakatContext {
  /** Runs a command as the viewer. The same key answers again what it answered the first time. */
  execute<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    options?: { key?: string },
  ): Promise<Answer<CommandOutput<N>> & { secrets: HandedOutOnce }>;
  /** Reads with the viewer's rights. */
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Answer<QueryOutput<N>>>;
  /**
   * Keeps an uploaded file, judged by its content. A command of the same person then refers to it by its hash; until
   * one does, nobody can read it. Ask first whether the person may send that command.
   */
  storeUpload(file: File): Promise<Upload>;
  /** The signed-in person as pages greet them; rights are decided by the kernel, never from this. */
  viewer: Viewer | null;
  /** The session in which the reader, who has no account, sits as an observer. */
  guestAt: string | null;
  locale: Locale;
  theme: Theme;
  /** Little data was asked for. */
  lean: boolean;
  /** Address of the light script for a session's page; null in development, where Remix's own wakes it. */
  lightScript: string | null;
  /** The number that allows this page's own scripts; never sent anywhere else. */
  nonce: string;
  /** This is the demo network: the sign-in page offers its accounts (`account.demo`). */
  demo: boolean;
  /** Address people reach us by, without a slash at the end: for links, QR codes and Secure cookies. */
  baseUrl: string;
  /** The address letters are sent from, the organiser of a calendar's entry; null where no mail is sent. */
  mailAddress: string | null;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends MufakatContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
