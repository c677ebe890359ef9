import { type DragEvent, useState } from 'react';
import type { Activity, Entry, IdeaGroup } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../../button.tsx';
import { classNames } from '../../class-names.ts';
import { Field, Select } from '../../field.tsx';
import { Sheet } from '../../sheet-dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { useRoomView } from '../room-context.tsx';
import { By } from './outcome.tsx';

/** Where ideas that are let go stand alone again. */
const ALONE = 'alone';

/** What is dragged where: an idea onto a group, onto another idea, or out of its group. */
function useSorting(activity: Activity) {
  const { act } = useRoomView();
  const [over, setOver] = useState<string | null>(null);
  const move = (entryId: string, onto: string) => {
    const into = onto === ALONE ? {} : { into: onto };
    if (act && entryId && entryId !== onto)
      act('activity.group', { activityId: activity.activityId, entryId, ...into });
  };
  return {
    over,
    /** Properties of something that ideas can be let go on. */
    target: (id: string) => ({
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(id);
      },
      onDragLeave: () => setOver(null),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(null);
        move(event.dataTransfer.getData('text/plain'), id);
      },
    }),
    /** Properties of an idea that can be taken. */
    source: (id: string) =>
      act
        ? {
            draggable: true,
            onDragStart: (event: DragEvent) => event.dataTransfer.setData('text/plain', id),
            onDragEnd: () => setOver(null),
          }
        : {},
  };
}

type Sorting = ReturnType<typeof useSorting>;

/** Groups and lone ideas, to be sorted by dragging, by keyboard or by plain form. */
export function ConsoleSorting({ activity }: { activity: Activity }) {
  const { activity: words, activityConsole } = useMessages();
  const sorting = useSorting(activity);
  const alone = activity.entries.filter((entry) => entry.groupId === null);
  return (
    <div className="stack">
      <p className="cap">{activityConsole.dragHint}</p>
      {activity.groups.map((group) => (
        <Group key={group.groupId} activity={activity} group={group} sorting={sorting} />
      ))}
      <section
        className={classNames('ideagroup ideagroup--alone', sorting.over === ALONE && 'is-target')}
        aria-label={words.ungrouped}
        {...sorting.target(ALONE)}
      >
        <h3 className="label">{words.ungrouped}</h3>
        <ul className="ideacards">
          {alone.map((entry) => (
            <IdeaCard key={entry.entryId} activity={activity} entry={entry} sorting={sorting} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Group({ activity, group, sorting }: { activity: Activity; group: IdeaGroup; sorting: Sorting }) {
  const { activity: words, activityConsole } = useMessages();
  const { room } = useRoomView();
  const entries = activity.entries.filter((entry) => entry.groupId === group.groupId);
  return (
    <section
      className={classNames('ideagroup', sorting.over === group.groupId && 'is-target')}
      aria-label={activityConsole.group(group.name)}
      {...sorting.target(group.groupId)}
    >
      <div className="row row--btw">
        <h3 className="label">
          {group.name} <span className="cap">{words.ideasIn(entries.length)}</span>
        </h3>
        <Sheet
          summary={activityConsole.rename}
          title={activityConsole.rename}
          icon="pen"
          iconOnly
          buttonClass="btn btn--bare btn--sm"
        >
          <ActForm
            command="activity.name-group"
            id={`name-${group.groupId}`}
            input={{ sessionId: room.sessionId, activityId: activity.activityId, groupId: group.groupId }}
            className="form"
          >
            <Field name="name" label={activityConsole.groupName} value={group.name} maxLength={80} />
            <Button kind="main">{words.save}</Button>
          </ActForm>
        </Sheet>
      </div>
      <ul className="ideacards">
        {entries.map((entry) => (
          <IdeaCard key={entry.entryId} activity={activity} entry={entry} sorting={sorting} />
        ))}
      </ul>
    </section>
  );
}

function IdeaCard({ activity, entry, sorting }: { activity: Activity; entry: Entry; sorting: Sorting }) {
  const { activityConsole: words } = useMessages();
  return (
    <li
      className={classNames('ideacard', sorting.over === entry.entryId && 'is-target')}
      {...sorting.source(entry.entryId)}
      {...sorting.target(entry.groupId ?? entry.entryId)}
    >
      <p className="grow">
        {entry.text} <By organisationId={entry.organisationId} />
      </p>
      <Sheet
        summary={`${words.move}: ${entry.text}`}
        title={words.moveTitle(entry.text)}
        icon="right"
        iconOnly
        buttonClass="btn btn--bare btn--sm"
      >
        <MoveForm activity={activity} entry={entry} />
      </Sheet>
    </li>
  );
}

function MoveForm({ activity, entry }: { activity: Activity; entry: Entry }) {
  const { activityConsole: words } = useMessages();
  const { room } = useRoomView();
  const others = activity.entries.filter(
    (other) => other.groupId === null && other.entryId !== entry.entryId,
  );
  return (
    <ActForm
      command="activity.group"
      id={`move-${entry.entryId}`}
      input={{ sessionId: room.sessionId, activityId: activity.activityId, entryId: entry.entryId }}
      className="form"
    >
      <Select
        name="into"
        label={words.moveTo}
        value={entry.groupId ?? ''}
        empty={words.alone}
        choices={[
          ...activity.groups.map((group) => ({ value: group.groupId, label: words.group(group.name) })),
          ...others.map((other) => ({ value: other.entryId, label: words.onto(other.text) })),
        ]}
      />
      <Field name="name" label={words.newGroup} optional maxLength={80} />
      <Button kind="main">{words.move}</Button>
    </ActForm>
  );
}
