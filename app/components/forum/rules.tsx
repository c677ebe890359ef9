import type { ReactNode } from 'react';
import { Difference } from '#app/components/forum/difference.tsx';
import { Facts } from '#app/components/rows.tsx';
import { differenceOfRules, type GroundRules } from '#app/domain/charter.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';

type Rule = keyof GroundRules;

/** One rule in words, from the value the charter holds. */
export function worded(rule: Rule, rules: GroundRules, words: Messages['forum']['charter']): ReactNode {
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
  'conduct',
];

/** The ground rules in words. The threshold of a vote is left out where the charter knows no vote. */
export function Rules({ rules }: { rules: GroundRules }) {
  const { forum } = useMessages();
  const words = forum.charter;
  const shown = ORDER.filter((rule) => rule !== 'voteThreshold' || rules.fallback.includes('vote'));
  return <Facts facts={shown.map((rule) => [words.rule[rule], worded(rule, rules, words)] as const)} />;
}

/** One rule as it was and as it is: struck out and underlined, and said to screen readers. */
function Change({ rule, before, after }: { rule: Rule; before: GroundRules; after: GroundRules }) {
  const { forum } = useMessages();
  // Lines of conduct are the parties' own words: what changed within them is shown word by word.
  if (rule === 'conduct')
    return <Difference before={before.conduct.join('\n')} after={after.conduct.join('\n')} />;
  const { added, removed } = forum.proposals;
  return (
    <p className="changed">
      <del>
        <span className="vh"> [{removed}: </span>
        {worded(rule, before, forum.charter)}
        <span className="vh">] </span>
      </del>{' '}
      <ins>
        <span className="vh"> [{added}: </span>
        {worded(rule, after, forum.charter)}
        <span className="vh">] </span>
      </ins>
    </p>
  );
}

/** What differs between two versions: each rule with its words in the one and in the other. */
export function RuleChanges({ before, after }: { before: GroundRules; after: GroundRules }) {
  const { forum } = useMessages();
  const words = forum.charter;
  return (
    <dl className="dl">
      {differenceOfRules(before, after).map(({ rule }) => (
        <div className="dl__r" key={rule}>
          <dt>{words.rule[rule]}</dt>
          <dd>
            <Change rule={rule} before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
