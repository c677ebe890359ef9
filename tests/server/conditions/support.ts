import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { CONDITIONS } from '#app/domain/conditions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { TestKernel } from '#tests/server/support/kernel.ts';
import type { World, WorldOrganisation, WorldPerson } from '#tests/server/support/world.ts';

type Answers = Record<(typeof CONDITIONS)[number], number>;

/** The same answer to every statement. */
export const all = (level: number): Answers =>
  Object.fromEntries(CONDITIONS.map((condition) => [condition, level])) as Answers;

/** Does something as the owner of the database, whom row-level security does not bind. */
export async function withOwner(
  adminUrl: string,
  act: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await act((text, values) => client.query(text, values));
  await client.end();
}

/** More parties for a forum, each with a delegate who may decide, put there as the owner of the database. */
export async function moreParties(
  t: TestKernel,
  world: World,
  sectors: readonly Sector[],
): Promise<Pick<WorldOrganisation, 'id' | 'sector' | 'delegate'>[]> {
  const client = new pg.Client({ connectionString: t.database.adminUrl });
  await client.connect();
  const { networkId, forumId } = world;
  const made = [];
  for (const [at, sector] of sectors.entries()) {
    const id = uuidv7();
    const delegate: WorldPerson = { networkId, personId: uuidv7(), accountId: uuidv7() };
    const code = `X${at}`;
    await client.query(
      `insert into organisation (network_id, id, name, short_name, code, sector, kind, level) values ($1,$2,$3,$3,$4,$5,'other','regency')`,
      [networkId, id, `Pihak ${code} ${id.slice(-4)}`, code, sector],
    );
    await client.query(`insert into account (id, email, password_hash) values ($1,$2,'none')`, [
      delegate.accountId,
      `${id}@uji.example`,
    ]);
    await client.query(
      `insert into person (network_id, id, account_id, name, email) values ($1,$2,$3,'Delegasi',$4)`,
      [networkId, delegate.personId, delegate.accountId, `${id}@uji.example`],
    );
    await client.query(
      `insert into membership (network_id, id, organisation_id, person_id, office, leader, starts_on) values ($1,$2,$3,$4,'Delegasi',false,'2020-01-01')`,
      [networkId, uuidv7(), id, delegate.personId],
    );
    await client.query(
      `insert into mandate (network_id, id, organisation_id, person_id, level, letter_number, letter_date, valid_from, valid_until)
       values ($1,$2,$3,$4,'decide','UJI/1','2020-01-01','2020-01-01','2099-12-31')`,
      [networkId, uuidv7(), id, delegate.personId],
    );
    await client.query(
      `insert into forum_party (network_id, forum_id, organisation_id, position) values ($1,$2,$3,$4)`,
      [networkId, forumId, id, 10 + at],
    );
    made.push({ id, sector, delegate });
  }
  await client.end();
  return made;
}
