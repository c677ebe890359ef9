import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ForumRole, MandateLevel } from '#app/domain/actor.ts';
import { defaultGroundRules, type GroundRules } from '#app/domain/charter.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { FreshDatabase } from './database.ts';

export interface WorldPerson {
  networkId: string;
  personId: string;
  accountId: string;
}
export interface WorldOrganisation {
  id: string;
  sector: Sector;
  delegate: WorldPerson;
  leader: WorldPerson;
}

/** A small network to test in: two agencies, two institutions, one forum whose charter all have accepted. */
export interface World {
  networkId: string;
  forumId: string;
  charterId: string;
  /** Two of government (0, 1), two non-government (2, 3); all are parties. */
  organisations: [WorldOrganisation, WorldOrganisation, WorldOrganisation, WorldOrganisation];
  administrator: WorldPerson;
  /** Convener and facilitator of the forum; represents nobody. */
  facilitator: WorldPerson;
  noteTaker: WorldPerson;
  verifier: WorldPerson;
  observer: WorldPerson;
  /** Member of organisation 3 whose mandate ran out yesterday. */
  expired: WorldPerson;
  /** Member of organisation 2 with a mandate to speak only. */
  speaker: WorldPerson;
  /** Member of organisation 2 with a mandate to decide: a second delegate. */
  colleague: WorldPerson;
  /** Member of an organisation that is no party. */
  outsider: WorldPerson;
  outsideOrganisationId: string;
}

/**
 * Fills a database as its owner (row-level security does not bind the owner), so that a test of one noun
 * needs no commands of another.
 */
export async function buildWorld(
  database: FreshDatabase,
  { rules = {}, name = 'Jejaring uji' }: { rules?: Partial<GroundRules>; name?: string } = {},
): Promise<World> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const world = await fill(client, { ...defaultGroundRules, ...rules }, name);
    await client.query('commit');
    return world;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, rules: GroundRules, name: string): Promise<World> {
  const networkId = uuidv7();
  await client.query('insert into network (id, name, region) values ($1, $2, $3)', [
    networkId,
    name,
    'Kabupaten Uji',
  ]);
  const tag = networkId.slice(-6);

  const organisation = async (code: string, sector: Sector) => {
    const id = uuidv7();
    await client.query(
      `insert into organisation (network_id, id, name, short_name, code, sector, kind, level) values ($1,$2,$3,$3,$4,$5,'other','regency')`,
      [networkId, id, `Lembaga ${code}`, code, sector],
    );
    return id;
  };
  const person = async (
    label: string,
    flags: { administrator?: boolean; convener?: boolean } = {},
  ): Promise<WorldPerson> => {
    const accountId = uuidv7();
    const personId = uuidv7();
    const email = `${label}.${tag}@uji.example`;
    await client.query(
      `insert into account (id, email, password_hash, totp_secret) values ($1,$2,'none','JBSWY3DPEHPK3PXP')`,
      [accountId, email],
    );
    await client.query(
      `insert into person (network_id, id, account_id, name, email, administrator, convener) values ($1,$2,$3,$4,$5,$6,$7)`,
      [
        networkId,
        personId,
        accountId,
        `Peran ${label}`,
        email,
        flags.administrator ?? false,
        flags.convener ?? false,
      ],
    );
    return { networkId, personId, accountId };
  };
  const member = async (
    who: WorldPerson,
    organisationId: string,
    level: MandateLevel | null,
    more: { leader?: boolean; until?: string } = {},
  ) => {
    await client.query(
      `insert into membership (network_id, id, organisation_id, person_id, office, leader, starts_on) values ($1,$2,$3,$4,'Delegasi',$5,'2020-01-01')`,
      [networkId, uuidv7(), organisationId, who.personId, more.leader ?? false],
    );
    if (!level) return;
    await client.query(
      `insert into mandate (network_id, id, organisation_id, person_id, level, letter_number, letter_date, valid_from, valid_until)
       values ($1,$2,$3,$4,$5,'UJI/1','2020-01-01','2020-01-01',$6)`,
      [networkId, uuidv7(), organisationId, who.personId, level, more.until ?? '2099-12-31'],
    );
  };

  const ids = [
    await organisation('AA', 'government'),
    await organisation('BB', 'government'),
    await organisation('CC', 'non-government'),
    await organisation('DD', 'non-government'),
  ];
  const sectors: Sector[] = ['government', 'government', 'non-government', 'non-government'];
  const organisations: WorldOrganisation[] = [];
  for (const [i, id] of ids.entries()) {
    const delegate = await person(`delegate${i}`);
    const leader = await person(`leader${i}`);
    await member(delegate, id, 'decide');
    await member(leader, id, 'decide', { leader: true });
    organisations.push({ id, sector: sectors[i]!, delegate, leader });
  }
  const outsideOrganisationId = await organisation('ZZ', 'non-government');
  const administrator = await person('administrator', { administrator: true });
  const facilitator = await person('facilitator', { convener: true });
  const noteTaker = await person('note-taker');
  const verifier = await person('verifier');
  const observer = await person('observer');
  const expired = await person('expired');
  const speaker = await person('speaker');
  const colleague = await person('colleague');
  const outsider = await person('outsider');
  await member(expired, ids[3]!, 'decide', { until: '2020-12-31' });
  await member(speaker, ids[2]!, 'speak');
  await member(colleague, ids[2]!, 'decide');
  await member(outsider, outsideOrganisationId, 'decide');

  const forumId = uuidv7();
  await client.query(
    `insert into forum (network_id, id, name, type, purpose, aim, legal_basis, initiator_id, mandate_holder_id)
     values ($1,$2,'Forum uji','task-force','problem','Menguji','SK uji',$3,$3)`,
    [networkId, forumId, ids[0]],
  );
  const charterId = uuidv7();
  await client.query(
    `insert into charter (network_id, id, forum_id, version, rules, hash) values ($1,$2,$3,1,$4,$5)`,
    [
      networkId,
      charterId,
      forumId,
      JSON.stringify(rules),
      createHash('sha256').update(JSON.stringify(rules)).digest('hex'),
    ],
  );
  for (const [position, { id, leader }] of organisations.entries()) {
    await client.query(
      `insert into forum_party (network_id, forum_id, organisation_id, position) values ($1,$2,$3,$4)`,
      [networkId, forumId, id, position],
    );
    await client.query(
      `insert into charter_acceptance (network_id, charter_id, organisation_id, person_id) values ($1,$2,$3,$4)`,
      [networkId, charterId, id, leader.personId],
    );
  }
  const roles: [WorldPerson, ForumRole][] = [
    [facilitator, 'facilitator'],
    [noteTaker, 'note-taker'],
    [verifier, 'verifier'],
    [observer, 'observer'],
  ];
  for (const [who, role] of roles) {
    await client.query(
      `insert into forum_role (network_id, forum_id, person_id, role) values ($1,$2,$3,$4)`,
      [networkId, forumId, who.personId, role],
    );
  }
  return {
    networkId,
    forumId,
    charterId,
    organisations: organisations as World['organisations'],
    administrator,
    facilitator,
    noteTaker,
    verifier,
    observer,
    expired,
    speaker,
    colleague,
    outsider,
    outsideOrganisationId,
  };
}
