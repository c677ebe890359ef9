import { answerCorrection } from './answer.ts';
import { awaitedMinutes } from './awaited.ts';
import { beginMinutes } from './begin.ts';
import { catchUpMinutes } from './catch-up.ts';
import { showMinutesDraft } from './draft.ts';
import { appendToMinutes, insertIntoMinutes, noteAction } from './insert.ts';
import { lockMinutes } from './lock.ts';
import { offerMinutes } from './offer.ts';
import { confirmMinutes, correctMinutes } from './respond.ts';
import { showMinutes } from './show.ts';
import { rewriteMinutes, writeMinutes } from './write.ts';

/** The handlers of minutes: one file per command or query. */
export const minutesCommandHandlers = {
  'minutes.begin': beginMinutes,
  'minutes.write': writeMinutes,
  'minutes.insert': insertIntoMinutes,
  'minutes.append': appendToMinutes,
  'minutes.rewrite': rewriteMinutes,
  'minutes.note-action': noteAction,
  'minutes.offer': offerMinutes,
  'minutes.confirm': confirmMinutes,
  'minutes.correct': correctMinutes,
  'minutes.answer': answerCorrection,
  'minutes.lock': lockMinutes,
};
export const minutesQueryHandlers = {
  'minutes.show': showMinutes,
  'minutes.awaited': awaitedMinutes,
  'minutes.draft': showMinutesDraft,
  'minutes.catch-up': catchUpMinutes,
};
