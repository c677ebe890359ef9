import type { SessionData } from '#app/contract/document.ts';
import { type SessionState, stateFor } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { activitiesIn, type Listed } from '../activity/list.ts';

const { activity, document } = messagesFor('id');
const said = document.data.result;

type Row = SessionData['rows'][number];

/** The cells that only some results have. */
const BLANK = {
  words: null,
  value: null,
  total: null,
  government: null,
  others: null,
  verdict: null,
  group: null,
  organisation: null,
} satisfies Row;

/** The two sectors of a figure, where they may be told. */
const sectors = (bySector: Listed['answered']): Row => ({
  government: bySector?.government ?? null,
  others: bySector?.['non-government'] ?? null,
});

function resultsOf(one: Listed): Row[] {
  const { answered, entries, figures, drawn, teams } = one;
  return [
    ...(answered && figures.length > 0
      ? [
          {
            result: said.took,
            total: answered.government + answered['non-government'],
            ...sectors(answered),
          },
        ]
      : []),
    ...entries.map(({ text, organisation, group }) => ({
      result: said.entry,
      words: text,
      group,
      organisation,
    })),
    ...figures.map(({ label, value, total, bySector, verdict }) => ({
      result: said.figure,
      words: label,
      value,
      total,
      ...sectors(bySector),
      verdict: verdict && activity.verdict[verdict],
    })),
    ...drawn.map(({ organisation }) => ({ result: said.drawn, organisation })),
    ...teams.map(({ question, organisations, report, reportedBy }) => ({
      result: said.report,
      words: report ?? question,
      group: organisations.join('; '),
      organisation: reportedBy,
    })),
  ];
}

/**
 * What came of the closed activities of a session as rows, as a party that took part in nothing may see it: the same
 * for every reader, and no name that an activity promised not to tell.
 */
export function activityRows(state: SessionState): Row[] {
  const seen = stateFor(state, { kind: 'party', organisationIds: [] });
  return activitiesIn(seen)
    .filter(({ status }) => status === 'closed')
    .flatMap((one) =>
      resultsOf(one).map((result) => ({
        item: one.item,
        kind: activity.kind[one.kind],
        question: one.question,
        anonymity: one.anonymity,
        closedAt: one.closedAt,
        ...BLANK,
        ...result,
      })),
    );
}
