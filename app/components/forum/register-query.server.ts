import { OUTCOMES } from '#app/domain/consensus.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** What the address of the register asks for; what makes no sense is left out. */
export function registerFilters(params: URLSearchParams) {
  const given = (name: string, pattern: RegExp) => {
    const value = (params.get(name) ?? '').trim();
    return pattern.test(value) ? value : undefined;
  };
  return {
    search: (params.get('cari') ?? '').trim().slice(0, 100) || undefined,
    outcome: OUTCOMES.find((outcome) => outcome === params.get('hasil')),
    sessionId: given('sesi', ID),
    organisationId: given('lembaga', ID),
    from: given('dari', DAY),
    to: given('sampai', DAY),
    reserved: params.get('catatan') === 'ya' || undefined,
  };
}
