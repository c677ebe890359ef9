import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { NetworkHead } from '#app/components/network/network-head.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows, ViewTabs } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { DayOffShown } from '#app/contract/calendar.ts';
import { isWeekend } from '#app/domain/calendar.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useFormat, useMessages, useReader } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = Number(new URL(request.url).searchParams.get('tahun'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : undefined;
  const { common, calendar } = messagesFor(context.locale);
  return {
    ...(await ask(context, request, 'calendar.days', year === undefined ? {} : { year })),
    key: newKey(),
    title: common.page.title(calendar.title),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, { 'calendar.set-day': {}, 'calendar.reset-day': {} });
}

/** The days on which nobody is expected to work, and the network's own say about them. */
export default function DaysOff() {
  const { year, days, worked, lastYearKnown, lastLeaveKnown, may, key } = useLoaderData<typeof loader>();
  const { calendar: words } = useMessages();
  return (
    <Page>
      <NetworkHead lead={words.lead} />
      <Section
        id="libur"
        title={words.of(year)}
        end={
          <ViewTabs
            label={words.years}
            views={[year - 1, year, year + 1].map((each) => ({
              label: each,
              to: `/jejaring/libur?tahun=${each}`,
              current: each === year,
            }))}
          />
        }
      >
        {year > lastLeaveKnown && year <= lastYearKnown && (
          <Note tone="wait">{words.leaveUnknown(lastLeaveKnown)}</Note>
        )}
        {year > lastYearKnown && <Note tone="wait">{words.unknown(lastYearKnown)}</Note>}
        {days.some((one) => one.estimated) && <Note>{words.estimatedLead}</Note>}
        {days.length === 0 ? (
          <Empty title={words.none}>{words.lead}</Empty>
        ) : (
          <Rows label={words.of(year)}>
            {days.map((one) => (
              <Day key={one.day} one={one} administers={may.administer} pageKey={key} />
            ))}
          </Rows>
        )}
      </Section>
      {worked.length > 0 && (
        <Section id="tetap-kerja" title={words.worked}>
          <Rows>
            {worked.map((one) => (
              <Day key={one.day} one={one} administers={may.administer} pageKey={key} worked />
            ))}
          </Rows>
        </Section>
      )}
      {may.administer && (
        <Section id="tambah" title={words.add}>
          <p className="soft">{words.addLead}</p>
          <CommandForm command="calendar.set-day" pageKey={key} id="add-day" className="form form--two">
            <input type="hidden" name="working" value="false" />
            <Field name="day" type="date" label={words.day} />
            <Field name="name" label={words.name} maxLength={120} />
            <div className="btns two__w">
              <Button kind="main" icon="plus">
                {words.send}
              </Button>
            </div>
          </CommandForm>
        </Section>
      )}
    </Page>
  );
}

interface DayProps {
  one: DayOffShown;
  administers: boolean;
  pageKey: string;
  /** The network works on it. */
  worked?: boolean;
}

/** One day off, or one holiday that is worked, with what an administrator can make of it. */
function Day({ one, administers, pageKey, worked = false }: DayProps) {
  const { calendar: words } = useMessages();
  const { locale } = useReader();
  const format = useFormat();
  const name = locale === 'id' ? one.name : one.english;
  const day = format.day(one.day, 'full');
  const own = worked || one.kind === 'own';
  return (
    <Item
      title={day}
      meta={
        <>
          <span>{name}</span>
          <Tag tone="line" icon="calendar">
            {words.kind[one.kind]}
          </Tag>
          {one.estimated && (
            <Tag tone="wait" icon="wait">
              {words.estimated}
            </Tag>
          )}
          {one.source && (
            <span className="cap">
              {words.source}: {one.source}
            </span>
          )}
        </>
      }
      end={
        administers &&
        // A holiday on a Saturday cannot be made a working day: it is none anyway.
        (own || !isWeekend(one.day)) && (
          <CommandForm
            command={own ? 'calendar.reset-day' : 'calendar.set-day'}
            pageKey={pageKey}
            id={`day-${one.day}`}
            className=""
            compact
          >
            <input type="hidden" name="day" value={one.day} />
            {!own && <input type="hidden" name="name" value={one.name} />}
            {!own && <input type="hidden" name="working" value="true" />}
            <Button kind="bare" aria-label={own && !worked ? words.removeOf(day) : undefined}>
              {worked ? words.undo : own ? words.remove : words.work}
            </Button>
          </CommandForm>
        )
      }
    />
  );
}
