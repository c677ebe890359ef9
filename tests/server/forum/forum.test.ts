import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, asOperator, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { refusal, rules } from './support.ts';

let test: TestKernel;
let world: World;
let other: World;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  other = await buildWorld(test.database, { name: 'Jejaring lain' });
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const convening = (changed = {}) => ({
  name: 'Layanan dasar yang sampai',
  type: 'task-force' as const,
  purpose: 'programme' as const,
  aim: 'Menyatukan rujukan.',
  legalBasis: 'SK contoh',
  initiatorId: world.organisations[0].id,
  mandateHolderId: world.organisations[1].id,
  partyIds: world.organisations.map((o) => o.id),
  ...changed,
});

describe('convening a forum', () => {
  it('makes its convener facilitator and keeps the parties in their order', async () => {
    const made = await test.execute('forum.create', convening(), as(world.facilitator));
    if (!made.ok) throw new Error(made.refusal.code);
    const { forumId } = made.output;
    const parties = await test.query('forum.parties', { forumId }, as(world.facilitator));
    expect(parties.ok && parties.output.parties.map((p) => p.organisation.id)).toEqual(
      world.organisations.map((o) => o.id),
    );
    expect(parties.ok && parties.output.roles).toEqual([
      { personId: world.facilitator.personId, name: 'Peran facilitator', role: 'facilitator' },
    ]);
    const shown = await test.query('forum.show', { forumId }, as(world.facilitator));
    expect(shown.ok && shown.output.may.facilitate).toBe(true);
    expect(shown.ok && shown.output.forum.parties).toEqual({ government: 2, 'non-government': 2 });
    expect(shown.ok && shown.output.charter).toBeNull();
    // Nothing has been done yet: what is not there is not called met.
    expect(shown.ok && shown.output.criteria.map((c) => c.met)).toEqual([true, true, true, false, false]);
  });

  it('is called anew by its facilitator alone, and its aim stands once a party has accepted the charter', async () => {
    const made = await test.execute('forum.create', convening(), as(world.facilitator));
    if (!made.ok) throw new Error(made.refusal.code);
    const { forumId } = made.output;
    const [first] = world.organisations;
    const revise = (changed = {}, who = world.facilitator) =>
      test.execute(
        'forum.revise',
        { forumId, name: 'Satu pintu', legalBasis: 'SK 12/2026', ...changed },
        as(who),
      );
    const code = async (answer: ReturnType<typeof revise>) => refusal(await answer)?.code ?? null;
    expect(await code(revise({}, first.delegate))).toBe('forbidden');
    expect(await code(revise({ aim: 'Satu rujukan.' }))).toBeNull();
    expect(await code(revise())).toBe('already_done');
    const drafted = await test.execute('charter.draft', { forumId, rules: rules() }, as(world.facilitator));
    if (!drafted.ok) throw new Error(drafted.refusal.code);
    const accept = { charterId: drafted.output.charterId, organisationId: first.id };
    expect((await test.execute('charter.accept', accept, as(first.delegate))).ok).toBe(true);
    expect(await code(revise({ aim: 'Lain sama sekali.' }))).toBe('wrong_state');
    expect(await code(revise({ legalBasis: 'SK 13/2026' }))).toBeNull();
    const shown = await test.query('forum.show', { forumId }, as(world.facilitator));
    expect(shown.ok && shown.output.forum).toMatchObject({
      name: 'Satu pintu',
      aim: 'Satu rujukan.',
      legalBasis: 'SK 13/2026',
    });
  });

  it('leaves a ledger entry without what was written', async () => {
    const made = await test.execute('forum.create', convening(), as(world.facilitator));
    expect(made.ok && made.receipt?.networkId).toBe(world.networkId);
  });

  it('can be done by the operator, and is entered in the initiator’s network', async () => {
    const made = await test.execute('forum.create', convening(), asOperator);
    expect(made.ok && made.receipt?.networkId).toBe(world.networkId);
  });

  it('needs the right to convene', async () => {
    const answer = await test.execute('forum.create', convening(), as(world.organisations[0].leader));
    expect(refusal(answer)?.code).toBe('forbidden');
  });

  it('refuses a mandate holder that is no party, and names the field', async () => {
    const input = convening({ mandateHolderId: world.outsideOrganisationId });
    const answer = await test.execute('forum.create', input, as(world.facilitator));
    expect(refusal(answer)).toEqual({ code: 'not_a_party', fields: { mandateHolderId: 'not_a_party' } });
  });

  it('refuses organisations of another network and the same party twice', async () => {
    const foreign = convening({ partyIds: [world.organisations[1].id, other.organisations[0].id] });
    expect(refusal(await test.execute('forum.create', foreign, as(world.facilitator)))?.fields).toEqual({
      partyIds: 'field_not_in_list',
    });
    const twice = convening({ partyIds: [world.organisations[1].id, world.organisations[1].id] });
    expect(refusal(await test.execute('forum.create', twice, as(world.facilitator)))?.fields).toEqual({
      partyIds: 'field_too_short',
    });
  });
});

