import { useActionData } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Seat } from '#app/contract/session.ts';
import type { Activity, Team, TeamReport } from '#app/domain/session/index.ts';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { TextArea } from '../../field.tsx';
import { Note } from '../../note.tsx';
import { Receipt } from '../../receipt.tsx';
import { ActForm } from '../act-form.tsx';
import { useRoomView } from '../room-context.tsx';
import { AskTurn } from '../turn.tsx';
import { useActStage } from '../use-act-stage.ts';
import { By, Reports } from './outcome.tsx';
import type { PartProps } from './view.ts';

/** One's own group, its report, and what the others report. */
export function BreakoutPart({ activity, seat }: PartProps) {
  const place = activity.teams.findIndex((team) => seat && team.organisationIds.includes(seat.id));
  const mine = activity.teams[place];
  if (!seat || !mine) return <Reports activity={activity} />;
  return <OwnTeam key={mine.teamId} activity={activity} seat={seat} team={mine} place={place} />;
}

/**
 * One's own group and its report. What a colleague has reported since one began to write is shown beside one's own
 * words, and replaced only by who says so.
 */
function OwnTeam({
  activity,
  seat,
  team: mine,
  place,
}: PartProps & { seat: Seat; team: Team; place: number }) {
  const { activity: words } = useMessages();
  const { room } = useRoomView();
  const report = Object.hasOwn(activity.reports, mine.teamId) ? activity.reports[mine.teamId] : undefined;
  const { written, begin, agree, base, newer } = useReportBase(report);
  const form = `report-${mine.teamId}`;
  const answered = useActionData();
  // Without JavaScript the page that refuses shows both: one's own words in the field, the newer report below.
  const both = isRefused(answered) && answered.form === form;
  // The receipt is one's own: a colleague's report, or one that took the place of one's own, is none.
  const stands = report?.organisationId === seat.id && !newer && !both;
  return (
    <>
      <h3 className="h-sec">
        {words.myTeam}: {words.team(place + 1)}
      </h3>
      <p className="serif">{mine.question}</p>
      <p className="orglist">
        {mine.organisationIds.map((id) => (
          <By key={id} organisationId={id} />
        ))}
      </p>
      <ActForm
        command="activity.report"
        id={form}
        input={{
          sessionId: room.sessionId,
          activityId: activity.activityId,
          organisationId: seat.id,
          teamId: mine.teamId,
          base,
        }}
        className="form"
      >
        <div ref={written} onInput={begin}>
          <TextArea
            name="text"
            label={words.report}
            help={words.reportHelp}
            value={report?.text}
            rows={4}
            maxLength={2_000}
          />
        </div>
      </ActForm>
      {newer && report && (
        <Note
          tone="wait"
          end={
            <Button size="sm" type="button" onClick={agree}>
              {words.reportReplace}
            </Button>
          }
        >
          {words.reportNewer} <q className="serif prewrap">{report.text}</q>
        </Note>
      )}
      {report && (
        <p className="cap">
          {words.reportedBy} <By organisationId={report.organisationId} />
          {!newer && (both || report.organisationId !== seat.id) && (
            <q className="serif prewrap"> {report.text}</q>
          )}
        </p>
      )}
      <Reports activity={activity} but={mine.teamId} />
      <ReportBar activity={activity} seat={seat} form={form} done={stands} />
    </>
  );
}

/** Which version of the report one is writing on, and whether a colleague has saved a newer one meanwhile. */
function useReportBase(report: TeamReport | undefined) {
  const version = report?.version ?? 0;
  const [started, setStarted] = useState<number | null>(null);
  const written = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was just saved by oneself is what one goes on from.
    const typed = written.current?.querySelector('textarea')?.value.trim();
    if (report && typed === report.text) setStarted((before) => (before === null ? null : report.version));
  }, [report]);
  return {
    written,
    begin: () => setStarted((before) => before ?? version),
    agree: () => setStarted(version),
    base: started ?? version,
    newer: started !== null && started !== version,
  };
}

function ReportBar({
  activity,
  seat,
  form,
  done,
}: {
  activity: Activity;
  seat: Seat;
  form: string;
  done: boolean;
}) {
  const { activity: words } = useMessages();
  const about = { activityId: activity.activityId, organisationId: seat.id };
  const newest = useActStage('activity.report', about, done);
  // One's own that a colleague has replaced since counts no more.
  const stage = newest === 'counted' && !done ? null : newest;
  return (
    <div className="thumb">
      <Receipt stage={stage} />
      <AskTurn seat={seat} />
      <Button kind="main" size="lg" form={form}>
        {words.sendReport}
      </Button>
    </div>
  );
}
