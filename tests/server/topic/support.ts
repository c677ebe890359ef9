import type { CommandInput } from '#app/contract/registry.ts';
import { body } from '#tests/server/forum/support.ts';
import { as, type TestKernel } from '#tests/server/support/kernel.ts';
import type { World, WorldOrganisation, WorldPerson } from '#tests/server/support/world.ts';

/** What a command or query answers, or an error that names the refusal. */
export const output = <T>(answer: { ok: true; output: T } | { ok: false; refusal: object }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.output;
};

/** Acts in the topics of a test world. */
export function topicActs(test: TestKernel, world: World) {
  const { forumId } = world;
  return {
    /** Opens a topic without a first text. */
    async open(by: WorldOrganisation = world.organisations[0]) {
      const input = { forumId, organisationId: by.id, title: 'Anak telantar', mode: 'deciding' as const };
      return output(await test.execute('topic.open', input, as(by.delegate))).topicId;
    },
    /** Contributes for an organisation, or as facilitator. */
    async write(
      topicId: string,
      by: WorldOrganisation | WorldPerson,
      more: Partial<CommandInput<'contribution.write'>> = {},
    ) {
      const [who, organisationId] = 'delegate' in by ? [by.delegate, by.id] : [by, undefined];
      const input = {
        topicId,
        body: body('Masukan'),
        ...(organisationId ? { organisationId } : {}),
        ...more,
      };
      return output(await test.execute('contribution.write', input, as(who))).contributionId;
    },
    /** Puts a proposal forward out of a topic. */
    async propose(topicId: string, by: WorldOrganisation) {
      const input = { forumId, topicId, organisationId: by.id, title: 'Satu pintu', body: body('Isi') };
      return output(await test.execute('proposal.submit', input, as(by.delegate))).proposalId;
    },
    /** Says what became of a contribution. */
    mark(who: WorldPerson, input: CommandInput<'contribution.mark'>) {
      return test.execute('contribution.mark', input, as(who));
    },
    async show(topicId: string, more: { standing?: 'open' | 'adopted' | 'answered' | 'parked' } = {}) {
      return output(await test.query('topic.show', { topicId, ...more }, as(world.facilitator)));
    },
  };
}

/** Holds a session on a proposal at which everybody marks attendance but the last organisation. @returns its id */
export async function sessionMissedByLast(
  test: TestKernel,
  world: World,
  proposalId: string,
): Promise<string> {
  const { facilitator, forumId, organisations } = world;
  const item = { title: 'Usulan', mode: 'deciding' as const, minutes: 30, proposalId };
  const when = { startsAt: '2027-01-20T02:00:00.000Z', endsAt: '2027-01-20T05:00:00.000Z' };
  const planned = { forumId, title: 'Sesi', place: 'Aula', ...when, agenda: [item] };
  const { sessionId } = output(await test.execute('session.schedule', planned, as(facilitator)));
  output(await test.execute('session.open', { sessionId }, as(facilitator)));
  for (const { id: organisationId, delegate } of organisations.slice(0, -1)) {
    const here = { sessionId, organisationId, mode: 'online', role: 'delegate' } as const;
    output(await test.execute('attendance.mark', here, as(delegate)));
  }
  output(await test.execute('session.close', { sessionId }, as(facilitator)));
  return sessionId;
}