describe('who sees a forum', () => {
  const see = (who: Parameters<typeof as>[0]) =>
    test.query('forum.show', { forumId: world.forumId }, as(who));

  it('is every party, role and administrator, and nobody else', async () => {
    const readers = [
      world.organisations[0].delegate,
      world.organisations[3].leader,
      world.expired,
      world.facilitator,
      world.noteTaker,
      world.verifier,
      world.observer,
      world.administrator,
    ];
    for (const who of readers) expect((await see(who)).ok).toBe(true);
    for (const who of [other.facilitator, other.administrator])
      expect(refusal(await see(who))?.code).toBe('not_found');
    expect(refusal(await see(world.outsider))?.code).toBe('forbidden');
  });

  it('is the whole network once the charter is public', async () => {
    const open = await buildWorld(test.database, {
      name: 'Jejaring terbuka',
      rules: { transparency: 'public' },
    });
    const seen = await test.query('forum.show', { forumId: open.forumId }, as(open.outsider));
    expect(seen.ok).toBe(true);
    const listed = await test.query('forum.list', {}, as(open.outsider));
    expect(listed.ok && listed.output.forums.map((f) => f.id)).toEqual([open.forumId]);
    const strange = await test.query('forum.show', { forumId: open.forumId }, as(world.facilitator));
    expect(refusal(strange)?.code).toBe('not_found');
  });

  it('is what the list lists', async () => {
    const mine = await test.query('forum.list', {}, as(world.outsider));
    expect(mine.ok && mine.output.forums).toEqual([]);
    const party = await test.query('forum.list', {}, as(world.organisations[2].delegate));
    expect(party.ok && party.output.forums.map((f) => f.id)).toContain(world.forumId);
    expect(party.ok && party.output.may.create).toBe(false);
    expect(party.ok && party.output.forums.find((f) => f.id === world.forumId)?.charter).toEqual({
      version: 1,
      accepted: 4,
      inForce: 1,
      parties: 4,
    });
  });

  it('is listed page by page without a gap', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await test.query('forum.list', { limit: 1, after }, as(world.facilitator));
      if (!page.ok) throw new Error(page.refusal.code);
      seen.push(...page.output.forums.map((f) => f.id));
      after = page.output.next ?? undefined;
    } while (after);
    const all = await test.query('forum.list', { limit: 100 }, as(world.facilitator));
    expect(seen).toEqual(all.ok && all.output.forums.map((f) => f.id));
    const broken = await test.query('forum.list', { after: "x'~y" }, as(world.facilitator));
    expect(refusal(broken)?.code).toBe('invalid_input');
  });

  it('says what each reader may do for whom', async () => {
    const speaker = await see(world.speaker);
    expect(speaker.ok && speaker.output.voices).toMatchObject([
      { maySpeak: true, mayDecide: false, mandate: 'too-low' },
    ]);
    const expired = await see(world.expired);
    expect(expired.ok && expired.output.voices).toMatchObject([
      { maySpeak: false, mayDecide: false, mandate: 'expired' },
    ]);
    expect(expired.ok && expired.output.may).toEqual({
      facilitate: false,
      openTopic: false,
      propose: false,
    });
  });
});

describe('parties and roles', () => {
  it('invites a party once; its acceptance is then missing', async () => {
    const input = { forumId: world.forumId, organisationId: world.outsideOrganisationId };
    const added = await test.execute('forum.add-party', input, as(world.facilitator));
    expect(added.ok).toBe(true);
    const again = await test.execute('forum.add-party', input, as(world.facilitator));
    expect(refusal(again)?.code).toBe('already_done');
    const charter = await test.query('charter.show', { forumId: world.forumId }, as(world.outsider));
    expect(charter.ok && charter.output.missing.map((o) => o.id)).toEqual([world.outsideOrganisationId]);
    const foreign = { forumId: world.forumId, organisationId: other.organisations[0].id };
    const refused = await test.execute('forum.add-party', foreign, as(world.facilitator));
    expect(refusal(refused)?.fields).toEqual({ organisationId: 'field_not_in_list' });
  });

  it('gives and takes roles, tells the open sockets, and keeps the last facilitator', async () => {
    const role = { forumId: world.forumId, role: 'facilitator' as const };
    const last = { ...role, personId: world.facilitator.personId, assigned: false };
    expect(refusal(await test.execute('forum.assign-role', last, as(world.facilitator)))?.code).toBe(
      'wrong_state',
    );
    const named = { ...role, personId: world.noteTaker.personId, assigned: true };
    expect((await test.execute('forum.assign-role', named, as(world.facilitator))).ok).toBe(true);
    expect((await test.execute('forum.assign-role', last, as(world.noteTaker))).ok).toBe(true);
    const back = { ...role, personId: world.facilitator.personId, assigned: true };
    expect(refusal(await test.execute('forum.assign-role', back, as(world.facilitator)))?.code).toBe(
      'forbidden',
    );
    expect((await test.execute('forum.assign-role', back, as(world.noteTaker))).ok).toBe(true);
    expect(
      (await test.execute('forum.assign-role', { ...named, assigned: false }, as(world.facilitator))).ok,
    ).toBe(true);
  });

  it('refuses people of another network and readers who do not facilitate', async () => {
    const foreign = {
      forumId: world.forumId,
      personId: other.observer.personId,
      role: 'observer' as const,
      assigned: true,
    };
    const answer = await test.execute('forum.assign-role', foreign, as(world.facilitator));
    expect(refusal(answer)?.fields).toEqual({ personId: 'field_not_in_list' });
    const own = { ...foreign, personId: world.observer.personId };
    expect(refusal(await test.execute('forum.assign-role', own, as(world.observer)))?.code).toBe('forbidden');
    expect(refusal(await test.execute('forum.assign-role', own, as(other.facilitator)))?.code).toBe(
      'not_found',
    );
  });

  it('shows candidates only to who may use them', async () => {
    const facilitator = await test.query('forum.parties', { forumId: world.forumId }, as(world.facilitator));
    expect(facilitator.ok && facilitator.output.candidates.people.length).toBeGreaterThan(5);
    const partner = await test.query('forum.parties', { forumId: world.forumId }, as(world.speaker));
    expect(partner.ok && partner.output.candidates).toEqual({ organisations: [], people: [] });
  });
});
