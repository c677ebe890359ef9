import { demoAgreements } from '#db/demo/agreements.ts';
import type { DemoAgreement, DemoCommitment, DemoReport } from '#db/demo/shapes.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import type { Convened } from './forum.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** What the agreements need of what came before, and what they leave to the board. */
export interface Agreed {
  /** The secrets of the second factors by person; signing waits for them. */
  secondFactors: Promise<ReadonlyMap<string, string>>;
  indicators: ReadonlyMap<string, string>;
  commitments: Map<DemoCommitment['key'], string>;
}

/** The agreements from the decision that was reached, their commitments, and what became of these. */
export function agreementMoments(stage: Stage, cast: Cast, convened: Convened, agreed: Agreed): Moment[] {
  return demoAgreements.flatMap((agreement) => {
    const drafted = { agreementId: '', hash: '' };
    return [
      {
        day: agreement.draftedDay,
        hour: 13,
        async play() {
          drafted.agreementId = await draft(stage, cast, convened, agreement);
          for (const commitment of agreement.commitments)
            await propose(stage, cast, agreed, { ...agreement, ...drafted }, commitment);
        },
      },
      { day: agreement.acceptedDay, play: () => accept(stage, cast, agreed, agreement) },
      ...(agreement.key === 'draft'
        ? []
        : [
            {
              day: agreement.frozenDay,
              async play() {
                const { contentHash } = await stage.act(cast.facilitator, 'agreement.freeze', {
                  agreementId: drafted.agreementId,
                });
                drafted.hash = contentHash;
              },
            },
            { day: agreement.signedDay, play: () => sign(stage, cast, agreed, agreement, drafted) },
          ]),
      ...agreement.commitments.flatMap((commitment) =>
        commitment.reports.flatMap((report) => reportMoments(stage, cast, agreed, commitment, report)),
      ),
    ];
  });
}

async function draft(
  stage: Stage,
  cast: Cast,
  convened: Convened,
  agreement: DemoAgreement,
): Promise<string> {
  const { decisions } = await stage.ask(cast.facilitator, 'decision.list', { forumId: convened.forumId });
  const decision = decisions.find(({ outcome }) => outcome === 'consensus-with-reservations');
  const text = {
    title: agreement.title,
    startsOn: stage.day(agreement.startDay),
    endsOn: stage.day(agreement.endDay),
    clauses: agreement.clauses.map((clause) => ({ ...clause })),
  };
  const { agreementId } = await stage.act(cast.facilitator, 'agreement.draft', {
    decisionId: decision?.id ?? '',
    kind: 'cooperation-agreement',
    partyIds: agreement.parties.map(cast.organisation),
    ...text,
  });
  if (agreement.number !== undefined) {
    stage.pass(600);
    await stage.act(cast.facilitator, 'agreement.revise', { agreementId, number: agreement.number, ...text });
  }
  return agreementId;
}

async function propose(
  stage: Stage,
  cast: Cast,
  agreed: Agreed,
  { agreementId, startDay }: Pick<DemoAgreement, 'startDay'> & { agreementId: string },
  { key, owner, supporters, spm, dueDay, clause, acceptedBy: _, reports: __, ...facts }: DemoCommitment,
): Promise<void> {
  const indicatorId = agreed.indicators.get(spm);
  const { clauses } = await stage.ask(cast.delegate(owner), 'commitment.prepare', { agreementId });
  const clauseId = clauses.find(({ heading }) => heading === clause)?.id;
  stage.pass(120);
  const { commitmentId } = await stage.act(cast.delegate(owner), 'commitment.propose', {
    agreementId,
    organisationId: cast.organisation(owner),
    ownerId: cast.organisation(owner),
    supporterIds: supporters.map(cast.organisation),
    ...(clauseId ? { clauseId } : {}),
    ...(indicatorId ? { indicatorId } : {}),
    startsOn: stage.day(startDay),
    dueOn: stage.day(dueDay),
    ...facts,
  });
  agreed.commitments.set(key, commitmentId);
}

const commitmentIdOf = (agreed: Agreed, { key }: DemoCommitment): string => agreed.commitments.get(key) ?? '';

async function accept(stage: Stage, cast: Cast, agreed: Agreed, agreement: DemoAgreement): Promise<void> {
  for (const commitment of agreement.commitments) {
    for (const code of commitment.acceptedBy) {
      stage.pass(180);
      await stage.act(cast.delegate(code), 'commitment.accept', {
        commitmentId: commitmentIdOf(agreed, commitment),
        organisationId: cast.organisation(code),
      });
    }
  }
}

async function sign(
  stage: Stage,
  cast: Cast,
  agreed: Agreed,
  { signedBy }: DemoAgreement,
  { agreementId, hash }: { agreementId: string; hash: string },
): Promise<void> {
  const secrets = await agreed.secondFactors;
  for (const code of signedBy) {
    stage.pass(1_800);
    const leader = cast.head(code);
    await stage.act(leader, 'agreement.sign', {
      agreementId,
      organisationId: cast.organisation(code),
      contentHash: hash,
      code: secondFactorCode(secrets.get(leader.personId) ?? '', stage.clock().getTime()),
    });
  }
}

/** The three voices on a report: the owner's, a partner's, the verifier's. */
function reportMoments(
  stage: Stage,
  cast: Cast,
  agreed: Agreed,
  commitment: DemoCommitment,
  { day, voices, verdict, evidence, ...facts }: DemoReport,
): Moment[] {
  const made = { reportId: '' };
  return [
    {
      day,
      hour: 11,
      async play() {
        const { reportId } = await stage.act(cast.delegate(commitment.owner), 'commitment.report', {
          commitmentId: commitmentIdOf(agreed, commitment),
          organisationId: cast.organisation(commitment.owner),
          ...facts,
          evidence: evidence.map((link) => ({ kind: 'link' as const, ...link })),
        });
        made.reportId = reportId;
      },
    },
    ...voices.map(({ by, day: said, voice, reason }) => ({
      day: said,
      hour: 14,
      play: async () => {
        const name = voice === 'confirm' ? 'commitment.confirm' : 'commitment.dispute';
        const organisationId = cast.organisation(by);
        await stage.act(cast.delegate(by), name, { reportId: made.reportId, organisationId, reason });
      },
    })),
    ...(verdict
      ? [
          {
            day: verdict.day,
            hour: 15,
            play: async () => {
              const { kept, reason } = verdict;
              await stage.act(cast.verifier, 'commitment.verify', { reportId: made.reportId, kept, reason });
            },
          },
        ]
      : []),
  ];
}
