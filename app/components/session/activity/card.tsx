import type { Seat } from '#app/contract/session.ts';
import type { Activity } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Note } from '../../note.tsx';
import { Org } from '../../organisation.tsx';
import { MandateNote } from '../mandate-note.tsx';
import { AskTurn } from '../turn.tsx';
import { DotsPart, QuestionsPart, StatementsPart, TemperaturePart } from './answering.tsx';
import { BreakoutPart } from './breakout.tsx';
import { DrawnList, Ideas, Promised } from './outcome.tsx';
import { WritingPart } from './writing.tsx';

interface ActivityCardProps {
  activity: Activity;
  /** Whoever only looks on has none. */
  seat: Seat | null;
}

/** What is asked of an organisation while an activity is open; whoever may not answer sees it all the same. */
export function ActivityCard({ activity, seat }: ActivityCardProps) {
  const { activity: words } = useMessages();
  const speaks = seat?.level === 'speak' || seat?.level === 'decide' ? seat : null;
  return (
    <section className="answers activity" aria-label={words.kind[activity.kind]}>
      {seat && (
        <p className="answers__q">
          <Org organisation={seat} />
        </p>
      )}
      <h2 className="h-doc activity__q">{activity.question}</h2>
      <Promised activity={activity} />
      {seat && !speaks && <MayNot seat={seat} />}
      <Part activity={activity} seat={speaks} />
    </section>
  );
}

/** What is missing for taking part. */
function MayNot({ seat }: { seat: Seat }) {
  const { activity: words } = useMessages();
  if (seat.level !== 'attend' || seat.expired) return <MandateNote seat={seat} forVoice />;
  return (
    <Note tone="wait" icon="lock">
      {words.speakMandate}
    </Note>
  );
}

function Part({ activity, seat }: ActivityCardProps) {
  switch (activity.kind) {
    case 'writing':
      if (activity.stage === 'gathering') return <WritingPart activity={activity} seat={seat} />;
      if (activity.stage === 'dots') return <DotsPart activity={activity} seat={seat} />;
      return <Sorting activity={activity} seat={seat} />;
    case 'temperature':
      return <TemperaturePart activity={activity} seat={seat} />;
    case 'statements':
      return <StatementsPart activity={activity} seat={seat} />;
    case 'questions':
      return <QuestionsPart activity={activity} seat={seat} />;
    case 'breakout':
      return <BreakoutPart activity={activity} seat={seat} />;
    case 'draw':
      return (
        <>
          <DrawnList activity={activity} />
          <OnlyTurn seat={seat} />
        </>
      );
  }
}

/** Nothing to do but look, and to ask for the floor. */
function Sorting({ activity, seat }: ActivityCardProps) {
  const { activity: words } = useMessages();
  return (
    <>
      <p className="soft">{words.sorting}</p>
      <Ideas activity={activity} />
      <OnlyTurn seat={seat} />
    </>
  );
}

function OnlyTurn({ seat }: { seat: Seat | null }) {
  if (!seat) return null;
  return (
    <div className="thumb">
      <AskTurn seat={seat} wide />
    </div>
  );
}
