import type { Answer } from '#app/contract/errors.ts';
import type { ActAnswer } from '#app/contract/live.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { OutboxAct } from './outbox.ts';

/** `fetch` on our own origin, with the sign-in's cookie. */
export type Http = (path: string, init?: RequestInit) => Promise<Response>;

/** Sends an act through the door of the API: the same key, so that an act that arrived by the socket counts once. */
export async function callOverHttp(http: Http, act: OutboxAct): Promise<ActAnswer> {
  const response = await http(`/api/v1/commands/${act.command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': act.key },
    body: JSON.stringify(act.input),
  });
  const answer = (await response.json()) as Answer<Record<string, unknown>>;
  return answer.ok ? { ok: true, output: answer.output } : answer;
}

/** What the reader missed in a room. */
export async function readOverHttp(
  http: Http,
  input: { sessionId: string; after: number; audienceKey?: string; wall?: boolean; lean?: boolean },
): Promise<Answer<QueryOutput<'session.catch-up'>>> {
  const search = new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)]));
  const response = await http(`/api/v1/queries/session.catch-up?${search}`);
  return (await response.json()) as Answer<QueryOutput<'session.catch-up'>>;
}
