/**
 * The life of a commitment as it is recorded. Between `proposed` and `active` each named party accepts; everything
 * finer is computed from dates and reports, see {@link statusOf}.
 */
export const COMMITMENT_LIVES = [
  'draft',
  'proposed',
  'active',
  'fulfilled',
  'not-fulfilled',
  'withdrawn',
  'superseded',
] as const;
export type CommitmentLife = (typeof COMMITMENT_LIVES)[number];

const NEXT: Readonly<Record<CommitmentLife, readonly CommitmentLife[]>> = {
  draft: ['proposed', 'withdrawn'],
  // Back to draft: a named party returned it with a reason.
  proposed: ['draft', 'active', 'withdrawn', 'superseded'],
  active: ['fulfilled', 'not-fulfilled', 'withdrawn', 'superseded'],
  fulfilled: [],
  'not-fulfilled': ['superseded'],
  withdrawn: [],
  superseded: [],
};

/** Whether a commitment may go from one life to another. */
export function lifeMayBecome(from: CommitmentLife, to: CommitmentLife): boolean {
  return NEXT[from].includes(to);
}

/** What a commitment looks like on a day. */
export const COMMITMENT_STATUSES = [
  'draft',
  'proposed',
  'on-track',
  'at-risk',
  'late',
  'disputed',
  'awaiting-verification',
  'kept',
  'missed',
  'withdrawn',
  'superseded',
] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/** What a partner or a verifier can say about a report. */
export const VOICES = ['confirmed', 'disputed', 'verified-kept', 'verified-not-kept'] as const;
export type Voice = (typeof VOICES)[number];

/** The first voice: the owner reports. */
export type Report = {
  readonly reportId: string;
  readonly organisationId: string;
  readonly achieved: number;
  /** Milliseconds. */
  readonly reportedAt: number;
};

/** The second and the third voice. */
export type ReportVoice = {
  readonly reportId: string;
  /** Null for an independent verifier without an organisation in the network. */
  readonly organisationId: string | null;
  readonly voice: Voice;
  /** Milliseconds. */
  readonly saidAt: number;
};

/** Everything the status of a commitment depends on. Days are `YYYY-MM-DD`. */
export type CommitmentFacts = {
  readonly life: CommitmentLife;
  readonly startOn: string;
  readonly dueOn: string;
  readonly baseline: number;
  readonly target: number;
  readonly reports: readonly Report[];
  readonly voices: readonly ReportVoice[];
  /** Each named party, the owner among them. */
  readonly acceptances: readonly { readonly organisationId: string; readonly accepted: boolean }[];
};

/** Below this share of the expected progress a commitment is at risk, once more than half of its time is gone. */
export const AT_RISK_BELOW = 0.6;

/**
 * How much of the way from baseline to target is gone, from 0 to 1; falling indicators (target below baseline) work
 * alike. When the target is to hold the baseline, it is 1 as long as the value is not worse.
 * @param better which direction is better if baseline and target are equal
 */
