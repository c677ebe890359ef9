import type { GroundRules } from '#app/domain/charter.ts';
import { demoCharter, demoFirstCharter, demoForum, demoProposals, demoTopics } from '#db/demo/forum.ts';
import { demoChairs, demoOrganisations } from '#db/demo/organisations.ts';
import type { Code, DemoContribution } from '#db/demo/shapes.ts';
import { type Cast, type Moment, type Player, paragraphs, type Stage } from './stage.ts';

/** The newest frozen version of a proposal. */
export interface Frozen {
  proposalId: string;
  proposalVersionId: string;
  version: number;
  hash: string;
}

/** The forum, and what lies before it by the demo's short names. */
export interface Convened {
  forumId: string;
  topics: Map<string, string>;
  contributions: Map<DemoContribution, string>;
  proposals: Map<string, Frozen>;
}

/** Convenes the forum: parties, roles, the charter, and every party's acceptance of it. */
export async function convene(stage: Stage, cast: Cast): Promise<Convened> {
  const { createdDay, charterDay, acceptedDay, ...facts } = demoForum;
  stage.at(createdDay, 10);
  const { forumId } = await stage.act(cast.facilitator, 'forum.create', {
    ...facts,
    initiatorId: cast.organisation('DS'),
    mandateHolderId: cast.organisation('DS'),
    partyIds: demoOrganisations.map(({ code }) => cast.organisation(code)),
  });
  const chairs: Record<string, Player> = {
    'note-taker': cast.noteTaker,
    verifier: cast.verifier,
    observer: cast.observer,
  };
  for (const { key, role } of demoChairs) {
    const personId = chairs[key]?.personId;
    if (role && personId)
      await stage.act(cast.facilitator, 'forum.assign-role', { forumId, personId, role, assigned: true });
  }
  stage.at(charterDay, 14);
  const first = await stage.act(cast.facilitator, 'charter.draft', {
    forumId,
    rules: copyOf(demoFirstCharter),
  });
  for (const code of ['DS', 'BP'] as const) {
    stage.pass(600);
    await stage.act(cast.delegate(code), 'charter.accept', {
      charterId: first.charterId,
      organisationId: cast.organisation(code),
    });
  }
  stage.pass(3_600);
  const { charterId } = await stage.act(cast.facilitator, 'charter.draft', {
    forumId,
    rules: copyOf(demoCharter),
  });
  for (const [place, { code }] of demoOrganisations.entries()) {
    // Some at once, some two days later: acceptance is an act of each party.
    if (place === 5) stage.at(charterDay + 1, 11);
    if (place === 12) stage.at(acceptedDay, 13);
    stage.pass(240);
    await stage.act(cast.delegate(code), 'charter.accept', {
      charterId,
      organisationId: cast.organisation(code),
    });
  }
  return { forumId, topics: new Map(), contributions: new Map(), proposals: new Map() };
}

const copyOf = (rules: GroundRules) => ({
  ...rules,
  quorum: { ...rules.quorum },
  withdrawal: { ...rules.withdrawal },
  fallback: [...rules.fallback],
  conduct: [...rules.conduct],
});

/** Topics with their threads, and proposals with their versions, each on its day. */
export const forumMoments = (stage: Stage, cast: Cast, convened: Convened): Moment[] => [
  ...topicMoments(stage, cast, convened),
  ...proposalMoments(stage, cast, convened),
];

function topicMoments(stage: Stage, cast: Cast, convened: Convened): Moment[] {
  const who = (by: Code | null) => (by ? cast.delegate(by) : cast.facilitator);
  const onBehalf = (by: Code | null) => (by ? { organisationId: cast.organisation(by) } : {});
  return demoTopics.flatMap((topic) => {
    const moments: Moment[] = [
      {
        day: topic.day,
        async play() {
          const { key, by, day: _, contributions: __, ...facts } = topic;
          const { topicId } = await stage.act(who(by), 'topic.open', {
            forumId: convened.forumId,
            ...onBehalf(by),
            ...facts,
          });
          convened.topics.set(key, topicId);
        },
      },
    ];
    const add = (contribution: DemoContribution, parent: DemoContribution | null) => {
      moments.push({
        day: contribution.day,
        async play() {
          const parentId = parent && convened.contributions.get(parent);
          const { contributionId } = await stage.act(who(contribution.by), 'contribution.write', {
            topicId: convened.topics.get(topic.key) ?? '',
            ...(parentId ? { parentId } : {}),
            ...onBehalf(contribution.by),
            ...(contribution.kind ? { kind: contribution.kind } : {}),
            body: paragraphs(contribution.text),
          });
          convened.contributions.set(contribution, contributionId);
        },
      });
      for (const reply of contribution.replies ?? []) add(reply, contribution);
    };
    for (const contribution of topic.contributions) add(contribution, null);
    return moments;
  });
}

function proposalMoments(stage: Stage, cast: Cast, convened: Convened): Moment[] {
  const { forumId, proposals } = convened;
  return demoProposals.flatMap(({ key, topic, by, title, versions }) =>
    versions.map(
      (version, place): Moment => ({
        day: version.day,
        async play() {
          const organisationId = cast.organisation(by);
          const body = paragraphs(version.text);
          if (place > 0) {
            await revise(stage, cast.delegate(by), convened, key, {
              organisationId,
              reason: version.reason ?? '',
              body,
            });
            return;
          }
          const topicId = convened.topics.get(topic);
          const output = await stage.act(cast.delegate(by), 'proposal.submit', {
            forumId,
            ...(topicId ? { topicId } : {}),
            organisationId,
            title,
            body,
          });
          proposals.set(key, output);
        },
      }),
    ),
  );
}

/** Freezes the next version of a proposal and remembers it as the newest. */
export async function revise(
  stage: Stage,
  who: Player,
  { proposals }: Convened,
  key: string,
  version: { organisationId: string; reason: string; body: ReturnType<typeof paragraphs> },
): Promise<Frozen> {
  const known = proposals.get(key);
  if (!known) throw new Error(`demo: there is no proposal "${key}" yet`);
  const output = await stage.act(who, 'proposal.revise', {
    proposalId: known.proposalId,
    onVersion: known.version,
    ...version,
  });
  const frozen = { proposalId: known.proposalId, ...output };
  proposals.set(key, frozen);
  return frozen;
}
