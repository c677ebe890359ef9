import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { tallyBySector, type VoteChoice } from '#app/domain/consensus.ts';
import type { Decision, Objection } from '#app/domain/session/index.ts';
import { as, type TestKernel } from '#tests/server/support/kernel.ts';
import type { World } from '#tests/server/support/world.ts';
import { body } from './support.ts';

interface Stage {
  test: TestKernel;
  world: World;
  /** The database's owner, who writes behind the app's back. */
  client: pg.Client;
}

/** An objection of an organisation as a decision keeps it. */
export const objectionOf = (organisationId: string, status: Objection['status']): Objection => ({
  objectionId: `x:${organisationId}`,
  roundId: 'x',
  itemId: 'x',
  organisationId,
  version: 1,
  level: 7,
  written: false,
  reason: 'Biaya rujukan tidak jelas.',
  suggestion: 'Tulis siapa membayar.',
  passage: 'rujukan',
  status,
  note: 'Dibahas, belum selesai.',
  raisedAt: Date.now(),
  changedAt: Date.now(),
});

/** Proposals of a world's forum, and decisions on them as rooms would have left them. */
export function decisionActs(stage: () => Stage) {
  async function proposed(title: string, text: string) {
    const { test, world } = stage();
    const answer = await test.execute(
      'proposal.submit',
      { forumId: world.forumId, organisationId: world.organisations[0].id, title, body: body(text) },
      as(world.organisations[0].delegate),
    );
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.output;
  }

  /** A closed session with one decision, written behind the app's back as the room would have left it. */
  async function decided(
    number: number,
    text: Awaited<ReturnType<typeof proposed>>,
    how: Pick<Decision, 'outcome'> & Partial<Decision>,
    levels: Record<number, 1 | 3 | 4 | 5 | 7>,
    votes: Record<number, { choice: VoteChoice; reason: string }> = {},
  ) {
    const { client, world } = stage();
    const { networkId, forumId, organisations } = world;
    const sessionId = uuidv7();
    const roundId = uuidv7();
    const decisionId = uuidv7();
    await client.query(
      `insert into session (network_id, id, forum_id, title, place, starts_at, ends_at, short_code, status)
     values ($1,$2,$3,'Musyawarah','Aula',now(),now(),$4,'closed')`,
      [networkId, sessionId, forumId, sessionId.slice(-6)],
    );
    const parties = organisations.map((o) => ({ organisationId: o.id, sector: o.sector }));
    const positions = Object.entries(levels).map(([at, level]) => ({
      organisationId: organisations[Number(at)]!.id,
      level,
    }));
    let seq = 0;
    for (const { organisationId, level } of positions) {
      for (const [type, payload] of [
        ['attendance.marked', { mode: 'in-room' }],
        ['position.given', { roundId, level, reason: 'Alasan' }],
      ] as const) {
        seq += 1;
        await client.query(
          `insert into session_event (network_id, session_id, seq, command_id, type, at, organisation_id, payload)
         values ($1,$2,$3,'x',$4,now(),$5,$6)`,
          [networkId, sessionId, seq, type, organisationId, JSON.stringify(payload)],
        );
      }
    }
    for (const [at, { choice, reason }] of Object.entries(votes)) {
      seq += 1;
      const { id, delegate } = organisations[Number(at)]!;
      await client.query(
        `insert into session_event (network_id, session_id, seq, command_id, type, at, organisation_id, person_id, payload)
         values ($1,$2,$3,'x','vote.cast',now(),$4,$5,$6)`,
        [
          networkId,
          sessionId,
          seq,
          id,
          delegate.personId,
          JSON.stringify({ voteId: how.voteId, choice, reason }),
        ],
      );
    }
    const tally = tallyBySector(positions, parties);
    const sectors = {
      government: { present: 2, parties: 2 },
      'non-government': { present: 2, parties: 2 },
    };
    const facts: Decision = {
      decisionId,
      itemId: uuidv7(),
      roundId,
      voteId: null,
      text: {
        proposalId: text.proposalId,
        proposalVersionId: text.proposalVersionId,
        version: text.version,
        hash: text.hash,
      },
      quorum: { met: true, present: 4, parties: 4, needed: 3, bySector: sectors, reasons: [] },
      tally,
      vote: null,
      reservations: [],
      objections: [],
      unanswered: {
        present: [],
        absent: parties
          .map((p) => p.organisationId)
          .filter((id) => !positions.some((x) => x.organisationId === id)),
      },
      next: null,
      replaces: null,
      reviewOn: null,
      at: Date.now(),
      ...how,
    };
    await client.query(
      `insert into decision (network_id, id, forum_id, session_id, item_id, round_id, vote_id, number, title, outcome, proposal_id,
       proposal_version_id, version, text_hash, facts, decided_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,now())`,
      [
        networkId,
        decisionId,
        forumId,
        sessionId,
        facts.itemId,
        facts.roundId,
        facts.voteId,
        number,
        `Keputusan ${number}`,
        facts.outcome,
        text.proposalId,
        text.proposalVersionId,
        text.version,
        text.hash,
        JSON.stringify(facts),
      ],
    );
    return { decisionId, sessionId };
  }

  return { proposed, decided };
}
