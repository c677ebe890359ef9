import { DEMO_MAIL, demoChairs, demoNetwork, demoOrganisations } from '#db/demo/organisations.ts';
import { demoAuthorities, demoMacro, demoSpm, SPM_SOURCE } from '#db/demo/reference.ts';
import type { Code } from '#db/demo/shapes.ts';
import type { Seat } from './accounts.ts';
import { type Cast, type DemoHouse, type Player, perform, type Stage } from './stage.ts';

/** The network with everybody in it, the invitations of those who get an account, and indicators by code. */
export interface Founded {
  cast: Cast;
  seats: Seat[];
  indicators: ReadonlyMap<string, string>;
}

const FOUNDED_DAY = -90;
/** Who is offered first: the partner whose answer is missing, and the head of the initiating institution. */
const FIRST_CHAIRS = ['LA.delegate', 'DS.head'];

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`demo: nothing is called ${String(key)}`);
  return value;
}

/** Creates the network: organisations, people named by office, mandates, reference figures, authorities. */
export async function foundNetwork(house: DemoHouse, stage: Stage): Promise<Founded> {
  stage.at(FOUNDED_DAY, 8);
  const kernel = house.kernelAt(() => stage.clock());
  const chair = new Map(demoChairs.map((one) => [one.key, one]));
  const { name, email } = found(chair, 'administrator');
  const made = await perform(kernel, { kind: 'operator', networkId: null }, 'network.create', {
    ...demoNetwork,
    demo: true,
    administratorName: name,
    administratorEmail: email,
  });
  const { networkId } = made.output;
  const administrator: Player = { networkId, personId: made.output.personId };

  stage.pass(3_600);
  const ids = new Map<Code, string>();
  // One after the other: lists show organisations in the order in which they came.
  for (const { code, name, shortName, sector, kind, role } of demoOrganisations) {
    const { organisationId } = await stage.act(administrator, 'organisation.add', {
      name,
      shortName,
      code,
      sector,
      kind,
      level: 'regency',
      role,
    });
    ids.set(code, organisationId);
  }

  stage.pass(3_600);
  const people = new Map<string, Player>([['administrator', administrator]]);
  const add = async (key: string, input: Parameters<typeof stage.act<'person.add'>>[2]) => {
    const { personId } = await stage.act(administrator, 'person.add', input);
    people.set(key, { networkId, personId });
  };
  for (const one of demoChairs) {
    if (one.key === 'administrator') continue;
    await add(one.key, {
      name: one.name,
      email: one.email,
      ...(one.convener ? { convener: true } : {}),
      ...(one.organisation
        ? { organisationId: found(ids, one.organisation), office: one.office ?? one.name }
        : {}),
    });
  }
  const places = demoOrganisations.flatMap(({ code, shortName, head, accounts }) => {
    const organisationId = found(ids, code);
    const mail = shortName.toLowerCase().replaceAll(' ', '-');
    const leads = {
      key: `${code}.head`,
      seated: accounts.includes('head'),
      // "Kepala Dinas" of Dinas Sosial is called "Kepala Dinas Sosial".
      name: `${head.split(' ')[0]} ${shortName}`,
      email: `pimpinan.${mail}@${DEMO_MAIL}`,
      office: head,
      leader: true,
      organisationId,
    };
    const speaks = {
      key: `${code}.delegate`,
      seated: accounts.includes('delegate'),
      name: `Delegasi ${shortName}`,
      email: `delegasi.${mail}@${DEMO_MAIL}`,
      office: 'Delegasi',
      organisationId,
    };
    return [leads, speaks];
  });
  // One after the other and the first chairs first: the sign-in page offers them in the order in which they came.
  const inOrder = places
    .filter(({ seated }) => seated)
    .sort((a, b) => Number(FIRST_CHAIRS.includes(b.key)) - Number(FIRST_CHAIRS.includes(a.key)));
  for (const { key, seated: _, ...facts } of inOrder) await add(key, facts);
  await Promise.all(
    places.filter(({ seated }) => !seated).map(({ key, seated: _, ...facts }) => add(key, facts)),
  );

  stage.pass(3_600);
  await Promise.all(
    demoOrganisations.map(({ code, mandate }) =>
      stage.act(administrator, 'mandate.grant', {
        personId: found(people, `${code}.delegate`).personId,
        organisationId: found(ids, code),
        level: mandate.level,
        letterNumber: mandate.letter,
        letterDate: stage.day(FOUNDED_DAY - 5),
        validFrom: stage.day(FOUNDED_DAY - 3),
        validUntil: stage.day(mandate.untilDay),
      }),
    ),
  );
  const indicators = await addReference(stage, administrator, (code) => found(ids, code));

  const seated: (Pick<Seat, 'secondFactor' | 'signs'> & { key: string })[] = [
    ...demoChairs
      .filter((one) => one.key !== 'administrator')
      .map(({ key, secondFactor }) => ({ key, secondFactor, signs: false })),
    ...demoOrganisations.flatMap(({ code, accounts }) =>
      accounts.map((place) => ({
        key: `${code}.${place}`,
        secondFactor: place === 'head',
        signs: place === 'head',
      })),
    ),
  ];
  const seats = await Promise.all(
    seated.map(async ({ key, secondFactor, signs }): Promise<Seat> => {
      const player = found(people, key);
      const { secrets } = await perform(kernel, administrator, 'invitation.issue', {
        personId: player.personId,
      });
      return { player, link: secrets.link ?? '', secondFactor, signs };
    }),
  );
  seats.push({
    player: administrator,
    link: made.secrets.link ?? '',
    secondFactor: true,
    signs: false,
  });

  return {
    cast: {
      networkId,
      administrator,
      facilitator: found(people, 'facilitator'),
      noteTaker: found(people, 'note-taker'),
      verifier: found(people, 'verifier'),
      observer: found(people, 'observer'),
      organisation: (code) => found(ids, code),
      delegate: (code) => found(people, `${code}.delegate`),
      head: (code) => found(people, `${code}.head`),
    },
    seats,
    indicators,
  };
}

async function addReference(
  stage: Stage,
  administrator: Player,
  organisation: (code: Code) => string,
): Promise<Map<string, string>> {
  const indicators = new Map<string, string>();
  await Promise.all([
    ...demoSpm.map(async ({ code, name, recent }) => {
      const { indicatorId } = await stage.act(administrator, 'indicator.add', {
        code,
        name,
        kind: 'spm',
        unit: '%',
        direction: 'up',
        target: 100,
        source: SPM_SOURCE,
        illustrative: true,
        series: { [stage.year - 1]: recent[0], [stage.year]: recent[1] },
      });
      indicators.set(code, indicatorId);
    }),
    ...demoMacro.map(({ series, ...macro }) =>
      stage.act(administrator, 'indicator.add', {
        ...macro,
        kind: 'macro',
        target: null,
        illustrative: false,
        series: { ...series },
      }),
    ),
  ]);
  for (const { subject, by, role, basis } of demoAuthorities) {
    await stage.act(administrator, 'authority.set', {
      subject,
      organisationId: organisation(by),
      role,
      basis,
    });
  }
  return indicators;
}
