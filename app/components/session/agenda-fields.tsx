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

/** The time box of an agenda item, in minutes. */
export function ItemMinutes({ name, value }: { name: string; value: string }) {
  const { plan } = useMessages().session;
  return <Field name={name} type="number" label={plan.minutes} unit={plan.minutesUnit} value={value} />;
}
