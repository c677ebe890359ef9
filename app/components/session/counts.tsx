import { LEVEL_KINDS } from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';
import { type Round, roundTally, type SessionState } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { ANSWER_ICON } from '../answers.tsx';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { SectorName } from '../organisation.tsx';

interface CountsProps {
  state: SessionState;
  round: Round;
  /** The reader sees others' answers only after the close. */
  sealed: boolean;
}

/**
 * How a round stands by sector, in figures only: costs the same for ten and for two thousand organisations.
 * While answers are hidden it says how many have answered.
 */
export function Counts({ state, round, sealed }: CountsProps) {
  const { session, common } = useMessages();
  const tally = roundTally(state, round);
  const { government, 'non-government': others } = tally.bySector;
  const hidden = sealed || tally.total.hidden > 0;
  // Of those present, as on the wall and in the console; who answered and left still counts.
  const answered = (sector: Sector) => {
    const given = tally.bySector[sector].answered;
    return common.word.of(given, Math.max(given, state.presentBySector[sector]));
  };
  return (
    <table className="fly fly--counts">
      <caption className="vh">{session.tally.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="r">
            <SectorName sector="government" />
          </th>
          <td className="fly__l" />
          <th scope="col">
            <SectorName sector="non-government" />
          </th>
        </tr>
      </thead>
      <tbody>
        {!hidden &&
          LEVEL_KINDS.map((kind) => (
            <tr key={kind} className={classNames(kind === 'object' && 'is-stop') || undefined}>
              <td className={classNames('fly__n r', government.kinds[kind] === 0 && 'is-0')}>
                {government.kinds[kind]}
              </td>
              <th scope="row" className="fly__l">
                <Icon name={ANSWER_ICON[kind]} /> {common.answerShort[kind]}
              </th>
              <td className={classNames('fly__n', others.kinds[kind] === 0 && 'is-0')}>
                {others.kinds[kind]}
              </td>
            </tr>
          ))}
        <tr className={hidden ? undefined : 'is-none'}>
          <td className="fly__n r">{answered('government')}</td>
          <th scope="row" className="fly__l">
            <Icon name="people" /> {session.tally.hidden}
          </th>
          <td className="fly__n">{answered('non-government')}</td>
        </tr>
      </tbody>
    </table>
  );
}
