/** Parameter of the page of responses: it begins with this one. */
export const AT = 'di';

/** Where something said about a proposal stands: on the page that begins with it, however much was said before. */
export function toRemark(proposalId: string, remarkId: string): string {
  return `/usulan/${proposalId}/tanggapan?${AT}=${remarkId}#${remarkId}`;
}