export function achievementShare(
  baseline: number,
  target: number,
  value: number,
  better: 'up' | 'down' = 'up',
): number {
  if (target === baseline) return (better === 'up' ? value >= target : value <= target) ? 1 : 0;
  return Math.min(1, Math.max(0, (value - baseline) / (target - baseline)));
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/**
 * The share of the time that is gone on a day, from 0 to 1; a commitment that is due on the day it starts has all of
 * its time gone only after that day.
 */
export function timeShare(startOn: string, dueOn: string, today: string): number {
  const length = dayNumber(dueOn) - dayNumber(startOn);
  if (length <= 0) return today > dueOn ? 1 : 0;
  return Math.min(1, Math.max(0, (dayNumber(today) - dayNumber(startOn)) / length));
}

/** The newest report, or null. Of two at the same moment the later in the list counts. */
export function newestReport(reports: readonly Report[]): Report | null {
  return reports.reduce<Report | null>(
    (newest, report) => (newest === null || report.reportedAt >= newest.reportedAt ? report : newest),
    null,
  );
}

/** The three voices on the newest report. */
export type ThreeVoices = {
  readonly report: Report | null;
  /** Partners by what they said last. */
  readonly confirmedBy: readonly string[];
  readonly disputedBy: readonly string[];
  /** What the verifier said last, or null. */
  readonly verdict: 'kept' | 'not-kept' | null;
  /** A partner disputes, and neither took it back nor has a verifier judged since. */
  readonly unresolvedDispute: boolean;
};

/**
 * What owner, partners and verifier say about the newest report. A voice on an earlier report is history: a new
 * report answers it, and has to be confirmed anew.
 */
export function threeVoices(reports: readonly Report[], voices: readonly ReportVoice[]): ThreeVoices {
  const report = newestReport(reports);
  const about = voices
    .filter((voice) => voice.reportId === report?.reportId)
    .sort((a, b) => a.saidAt - b.saidAt);
  const verifier = about.filter((v) => v.voice === 'verified-kept' || v.voice === 'verified-not-kept').at(-1);
  const lastOf = new Map<string, ReportVoice>();
  for (const voice of about) {
    const partner = voice.voice === 'confirmed' || voice.voice === 'disputed';
    if (partner && voice.organisationId !== null) lastOf.set(voice.organisationId, voice);
  }
  const last = [...lastOf.values()];
  const ids = (wanted: Voice) =>
    last.flatMap((v) => (v.voice === wanted && v.organisationId !== null ? [v.organisationId] : []));
  const judgedAt = verifier?.saidAt ?? Number.NEGATIVE_INFINITY;
  return {
    report,
    confirmedBy: ids('confirmed'),
    disputedBy: ids('disputed'),
    verdict: verifier ? (verifier.voice === 'verified-kept' ? 'kept' : 'not-kept') : null,
    unresolvedDispute: last.some((voice) => voice.voice === 'disputed' && voice.saidAt > judgedAt),
  };
}

/**
 * The status of a commitment on a day. The first that applies:
 * 1. what its life says: draft, withdrawn, superseded, kept (fulfilled), missed (not fulfilled);
 * 2. `proposed` until every named party has accepted;
 * 3. `disputed`: a partner disputes the newest report and it is not resolved;
 * 4. `kept`: the verifier judged the newest report so; `awaiting-verification`: the target is reported as reached
 *    and the verifier has not said that it is not;
 * 5. `late`: the due date is past. Nothing but a verdict makes it `missed`: missing is said openly by somebody;
 * 6. `at-risk`: more than half of the time is gone and less than 60 % of the linearly expected progress is reported;
 * 7. `on-track`.
 * @param today `YYYY-MM-DD` where the network is
 */
export function statusOf(facts: CommitmentFacts, today: string): CommitmentStatus {
  switch (facts.life) {
    case 'draft':
    case 'withdrawn':
    case 'superseded':
      return facts.life;
    case 'fulfilled':
      return 'kept';
    case 'not-fulfilled':
      return 'missed';
    default:
  }
  const accepted = facts.acceptances.every((acceptance) => acceptance.accepted);
  if (facts.life === 'proposed' || !accepted) return 'proposed';
  const { report, unresolvedDispute, verdict } = threeVoices(facts.reports, facts.voices);
  if (unresolvedDispute) return 'disputed';
  if (verdict === 'kept') return 'kept';
  const reached = report === null ? 0 : achievementShare(facts.baseline, facts.target, report.achieved);
  if (report !== null && reached >= 1 && verdict !== 'not-kept') return 'awaiting-verification';
  if (today > facts.dueOn) return 'late';
  const expected = timeShare(facts.startOn, facts.dueOn, today);
  if (expected > 0.5 && reached < AT_RISK_BELOW * expected) return 'at-risk';
  return 'on-track';
}

/** Why a voice on a report is refused. */
export const VOICE_REFUSALS = ['wrong_state', 'stale_version', 'own_report', 'already_done'] as const;
export type VoiceRefusal = (typeof VOICE_REFUSALS)[number];

/**
 * Whether an organisation may confirm, dispute or verify a report: an active commitment, its newest report, not its
 * own, and not what it has already said.
 * @returns the refusal, or null
 */
export function voiceRefusal(
  facts: Pick<CommitmentFacts, 'life' | 'reports' | 'voices'>,
  said: { readonly reportId: string; readonly organisationId: string | null; readonly voice: Voice },
): VoiceRefusal | null {
  if (facts.life !== 'active') return 'wrong_state';
  const newest = newestReport(facts.reports);
  if (newest?.reportId !== said.reportId) return 'stale_version';
  if (said.organisationId !== null && newest.organisationId === said.organisationId) return 'own_report';
  const last = facts.voices
    .filter((voice) => voice.reportId === said.reportId && voice.organisationId === said.organisationId)
    .sort((a, b) => a.saidAt - b.saidAt)
    .at(-1);
  return last?.voice === said.voice ? 'already_done' : null;
}
