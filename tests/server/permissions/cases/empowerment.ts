import { type Case, type Inputs, type Name, own, readers } from './common.ts';

// A delegate of the initiating institution writes too; the people of this matrix are of another organisation.
export const allowed = {
  'empowerment.add': own('facilitator'),
  'empowerment.revise': own('facilitator'),
  'empowerment.finish': own('facilitator'),
  'empowerment.remove': own('facilitator'),
  'empowerment.show': own(...readers),
} satisfies Partial<Record<Name, Case>>;

const written = { what: 'Ongkos', forIds: [], forSector: 'non-government' as const, dueOn: '2027-02-01' };

export const inputs = {
  'empowerment.add': (s) => ({
    forumId: s.world.forumId,
    providerId: s.world.organisations[0].id,
    ...written,
  }),
  'empowerment.revise': (s) => ({
    measureId: s.measureId,
    providerId: s.world.organisations[0].id,
    ...written,
  }),
  'empowerment.finish': (s) => ({ measureId: s.measureId, note: 'Dibayar' }),
  'empowerment.remove': (s) => ({ measureId: s.measureId }),
  'empowerment.show': (s) => ({ forumId: s.world.forumId }),
} satisfies Partial<Inputs>;
