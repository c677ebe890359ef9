import { useMessages } from '#app/reader.tsx';
import { Check, Radios } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import type { IndicatorShown } from './series-chart.tsx';

/** Years that can be filled in without having a figure yet. */
const YEARS = 8;

/** The fields of an indicator, for adding and for correcting; `year` is the present one. */
export function IndicatorFields({ indicator, year }: { indicator?: IndicatorShown; year: number }) {
  const { reference: words } = useMessages();
  const recent = Array.from({ length: YEARS }, (_, back) => String(year - back));
  const years = [...new Set([...recent, ...Object.keys(indicator?.series ?? {})])].sort().reverse();
  const write = (value: number | null | undefined) => (value == null ? '' : String(value).replace('.', ','));
  return (
    <>
      <Field name="name" label={words.name} value={indicator?.name} maxLength={240} full />
      {!indicator && <Field name="code" label={words.code} help={words.codeHelp} maxLength={20} />}
      <Field name="unit" label={words.unit} help={words.unitHelp} value={indicator?.unit} maxLength={40} />
      <Select
        name="kind"
        label={words.kind}
        value={indicator?.kind}
        choices={(['spm', 'macro'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
      />
      <Select
        name="direction"
        label={words.direction}
        value={indicator?.direction}
        choices={(['up', 'down'] as const).map((way) => ({ value: way, label: words.directions[way] }))}
      />
      <Field name="target" type="number" label={words.target} value={write(indicator?.target)} optional />
      <Field
        name="source"
        label={words.source}
        help={words.sourceHelp}
        value={indicator?.source}
        maxLength={300}
        full
      />
      <Check name="illustrative" label={words.illustrative} checked={indicator?.illustrative ?? false} />
      <fieldset className="group two__w">
        <legend>{words.series}</legend>
        <p className="field__help">{words.seriesHelp}</p>
        <div className="form form--two">
          {years.map((one) => (
            <Field
              key={one}
              name={`series.${one}`}
              type="number"
              label={one}
              value={write(indicator?.series[one])}
              optional
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** What an organisation does for a group, and on what basis. */
export function AuthorityFields({ role, basis }: { role?: string; basis?: string }) {
  const { network, reference: words } = useMessages();
  return (
    <>
      <Radios
        name="role"
        legend={words.role}
        row
        value={role}
        choices={(['leading', 'supporting', 'partner'] as const).map((one) => ({
          value: one,
          label: network.reference.role[one],
        }))}
      />
      <Field name="basis" label={words.basis} help={words.basisHelp} value={basis} maxLength={300} full />
    </>
  );
}
