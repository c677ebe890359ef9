import { Link } from '@remix-run/react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { neededFor, VOTE_CHOICES } from '#app/domain/consensus.ts';
import { SECTORS } from '#app/domain/sector.ts';
import {
  type ItemState,
  lookup,
  openActivity,
  openRound,
  openVote,
  type Round,
  roundOf,
  standingNow,
  type Vote,
} from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Note } from '../note.tsx';
import { Badge, SectorName } from '../organisation.tsx';
import { Eyebrow } from '../page-head.tsx';
import { TallyTable } from '../tally.tsx';
import { Verdict } from '../verdict.tsx';
import { ActForm } from './act-form.tsx';
import { ConsoleActivity } from './activity/console-activity.tsx';
import { HeldActivities } from './activity/outcome.tsx';
import { justHeld } from './activity/view.ts';
import { ConsoleObjections } from './console-objections.tsx';
import { WrittenObjections } from './console-written.tsx';
import { lastDecisionOn, stepsOf } from './next-act.ts';
import { RunningPromises } from './promises.tsx';
import { RecordedPositions, RecordSheet } from './recorded.tsx';
import { useRoomView } from './room-context.tsx';
import { DecisionNote } from './room-facts.tsx';
import { TimeLeft } from './round-terms.tsx';
import {
  outcomeNow,
  paragraphsOf,
  shownOf,
  tallyRowsOf,
  textBefore,
  textOf,
  verdictSentence,
} from './view.ts';

/** A text that can be put before the room. */
export type PuttableText = QueryOutput<'session.planning'>['proposals'][number];

/** The running item: its text, its steps, how the round stands, its objections. */
export function ConsoleItem({ item, texts }: { item: ItemState; texts: readonly PuttableText[] }) {
  const { session, common, errors } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(room.timeZone);
  const text = textOf(room.texts, textBefore(state));
  const round = openRound(state);
  const vote = openVote(state);
  const activity = openActivity(state);
  const last = roundOf(state, item.roundIds.at(-1) ?? '');
  const decision = lastDecisionOn(state, item.itemId);
  const held = justHeld(state, item.itemId) && <HeldActivities itemId={item.itemId} />;
  const facts = [
    session.item(state.itemIds.indexOf(item.itemId) + 1),
    common.itemMode[item.mode],
    ...(text
      ? [
          `${session.proposalNumber(text.number)}, ${common.word.version(text.version).toLowerCase()}`,
          `${common.word.frozen} ${format.time(text.frozenAt, { zoneName: false })}`,
        ]
      : []),
  ];
  return (
    <>
      <div>
        <Eyebrow facts={facts} />
        <h1 className="h-doc" id="h-now">
          {item.title}
        </h1>
        {text && (
          <p className="serif ctext">
            {shorten(paragraphsOf(text.plain).join(' '), 135)}{' '}
            <Link to={`/usulan/${text.proposalId}`}>{session.text.short}</Link>
          </p>
        )}
      </div>
      {text && room.withdrawn.includes(text.proposalId) && (
        <Note tone="wait">{errors.sentence.proposal_withdrawn}</Note>
      )}
      {!activity && <RunningPromises />}
      <Steps item={item} frozen={round !== undefined || vote !== undefined} />
      {activity && <ConsoleActivity key={activity.activityId} activity={activity} />}
      {!round && !vote && !activity && item.mode === 'deciding' && <PutText item={item} texts={texts} />}
      {held}
      {decision && !round && !vote && !activity && <DecisionNote decision={decision} />}
      {vote ? (
        <VoteNow vote={vote} />
      ) : (
        !activity && (round ?? last) && <RoundNow round={(round ?? last) as Round} />
      )}
      {item.mode === 'consultative' && <p className="cap">{session.console.consultativeDone}</p>}
      <WrittenObjections itemId={item.itemId} />
      <ConsoleObjections itemId={item.itemId} />
      {!held && <HeldActivities itemId={item.itemId} />}
    </>
  );
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}

