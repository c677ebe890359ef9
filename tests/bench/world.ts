import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { hashToken } from '#server/auth/tokens.ts';

/** Somebody who takes part: what their browser would hold. */
export interface Participant {
  personId: string;
  organisationId: string;
  cookie: string;
}

/** A forum with as many organisations as wished, each with a delegate who has signed in. */
export interface BenchWorld {
  networkId: string;
  forumId: string;
  proposalId: string;
  facilitator: Participant;
  delegates: Participant[];
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const newToken = () => Array.from(randomBytes(40), (byte) => letters[byte % 32]).join('');

interface Row {
  organisation: string;
  person: string;
  account: string;
  token: string;
  government: boolean;
  code: string;
}

/**
 * Fills a migrated database as its owner with one more network.
 * @param adminUrl a login that may write behind the app's back
 * @param tag keeps the accounts of several networks apart
 */
export async function buildBenchWorld(adminUrl: string, participants: number, tag = ''): Promise<BenchWorld> {
  const rows: Row[] = Array.from({ length: participants + 1 }, (_, at) => ({
    organisation: uuidv7(),
    person: uuidv7(),
    account: uuidv7(),
    token: newToken(),
    government: at % 2 === 0,
    code: `L${at}`,
  }));
  const [host, ...others] = rows;
  if (!host) throw new RangeError('a world needs participants');
  const networkId = uuidv7();
  const forumId = uuidv7();
  const charterId = uuidv7();
  const proposalId = uuidv7();
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Naskah' }] }] };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('insert into network (id, name, region) values ($1, $2, $2)', [
      networkId,
      'Pengukuran',
    ]);
    const from = `from jsonb_to_recordset($2::jsonb) as r(organisation uuid, person uuid, account uuid, hash text,
      government boolean, code text)`;
    const list = (some: Row[]) =>
      JSON.stringify(some.map(({ token, ...row }) => ({ ...row, hash: hashToken(token) })));
    const each = (columns: string, some: Row[]) =>
      client.query(`insert into ${columns} ${from} where $1::uuid is not null`, [networkId, list(some)]);
    await each(
      `organisation (network_id, id, name, short_name, code, sector, kind, level)
       select $1, organisation, 'Lembaga ' || code, 'Lembaga ' || code, code,
         case when government then 'government' else 'non-government' end, 'other', 'regency'`,
      rows,
    );
    await each(
      `account (id, email, password_hash, totp_secret) select account, lower(code) || '${tag}@uji.example', 'none', 'NONE'`,
      rows,
    );
    await each(
      `person (network_id, id, account_id, name, convener) select $1, person, account, 'Delegasi ' || code, code = 'L0'`,
      rows,
    );
    await each(
      `account_session (id, account_id, expires_at, absolute_expires_at, second_factor_at, last_seen_at)
       select hash, account, now() + interval '8 hours', now() + interval '7 days', now(), now()`,
      rows,
    );
    await each(
      `membership (network_id, id, organisation_id, person_id, office, starts_on)
       select $1, person, organisation, person, 'Delegasi', '2020-01-01'`,
      others,
    );
    await each(
      `mandate (network_id, id, organisation_id, person_id, level, letter_number, letter_date, valid_from, valid_until)
       select $1, person, organisation, person, 'decide', 'UKUR/1', '2020-01-01', '2020-01-01', '2099-12-31'`,
      others,
    );
    await client.query(
      `insert into forum (network_id, id, name, type, purpose, aim, legal_basis, initiator_id, mandate_holder_id)
       values ($1, $2, 'Forum pengukuran', 'task-force', 'problem', 'Mengukur', 'SK', $3, $3)`,
      [networkId, forumId, host.organisation],
    );
    await client.query(
      `insert into charter (network_id, id, forum_id, version, rules, hash) values ($1, $2, $3, 1, $4, $5)`,
      [networkId, charterId, forumId, JSON.stringify(defaultGroundRules), hash],
    );
    await each(
      `forum_party (network_id, forum_id, organisation_id, position)
       select $1, '${forumId}', organisation, substr(code, 2)::int`,
      others,
    );
    await each(
      `charter_acceptance (network_id, charter_id, organisation_id, person_id)
       select $1, '${charterId}', organisation, person`,
      others,
    );
    await client.query(
      `insert into forum_role (network_id, forum_id, person_id, role) values ($1, $2, $3, 'facilitator')`,
      [networkId, forumId, host.person],
    );
    await client.query(
      `insert into proposal (network_id, id, forum_id, number, title, organisation_id, version)
       values ($1, $2, $3, 1, 'Usulan', $4, 1)`,
      [networkId, proposalId, forumId, host.organisation],
    );
    await client.query(
      `insert into proposal_version (network_id, id, proposal_id, version, body, plain, hash, person_id)
       values ($1, $2, $3, 1, $4, 'Naskah', $5, $6)`,
      [networkId, uuidv7(), proposalId, JSON.stringify(body), hash, host.person],
    );
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  const participant = (row: Row): Participant => ({
    personId: row.person,
    organisationId: row.organisation,
    cookie: `mufakat=${row.token}`,
  });
  return {
    networkId,
    forumId,
    proposalId,
    facilitator: participant(host),
    delegates: others.map(participant),
  };
}
