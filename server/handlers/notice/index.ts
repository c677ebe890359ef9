import { followTopic } from './follow.ts';
import { listNotices } from './list.ts';
import { listChoices } from './mentions.ts';
import { openNotice, readAllNotices, setDigest } from './own.ts';

/** The handlers of notices and of following: one file per command or query. */
export const noticeCommandHandlers = {
  'topic.follow': followTopic,
  'notice.open': openNotice,
  'notice.read-all': readAllNotices,
  'notice.set-digest': setDigest,
};
export const noticeQueryHandlers = {
  'notice.list': listNotices,
  'mention.choices': listChoices,
};
