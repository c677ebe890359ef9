import type { ReactNode } from 'react';
import { Difference } from '#app/components/forum/difference.tsx';
import { Facts } from '#app/components/rows.tsx';
import { differenceOfRules, type GroundRules } from '#app/domain/charter.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';

type Rule = keyof GroundRules;

/** One rule in words, from the value the charter holds. */
export function worded(rule: Rule, rules: GroundRules, all: Messages): ReactNode {
  const words = all.forum.charter;
  switch (rule) {
    case 'quorum':
      return words.quorumText(words.share[rules.quorum.share], rules.quorum.everySector);
    case 'fallback':
      return rules.fallback.length === 0
        ? words.fallbackNone
        : rules.fallback.map((way) => words.fallback[way]).join('; ');
    case 'voteThreshold':
      return words.threshold(words.share[rules.voteThreshold]);
    case 'silence':
      return words.silence[rules.silence];
    case 'decisionRights':
      return words.decisionRights[rules.decisionRights];
    case 'transparency':
      return words.transparency[rules.transparency];
    case 'invitationDays':
      return words.invitationDays(rules.invitationDays);
    case 'scale':
      return words.scale[rules.scale];
    case 'responseWindowDays':
      return words.responseWindow(rules.responseWindowDays);
    case 'observersByName':
      return rules.observersByName ? words.observers.yes : words.observers.no;
    case 'withdrawal':
      return all.membership.rule.text(rules.withdrawal.noticeDays, rules.withdrawal.leaves);
    case 'conduct':
      return rules.conduct.length === 0 ? (
        words.conductNone
      ) : (
        <ol className="conduct">
          {rules.conduct.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      );
  }
}

const ORDER: readonly Rule[] = [
  'quorum',
  'decisionRights',
  'silence',
  'fallback',
  'voteThreshold',
  'scale',
  'transparency',
  'observersByName',
  'invitationDays',
  'responseWindowDays',
  'withdrawal',
  'conduct',
];

/** What a rule is called. */
const nameOf =
  ({ forum, membership }: Messages) =>
  (rule: Rule): string =>
    rule === 'withdrawal' ? membership.rule.withdrawal : forum.charter.rule[rule];

/** The ground rules in words. The threshold of a vote is left out where the charter knows no vote. */
export function Rules({ rules }: { rules: GroundRules }) {
  const messages = useMessages();
  const shown = ORDER.filter(
    (rule) =>
      rule !== 'voteThreshold' || rules.fallback.includes('vote') || rules.fallback.includes('secret-vote'),
  );
  return (
    <Facts facts={shown.map((rule) => [nameOf(messages)(rule), worded(rule, rules, messages)] as const)} />
  );
}

/** One rule as it was and as it is: struck out and underlined, and said to screen readers. */
function Change({ rule, before, after }: { rule: Rule; before: GroundRules; after: GroundRules }) {
  const messages = useMessages();
  // Lines of conduct are the parties' own words: what changed within them is shown word by word.
  if (rule === 'conduct')
    return <Difference before={before.conduct.join('\n')} after={after.conduct.join('\n')} />;
  const { added, removed } = messages.forum.proposals;
  return (
    <p className="changed">
      <del>
        <span className="vh"> [{removed}: </span>
        {worded(rule, before, messages)}
        <span className="vh">] </span>
      </del>{' '}
      <ins>
        <span className="vh"> [{added}: </span>
        {worded(rule, after, messages)}
        <span className="vh">] </span>
      </ins>
    </p>
  );
}

/** What differs between two versions: each rule with its words in the one and in the other. */
export function RuleChanges({ before, after }: { before: GroundRules; after: GroundRules }) {
  const messages = useMessages();
  const name = nameOf(messages);
  return (
    <dl className="dl">
      {differenceOfRules(before, after).map(({ rule }) => (
        <div className="dl__r" key={rule}>
          <dt>{name(rule)}</dt>
          <dd>
            <Change rule={rule} before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
