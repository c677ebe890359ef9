import type { RecordDecision } from '#app/contract/record.ts';
import { isLevel, kindOf } from '#app/domain/consensus.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Mark, SectorName } from '../organisation.tsx';
import { OutcomeTag } from '../tag.tsx';

type Voice = Pick<RecordDecision['objections'][number], 'organisation' | 'reason' | 'suggestion' | 'passage'>;

const COLUMNS = [
  ['agree', 'agree'],
  ['agree-with-note', 'agreeWithNote'],
  ['abstain', 'abstain'],
  ['discuss', 'discuss'],
  ['object', 'object'],
] as const;

/** One decision of a record: text, outcome, figures by sector, and every word that was added. */
export function DecisionView({ decision }: { decision: RecordDecision }) {
  const { record, session, common } = useMessages();
  const words = record.document;
  const format = useFormat();
  const { text, quorum, vote, unanswered } = decision;
  const names = (parties: readonly { name: string }[]) => parties.map(({ name }) => name).join('; ');
  const level = (number: number) => (isLevel(number) ? common.level[number] : String(number));
  return (
    <div className="stack-2">
      <p>
        <strong>{words.decision(decision.number)}</strong> <OutcomeTag outcome={decision.outcome} />
      </p>
      <p className="cap">{words.text(session.proposalNumber(text.proposal), text.title, text.version)}</p>
      <blockquote className="record__text">{text.plain}</blockquote>
      <p className="cap record__hash">{words.textHash(text.hash)}</p>
      <p>{words.quorum(quorum.present, quorum.parties, quorum.needed, quorum.met)}</p>
      {decision.replaces !== null && <p>{words.replaces(decision.replaces)}</p>}
      {vote && (
        <p>
          {words.vote(vote.for, vote.against, vote.abstain, vote.notCast, vote.needed, vote.roll)}{' '}
          {words.carried[vote.carried ? 'yes' : 'no']}
        </p>
      )}
      <TallyOfRecord decision={decision} />
      {decision.positions.length > 0 && (
        <ul className="record__positions">
          {decision.positions.map(({ organisation, level: given }) => (
            <li key={organisation.id}>
              <Named organisation={organisation} />: {level(given)}
            </li>
          ))}
        </ul>
      )}
      {decision.positions.map(
        ({ organisation, noted }) =>
          noted && (
            <p key={organisation.id}>
              {words.noted(organisation.name, format.dateTime(noted.at), format.dateTime(noted.confirmedAt))}
            </p>
          ),
      )}
      {unanswered.present.length > 0 && <p>{words.unansweredPresent(names(unanswered.present))}</p>}
      {unanswered.absent.length > 0 && <p>{words.unansweredAbsent(names(unanswered.absent))}</p>}
      {decision.next && <p>{words.next(session.fallback[decision.next].toLowerCase())}</p>}
      {decision.reviewOn && <p>{words.reviewOn(format.day(decision.reviewOn, 'long'))}</p>}
      {decision.reservations.length > 0 && <h5>{words.reservations}</h5>}
      {decision.reservations.map((voice) => (
        <VoiceLine key={voice.organisation.id} voice={voice} label={level(voice.level)} />
      ))}
      {decision.objections.length > 0 && <h5>{words.objections}</h5>}
      {decision.objections.map((voice) => (
        <VoiceLine
          key={`${voice.organisation.id} ${voice.reason}`}
          voice={voice}
          label={`${
            voice.vote
              ? session.choice.against
              : common.answer[voice.level !== null && isLevel(voice.level) ? kindOf(voice.level) : 'object']
          } · ${common.objectionStatus[voice.status]}`}
          note={voice.note}
        />
      ))}
    </div>
  );
}

function TallyOfRecord({ decision: { tally } }: { decision: RecordDecision }) {
  const { record, common } = useMessages();
  if (!tally) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="record__tally" aria-label={record.document.tally} tabIndex={0}>
      <table>
        <caption className="vh">{record.document.tally}</caption>
        <thead>
          <tr>
            <td />
            {COLUMNS.map(([kind]) => (
              <th key={kind} scope="col">
                {common.answerShort[kind]}
              </th>
            ))}
            <th scope="col">{record.document.answered}</th>
          </tr>
        </thead>
        <tbody>
          {SECTORS.map((sector) => (
            <tr key={sector}>
              <th scope="row">
                <SectorName sector={sector} />
              </th>
              {COLUMNS.map(([kind, key]) => (
                <td key={kind}>{tally[sector][key]}</td>
              ))}
              <td>{common.word.of(tally[sector].answered, tally[sector].parties)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Named({ organisation }: { organisation: Voice['organisation'] }) {
  return (
    <span className={organisation.sector === 'government' ? 'org gov' : 'org ngo'}>
      <Mark sector={organisation.sector} />
      {organisation.name}
    </span>
  );
}

/** What one organisation added, word for word. */
function VoiceLine({ voice, label, note = '' }: { voice: Voice; label: string; note?: string }) {
  const { record } = useMessages();
  const words = record.document;
  return (
    <div className="record__voice">
      <p>
        <strong>
          <Named organisation={voice.organisation} />
        </strong>{' '}
        · {label}
      </p>
      <p className="prewrap">{voice.reason || words.noReason}</p>
      {voice.passage !== '' && <p className="soft">{words.passage(voice.passage)}</p>}
      {voice.suggestion !== '' && <p>{words.suggestion(voice.suggestion)}</p>}
      {note !== '' && <p className="soft">{words.objectionNote(note)}</p>}
    </div>
  );
}
