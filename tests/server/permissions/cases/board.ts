import { PEOPLE } from '../roles.ts';
import { type Case, forWhom, type Inputs, type Name, own, readers, self, speaks } from './common.ts';

export const allowed = {
  // the board
  'board.list': self(...PEOPLE),
  'board.head': own(...readers),
  'board.choices': own(...readers),
  'board.show': own(...readers),
  'board.create': own('facilitator', ...speaks),
  'column.add': own('facilitator', ...speaks),
  'card.add': own('facilitator', ...speaks),
  'card.revise': own('facilitator', ...speaks),
  'card.move': own('facilitator', ...speaks),
  'card.remove': own('facilitator', ...speaks),
} satisfies Partial<Record<Name, Case>>;

export const inputs = {
  'board.list': () => ({}),
  'board.head': (s) => ({ boardId: s.boardId }),
  'board.choices': (s) => ({ boardId: s.boardId }),
  'board.show': (s) => ({ boardId: s.boardId }),
  'board.create': (s, organisationId, role) => ({
    forumId: s.world.forumId,
    ...forWhom(role, organisationId),
    title: 'Papan',
    goal: 'Tujuan',
    columns: ['Satu'],
  }),
  'column.add': (s, organisationId, role) => ({
    boardId: s.boardId,
    ...forWhom(role, organisationId),
    title: 'Kolom',
  }),
  'card.add': (s, organisationId, role) => ({
    boardId: s.boardId,
    columnId: s.columnId,
    ...forWhom(role, organisationId),
    title: 'Kartu',
    leadId: organisationId,
  }),
  'card.revise': (s, organisationId, role) => ({
    cardId: s.cardId,
    ...forWhom(role, organisationId),
    title: 'Kartu',
    leadId: organisationId,
  }),
  'card.move': (s, organisationId, role) => ({
    cardId: s.cardId,
    ...forWhom(role, organisationId),
    columnId: s.columnId,
    afterCardId: null,
  }),
  'card.remove': (s, organisationId, role) => ({ cardId: s.cardId, ...forWhom(role, organisationId) }),
} satisfies Partial<Inputs>;
