import { z } from 'zod';
import { NOTICE_KINDS } from '#app/domain/notice.ts';
import { STANDINGS } from '#app/domain/topic.ts';
import { en } from '#app/i18n/messages/en/index.ts';
import { id } from '#app/i18n/messages/id/index.ts';
import type { Letter } from './letter.ts';

/** A digest as it waits in the outbox. */
export const waitingDigest = z.object({
  template: z.literal('digest'),
  to: z.string(),
  name: z.string(),
  networkName: z.string(),
  /** Address of the reader's notices. */
  page: z.string(),
  total: z.number(),
  notices: z.array(
    z.object({
      kind: z.enum(NOTICE_KINDS),
      /** The organisation that did it; null for a facilitator. */
      by: z.string().nullable(),
      n: z.number(),
      standing: z.enum(STANDINGS).nullable(),
      topic: z.string(),
    }),
  ),
});

/** What a person has not read yet, in both languages; what waits for an answer comes first. */
export function writeDigest(waiting: z.infer<typeof waitingDigest>): Letter {
  const part = (words: typeof id | typeof en): string[] => {
    const { letter, says } = words.notice;
    const lines = waiting.notices.map(({ kind, by, n, standing, topic }) =>
      letter.line(says[kind](by ?? words.forum.thread.facilitator, n, standing), topic),
    );
    return [
      letter.greeting(waiting.name),
      letter.body(waiting.networkName),
      lines.join('\n'),
      letter.open(waiting.page),
      letter.stop(`${waiting.page}#ringkasan`),
    ];
  };
  return {
    to: waiting.to,
    subject: `${id.notice.letter.subject(waiting.total)} / ${en.notice.letter.subject(waiting.total)}`,
    text: [...part(id), '--', ...part(en)].join('\n\n'),
  };
}
