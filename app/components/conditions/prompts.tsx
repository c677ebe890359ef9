import type { ReactNode } from 'react';
import type { PromptShown } from '#app/contract/conditions.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Ground = PromptShown['grounds'][number];

/** Why a proposition comes up, in words, with the figures behind it. */
function groundWorded(ground: Ground, words: Messages['conditions'], format: Format): string {
  const say = words.prompts.ground;
  switch (ground.kind) {
    case 'answers':
      return say.answers(words.condition[ground.condition], ground.sector, ground.against, ground.of);
    case 'backed':
      return say.backed(words.condition[ground.condition], ground.for, ground.of);
    case 'speaking':
    case 'contributions':
      return say[ground.kind](ground.sector, format.percent(ground.share), format.percent(ground.ofParties));
    case 'adoption':
      return say.adoption(ground.sector, ground.adopted, ground.of, ground.otherAdopted, ground.otherOf);
    case 'charter':
      return say.charter(ground.accepted, ground.of);
    case 'no-session-ahead':
      return say['no-session-ahead'](ground.held);
    default:
      return say[ground.kind]();
  }
}

interface PromptsProps {
  prompts: readonly PromptShown[];
  /** What can be done about a proposition, such as a link to the empowerment plan. */
  way?: (proposition: PromptShown['proposition']) => ReactNode;
}

/** Propositions that the forum's own figures bring up: advice with its reasons and its source; they do nothing. */
export function Prompts({ prompts, way }: PromptsProps) {
  const { conditions } = useMessages();
  const format = useFormat();
  const words = conditions.prompts;
  if (prompts.length === 0) return <p className="soft fempty">{words.none}</p>;
  return (
    <>
      <p className="soft">{words.lead}</p>
      <ol>
        {prompts.map(({ proposition, grounds }) => (
          <li className="prop" key={proposition}>
            <span className="prop__n">
              <span className="vh">{words.number(proposition)}</span>
              <span aria-hidden="true">{proposition}</span>
            </span>
            <p className="prop__t">{words.advice[proposition]}</p>
            <ul aria-label={words.because}>
              {grounds.map((ground, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: reasons are drawn once, in order, and keep no state
                <li key={at}>{groundWorded(ground, conditions, format)}</li>
              ))}
            </ul>
            {way?.(proposition) && <p className="prop__do">{way(proposition)}</p>}
          </li>
        ))}
      </ol>
      <p className="cap">{words.source}</p>
    </>
  );
}
