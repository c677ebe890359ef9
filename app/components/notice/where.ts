import type { NoticeTarget } from '#app/contract/notices.ts';

/** The page a notice leads to. */
export function noticePath({
  topicId,
  contributionId,
  proposalId,
  remarkId,
  sessionId,
}: NoticeTarget): string {
  if (contributionId) return `/masukan/${contributionId}`;
  if (sessionId) return `/sesi/${sessionId}/notula`;
  if (proposalId) return remarkId ? `/usulan/${proposalId}/tanggapan#${remarkId}` : `/usulan/${proposalId}`;
  return `/topik/${topicId}`;
}
