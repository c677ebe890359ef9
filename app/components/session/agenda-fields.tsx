import { ACTIVITY_KINDS } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Field, Select } from '../field.tsx';

/** The two kinds of an agenda item, as a choice. */
export function ItemMode({ name, value }: { name: string; value: string }) {
  const { session, common } = useMessages();
  return (
    <Select
      name={name}
      label={session.plan.mode}
      value={value}
      choices={(['deciding', 'consultative'] as const).map((mode) => ({
        value: mode,
        label: common.itemMode[mode],
      }))}
    />
  );
}

/** The activity an agenda item is meant to be dealt with by; none where it is only talked about. */
export function ItemActivity({ name, value }: { name: string; value: string | undefined }) {
  const { activity, activityConsole } = useMessages();
  return (
    <Select
      name={name}
      label={activityConsole.planned}
      value={value}
      optional
      choices={ACTIVITY_KINDS.map((kind) => ({ value: kind, label: activity.kind[kind] }))}
    />
  );
}

/** The time box of an agenda item, in minutes. */
export function ItemMinutes({ name, value }: { name: string; value: string }) {
  const { plan } = useMessages().session;
  return <Field name={name} type="number" label={plan.minutes} unit={plan.minutesUnit} value={value} />;
}
