import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import type { RecipeItem } from '#app/contract/recipe.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { FormStateContext, type Refused, refusalSentence } from '#app/forms/form-state.ts';
import { keyFor } from '#app/forms/key.ts';
import { COMMAND_FIELD, FORM_FIELD, KEY_FIELD } from '#app/forms/names.ts';
import { ZONE_NAME } from '#app/i18n/format.ts';
import { useFormat, useMessages, useReader } from '#app/reader.tsx';
import { Button, Buttons } from '../button.tsx';
import { Field, Select } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { Note } from '../note.tsx';
import { ItemActivity, ItemMinutes, ItemMode } from './agenda-fields.tsx';

export const PLAN_FORM = 'session-schedule';
/** The button that asks for one more row when there is no JavaScript. */
export const ADD_ROW = '_add';
/** Rows a new agenda begins with. */
export const ROWS_AT_FIRST = 4;
const USUAL_MINUTES = 30;

interface PlanFormProps {
  planning: QueryOutput<'session.planning'>;
  pageKey: string;
  rows: number;
  /** What was typed: after a refusal, or after a row was asked for. */
  refused: Refused | null;
  /** A refusal to be said; false when only a row was added. */
  isRefusal: boolean;
  /** The items of the recipe it begins with, after what was reopened. */
  start: readonly RecipeItem[];
}

/** Place, time and agenda of a new session. Rows are added on the page, or by sending the form. */
export function PlanForm({ planning, pageKey, rows, refused, isRefusal, start }: PlanFormProps) {
  const messages = useMessages();
  const { session, common } = messages;
  const navigation = useNavigation();
  const [more, setMore] = useState(0);
  const words = session.plan;
  const zone = ZONE_NAME[planning.timeZone] ?? planning.timeZone;
  return (
    <FormStateContext.Provider value={{ id: PLAN_FORM, refused }}>
      <Form
        method="post"
        className="form"
        noValidate
        aria-busy={navigation.state === 'submitting' || undefined}
        preventScrollReset
      >
        <input type="hidden" name={KEY_FIELD} value={keyFor(pageKey, PLAN_FORM)} />
        <input type="hidden" name={COMMAND_FIELD} value="session.schedule" />
        <input type="hidden" name={FORM_FIELD} value={PLAN_FORM} />
        {refused && isRefusal && (
          <Note tone="bad" announce="alert">
            <strong>{refusalSentence(refused.refusal, messages)}</strong> {common.form.nothingLost}
          </Note>
        )}
        <Field name="title" label={words.name} help={words.nameHelp} maxLength={160} />
        <Field name="place" label={words.place} help={words.placeHelp} maxLength={200} />
        <div className="form form--two">
          <Field name="startsAt" type="time" label={words.startsAt} help={words.zone(zone)} />
          <Field name="endsAt" type="time" label={words.endsAt} help={words.zone(zone)} />
        </div>
        {planning.charter && (
          <Note icon="clock">
            {words.short(planning.charter.invitationDays)} <Earliest planning={planning} />
          </Note>
        )}
        <Field name="letterNumber" label={words.letter} optional maxLength={80} />
        <p className="field__help" id={`${PLAN_FORM}-agenda`}>
          {words.agendaHelp}
        </p>
        {planning.reviews.length > 0 && <Note icon="calendar">{messages.register.review.planned}</Note>}
        {planning.promises > 0 && <PromisesFirst count={planning.promises} />}
        {isRefusal && refused?.refusal.fields?.agenda && (
          <p className="field__error">
            <Icon name="alert" />
            <span>{words.agendaEmpty}</span>
          </p>
        )}
        {Array.from({ length: rows + more }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the agenda
          <AgendaRow key={at} at={at} planning={planning} start={start[at - planning.reviews.length]} />
        ))}
        <Buttons>
          <Button
            name={ADD_ROW}
            value="1"
            icon="plus"
            onClick={(event) => {
              event.preventDefault();
              setMore(more + 1);
            }}
          >
            {words.addRow}
          </Button>
          <Button kind="main">{words.send}</Button>
        </Buttons>
      </Form>
    </FormStateContext.Provider>
  );
}

/** Earlier promises come first by themselves; whoever leaves them out says why. */
function PromisesFirst({ count }: { count: number }) {
  const { preparation } = useMessages();
  const words = preparation.plan;
  return (
    <Note icon="shake">
      <p>{words.promises(count)}</p>
      <details className="more">
        <summary>{words.without}</summary>
        <Field name="withoutPromises" label={words.reason} help={words.reasonHelp} optional maxLength={300} />
      </details>
    </Note>
  );
}

/** The first day that keeps the notice, and what days off stand before it. */
function Earliest({ planning }: { planning: PlanFormProps['planning'] }) {
  const { calendar, invitation } = useMessages();
  const { locale } = useReader();
  const format = useFormat(planning.timeZone);
  if (!planning.earliest) return null;
  const { day, off } = planning.earliest;
  const named = off.map(
    (one) => `${format.day(one.day, 'day-month')} (${locale === 'id' ? one.name : one.english})`,
  );
  return (
    <strong>
      {calendar.earliest(format.day(day, 'full'))} {named.length > 0 && invitation.off(named.join(', '))}
    </strong>
  );
}

interface AgendaRowProps {
  at: number;
  planning: PlanFormProps['planning'];
  start: RecipeItem | undefined;
}

function AgendaRow({ at, planning, start }: AgendaRowProps) {
  const { session, register } = useMessages();
  const words = session.plan;
  // What was reopened comes first on the next agenda by itself; the facilitator may change it.
  const review = planning.reviews[at];
  const name = (field: string) => `agenda[${at}].${field}`;
  return (
    <fieldset className="group agendarow">
      <legend>{words.row(at + 1)}</legend>
      {start?.kind && <input type="hidden" name={name('kind')} value={start.kind} />}
      <Field
        name={name('title')}
        label={words.rowTitle}
        value={review ? register.review.itemTitle(review.number, review.title).slice(0, 160) : start?.title}
        maxLength={160}
        optional={at > 0}
      />
      <div className="agendarow__r">
        <ItemMode name={name('mode')} value={start?.mode ?? 'deciding'} />
        <ItemMinutes name={name('minutes')} value={String(start?.minutes ?? USUAL_MINUTES)} />
        <div className="agendarow__p">
          <Select
            name={name('proposalId')}
            label={words.proposal}
            value={review?.proposalId}
            optional
            choices={planning.proposals.map((proposal) => ({
              value: proposal.id,
              label: `${session.proposalNumber(proposal.number)} ${proposal.title}`,
            }))}
          />
        </div>
        <ItemActivity name={name('activity')} value={start?.activity} />
      </div>
    </fieldset>
  );
}
