import type { NoticeTarget } from '#app/contract/notices.ts';
import { toRemark } from '../proposal/to-remark.ts';

/** The page a notice leads to. */
export function noticePath({
  kind,
  forumId,
  topicId,
  contributionId,
  proposalId,
  remarkId,
  sessionId,
  organisationId,
  decisionId,
}: NoticeTarget): string {
  if (contributionId) return `/masukan/${contributionId}`;
  if (decisionId) return `/keputusan/${decisionId}#tinjau`;
  if (kind === 'noted' && sessionId) return `/sesi/${sessionId}?untuk=${organisationId ?? ''}`;
  if (sessionId) return kind.startsWith('session-') ? `/sesi/${sessionId}` : `/sesi/${sessionId}/notula`;
  if (proposalId) return remarkId ? toRemark(proposalId, remarkId) : `/usulan/${proposalId}`;
  if (topicId) return `/topik/${topicId}`;
  if (kind === 'no-decider') return `/forum/${forumId}`;
  const page = kind === 'charter' ? 'piagam' : kind === 'conditions' ? 'kondisi' : 'lembaga';
  return `/forum/${forumId}/${page}`;
}