/** The steps; each can be gone to, as long as nothing is open. */
function Steps({ item, frozen }: { item: ItemState; frozen: boolean }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const steps = stepsOf(item);
  const at = steps.indexOf(item.step);
  return (
    <ol className="steps" aria-label={session.steps}>
      {steps.map((step, index) => {
        const words = (
          <>
            {index < at && <Icon name="check" />}
            {session.step[step]}
          </>
        );
        return (
          <li
            key={step}
            className={index === at ? 'is-now' : index < at ? 'is-done' : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            {index === at || frozen ? (
              words
            ) : (
              <ActForm
                command="agenda.step"
                id={`step-${step}`}
                input={{ sessionId: room.sessionId, itemId: item.itemId, step }}
                className="steps__f"
              >
                <button type="submit" className="steps__b">
                  {words}
                </button>
              </ActForm>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Puts a text before the room, or its newer version. */
function PutText({ item, texts }: { item: ItemState; texts: readonly PuttableText[] }) {
  const { session } = useMessages();
  const { room } = useRoomView();
  const own = texts.find((text) => text.id === item.text?.proposalId);
  if (own && own.proposalVersionId === item.text?.proposalVersionId) return null;
  const offered = own ? [own] : item.text ? [] : texts;
  if (offered.length === 0) return item.text ? null : <Note>{session.text.none}</Note>;
  return (
    <div className="note note--wait" id="letakkan">
      <Icon name="doc" />
      <div className="grow stack-2">
        <p>{own ? session.console.newer(own.version) : session.text.none}</p>
        {offered.map((text) => (
          <ActForm
            key={text.id}
            command="agenda.put-text"
            id={`put-${text.id}`}
            input={{
              sessionId: room.sessionId,
              itemId: item.itemId,
              proposalId: text.id,
              proposalVersionId: text.proposalVersionId,
              version: text.version,
              hash: text.hash,
            }}
          >
            <Button size="sm">
              {own
                ? session.console.putNewer(text.version)
                : `${session.console.putText} ${session.proposalNumber(text.number)}: ${text.title}`}
            </Button>
          </ActForm>
        ))}
      </div>
    </div>
  );
}

/** The butterfly and the verdict of the open round, or of the last one. */
function RoundNow({ round }: { round: Round }) {
  const messages = useMessages();
  const { session } = messages;
  const { state } = useRoomView();
  if (round.status === 'cancelled') return null;
  const standing = round.status === 'open' ? standingNow(state, round) : null;
  return (
    <div>
      {round.status !== 'open' && <p className="label">{session.console.lastRound}</p>}
      <TallyTable rows={tallyRowsOf(state, round)} caption={session.tally.caption} />
      {round.status === 'open' && (
        <div className="roundterms">
          <p className="cap promised">
            <Icon name={round.visibility === 'live' ? 'people' : 'eye'} />{' '}
            {session.visibility[round.visibility]}
          </p>
          {round.closesAt !== null && <TimeLeft closesAt={round.closesAt} />}
        </div>
      )}
      <div className="verdictrow">
        {standing && <Verdict outcome={outcomeNow(standing)}>{verdictSentence(standing, messages)}</Verdict>}
        <RecordSheet round={round} />
      </div>
      <RecordedPositions round={round} />
    </div>
  );
}

/** The secret ballot: who has put a paper into the box, so that the others can be reminded; what it says nobody knows. */
function SecretVoteNow({ vote }: { vote: Vote }) {
  const { ballot, activityConsole } = useMessages();
  const { state } = useRoomView();
  const voters = vote.roll.flatMap((id) => {
    const party = shownOf(state, id);
    return party ? [{ party, voted: lookup(vote.ballots, id) !== undefined }] : [];
  });
  return (
    <div className="stack-2">
      <p className="verdict">
        <span>{ballot.stands(voters.filter(({ voted }) => voted).length, vote.roll.length)}</span>
      </p>
      <div className="badges">
        {voters.map(({ party, voted }) => (
          <span key={party.id}>
            <Badge organisation={party} state={voted ? 'filled' : 'open'} />
            {!voted && <span className="vh"> {activityConsole.notYet}</span>}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The open vote: choices by sector, and what is needed. */
function VoteNow({ vote }: { vote: Vote }) {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  if (vote.secret) return <SecretVoteNow vote={vote} />;
  const cast = vote.roll.flatMap((id) => {
    const party = shownOf(state, id);
    return party ? [{ party, choice: lookup(vote.ballots, id)?.choice ?? null }] : [];
  });
  const given = vote.roll.filter((id) => lookup(vote.ballots, id)).length;
  const inFavour = cast.filter((ballot) => ballot.choice === 'for').length;
  const needed = neededFor(vote.roll.length, state.groundRules.voteThreshold);
  return (
    <div>
      <table className="fly">
        <caption className="vh">{session.tally.voteCaption}</caption>
        <colgroup>
          <col />
          <col className="fly__cl" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="r">
              <SectorName sector={SECTORS[0]} />
            </th>
            <td className="fly__l" />
            <th scope="col">
              <SectorName sector={SECTORS[1]} />
            </th>
          </tr>
        </thead>
        <tbody>
          {[...VOTE_CHOICES, null].map((choice) => (
            <tr key={choice ?? 'none'} className={choice === null ? 'is-none' : undefined}>
              {[SECTORS[0], null, SECTORS[1]].map((sector) =>
                sector === null ? (
                  <th key="word" scope="row" className="fly__l">
                    {choice === null ? common.notAnswered : session.choice[choice]}
                  </th>
                ) : (
                  <td key={sector}>
                    <div className={sector === 'government' ? 'badges badges--r' : 'badges'}>
                      {cast
                        .filter((ballot) => ballot.party.sector === sector && ballot.choice === choice)
                        .map(({ party }) => (
                          <Badge
                            key={party.id}
                            organisation={party}
                            state={choice === null ? 'none' : 'filled'}
                          />
                        ))}
                    </div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="verdict">
        <span>{session.console.voteStands(inFavour, needed, given, vote.roll.length)}</span>
      </p>
    </div>
  );
}
