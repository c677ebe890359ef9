import { catchUpDraft } from './catch-up.ts';
import { freezeDraft } from './freeze.ts';
import { appendToDraft, rewriteDraft } from './rewrite.ts';
import { showDraft } from './show.ts';
import { writeDraft } from './write.ts';

/** The handlers of draft: one file per command or query. */
export const draftCommandHandlers = {
  'draft.write': writeDraft,
  'draft.rewrite': rewriteDraft,
  'draft.append': appendToDraft,
  'draft.freeze': freezeDraft,
};
export const draftQueryHandlers = {
  'draft.show': showDraft,
  'draft.catch-up': catchUpDraft,
};
