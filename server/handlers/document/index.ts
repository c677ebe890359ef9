import { sessionData } from './data.ts';
import { listDocuments } from './list.ts';
import { numberDocument } from './number.ts';
import { showDocument } from './show.ts';

/** The handlers of documents: one file per command or query. */
export const documentCommandHandlers = { 'document.number': numberDocument };
export const documentQueryHandlers = {
  'document.list': listDocuments,
  'document.show': showDocument,
  'document.data': sessionData,
};
