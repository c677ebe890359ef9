import type { NoticeTarget } from '#app/contract/notices.ts';

/** The page a notice leads to. */
export function noticePath({
  kind,
  forumId,
  topicId,
  contributionId,
  proposalId,
  remarkId,
  sessionId,
}: NoticeTarget): string {
  if (contributionId) return `/masukan/${contributionId}`;
  if (sessionId) return `/sesi/${sessionId}/notula`;
  if (proposalId) return remarkId ? `/usulan/${proposalId}/tanggapan#${remarkId}` : `/usulan/${proposalId}`;
  if (topicId) return `/topik/${topicId}`;
  const page = kind === 'charter' ? 'piagam' : kind === 'conditions' ? 'kondisi' : 'lembaga';
  return `/forum/${forumId}/${page}`;
}
