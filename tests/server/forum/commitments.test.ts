import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

let test: TestKernel;
let world: World;
let client: pg.Client;
let agreementId: string;

/** A forum with an agreement, written as its owner: the commands that make one belong to another noun. */
beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
  const { networkId, forumId } = world;
  const sessionId = uuidv7();
  const decisionId = uuidv7();
  agreementId = uuidv7();
  await client.query(
    `insert into session (network_id, id, forum_id, title, place, starts_at, ends_at, short_code)
     values ($1,$2,$3,'Sesi','Aula',now(),now(),'ABC123')`,
    [networkId, sessionId, forumId],
  );
  await client.query(
    `insert into decision (network_id, id, forum_id, session_id, item_id, number, title, outcome, text_hash, facts, decided_at)
     values ($1,$2,$3,$4,$2,1,'Keputusan','consensus','x','{"quorum":{},"unanswered":{"present":[],"absent":[]}}',now())`,
    [networkId, decisionId, forumId, sessionId],
  );
  await client.query(
    `insert into agreement (network_id, id, forum_id, decision_id, kind, title, starts_on, ends_on)
     values ($1,$2,$3,$4,'joint-agreement','Kesepakatan','2020-01-01','2099-01-01')`,
    [networkId, agreementId, forumId, decisionId],
  );
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await client.end();
  await test.close();
});

interface Promised {
  life?: string;
  due?: string;
  accepted?: boolean;
  achieved?: number;
  voice?: 'disputed' | 'verified-kept';
}

async function promise({ life = 'active', due = '2099-01-01', accepted = true, achieved, voice }: Promised) {
  const { networkId, forumId, organisations } = world;
  const [owner, partner] = organisations;
  const commitmentId = uuidv7();
  await client.query(
    `insert into commitment (network_id, id, forum_id, agreement_id, title, owner_id, indicator, baseline, target, unit,
       starts_on, due_on, first_due_on, verification, life)
     values ($1,$2,$3,$4,'Janji',$5,'Indikator',0,100,'orang','2020-01-01',$6,$6,'Laporan',$7)`,
    [networkId, commitmentId, forumId, agreementId, owner.id, due, life],
  );
  await client.query(
    `insert into commitment_party (network_id, commitment_id, organisation_id, role, accepted_at) values ($1,$2,$3,'owner',$4)`,
    [networkId, commitmentId, owner.id, accepted ? new Date() : null],
  );
  if (achieved === undefined) return;
  // An earlier report, disputed, is history: the newest one counts.
  for (const [value, at, said] of [
    [1, '2021-01-01', 'disputed'],
    [achieved, '2022-01-01', voice],
  ] as const) {
    const reportId = uuidv7();
    await client.query(
      `insert into progress_report (network_id, id, commitment_id, organisation_id, person_id, achieved, note, reported_at)
       values ($1,$2,$3,$4,$5,$6,'Catatan',$7)`,
      [networkId, reportId, commitmentId, owner.id, owner.delegate.personId, value, at],
    );
    if (!said) continue;
    const byPartner = said === 'disputed';
    await client.query(
      `insert into report_voice (network_id, id, report_id, commitment_id, organisation_id, person_id, voice, said_at)
       values ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        networkId,
        uuidv7(),
        reportId,
        commitmentId,
        byPartner ? partner.id : null,
        byPartner ? partner.delegate.personId : world.verifier.personId,
        said,
        at,
      ],
    );
  }
}

it('counts the commitments of a forum by how they stand today', async () => {
  await promise({ life: 'draft' });
  await promise({ life: 'proposed', accepted: false });
  await promise({});
  await promise({ due: '2021-12-31' });
  await promise({ due: '2021-12-31', achieved: 50, voice: 'disputed' });
  await promise({ achieved: 100 });
  await promise({ due: '2021-12-31', achieved: 100, voice: 'verified-kept' });
  await promise({ life: 'fulfilled' });
  const shown = await test.query('forum.show', { forumId: world.forumId }, as(world.observer));
  expect(shown.ok && shown.output.commitments).toEqual({
    total: 7,
    byStatus: {
      proposed: 1,
      'on-track': 1,
      late: 1,
      disputed: 1,
      'awaiting-verification': 1,
      kept: 2,
    },
  });
});
