import type { z } from 'zod';
import type { Refusal } from '#app/contract/errors.ts';
import type { LiveSocket } from './socket.ts';

type Acknowledge = (answer: { ok: boolean; refusal?: Refusal }) => void;

interface Guards {
  /** Counts the message; true when it is one too many. */
  flooding(): boolean;
  /** Settles when it is known that the connection's rights are what they were. */
  ready(): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Registers the messages a socket may send. Every payload is counted, checked by its schema and answered; nothing
 * a client sends can throw into the server. A message that asks for no answer is not done: whoever does not wait
 * to hear whether it was counted is none of our clients.
 */
export function answering(socket: LiveSocket, { flooding, ready, onError }: Guards) {
  return <S extends z.ZodType>(
    name: string,
    schema: S,
    run: (input: z.output<S>) => Promise<{ ok: boolean; refusal?: Refusal }>,
  ): void => {
    socket.on(name, (payload: unknown, acknowledge: unknown) => {
      if (flooding()) {
        if (typeof acknowledge === 'function') acknowledge({ ok: false, refusal: { code: 'rate_limited' } });
        return;
      }
      if (typeof acknowledge !== 'function') return;
      const answer = acknowledge as Acknowledge;
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        answer({ ok: false, refusal: { code: 'invalid_input' } });
        return;
      }
      ready()
        .then(() => run(parsed.data))
        .then(answer, (error: unknown) => {
          onError(error);
          answer({ ok: false, refusal: { code: 'internal' } });
        });
    });
  };
}
