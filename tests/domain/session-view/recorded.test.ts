import type { StaticHandlerContext } from '@remix-run/router';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { ConfirmPosition, RecordedPositions, RecordSheet } from '#app/components/session/recorded.tsx';
import {
  type Room as RoomFacts,
  RoomProvider,
  type RoomView,
} from '#app/components/session/room-context.tsx';
import type { Seat } from '#app/contract/session.ts';
import { pendingOf, roundOf, type SessionState, stateFor } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { ReaderProvider } from '#app/reader.tsx';
import { Room } from '#tests/domain/session/room.ts';

const words = {
  reason: 'Anggaran belum ada',
  suggestion: 'Mulai tahun depan',
  passage: 'paling lambat Maret',
};
/** n2 could not come; the facilitator notes what it said. */
const room = () =>
  new Room()
    .arrive('g1', 'g2', 'n1')
    .do({ type: 'session.open' })
    .do({ type: 'agenda.start', itemId: 'choose' })
    .test();
const noted = () =>
  room().do({ type: 'position.record', roundId: 'r1', organisationId: 'n2', level: 7, ...words });

const seat: Seat = {
  ...{ id: 'n2', name: 'n2', shortName: 'n2', code: 'N2', sector: 'non-government' as const },
  ...{ level: 'decide' as const, expired: false, leader: false, neutral: false, expected: null },
};

/** Where the page stands; nothing was loaded by its address. */
const context: StaticHandlerContext = {
  basename: '',
  location: { pathname: '/', search: '', hash: '', state: null, key: 'k' },
  matches: [],
  loaderData: {},
  actionData: null,
  errors: null,
  statusCode: 200,
  loaderHeaders: {},
  actionHeaders: {},
  activeDeferreds: null,
};

/** A part of the room's page as the server draws it. */
function html(part: ReactElement, state: SessionState): string {
  const view: RoomView = {
    room: { sessionId: 's', now: 0 } as RoomFacts,
    state,
    pageKey: 'k',
    online: null,
    seen: new Set(),
    connection: null,
    act: null,
    acts: [],
    dismiss: () => {},
    claim: () => () => {},
    claimed: new Set(),
    leftOver: [],
    keepWords: () => {},
    dropWords: () => {},
    facts: 0,
    clockOffset: 0,
  };
  const reader = { locale: 'id' as const, messages: messagesFor('id'), theme: null, nonce: '' };
  const children = createElement(RoomProvider, { value: view }, part);
  const element = createElement(() => ReaderProvider({ reader, children }));
  const routes = [{ id: 'room', path: '/', element }];
  return renderToStaticMarkup(
    createElement(StaticRouterProvider, {
      router: createStaticRouter(routes, context),
      context,
      hydrate: false,
    }),
  );
}

describe('a position that the facilitator notes', () => {
  it('is asked for with everything a position may say', () => {
    const { state } = room();
    const form = html(createElement(RecordSheet, { round: roundOf(state, 'r1')! }), state);
    for (const name of ['organisationId', 'level', 'reason', 'suggestion', 'passage'])
      expect(form).toContain(`name="${name}"`);
  });

  it('is read whole by its organisation before it confirms it, and by the facilitator', () => {
    const { state } = noted();
    const own = stateFor(state, { kind: 'party', organisationIds: ['n2'] });
    const asked = html(createElement(ConfirmPosition, { seat }), own);
    const listed = html(createElement(RecordedPositions, { round: roundOf(state, 'r1')! }), state);
    for (const word of Object.values(words)) {
      expect(asked).toContain(word);
      expect(listed).toContain(word);
    }
    expect(asked).toContain(`name="notedAt" value="${pendingOf(roundOf(own, 'r1')!)[0]?.at}"`);
  });
});
