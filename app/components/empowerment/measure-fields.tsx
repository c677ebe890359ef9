import { Checks } from '#app/components/choices.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Measure } from '#app/contract/empowerment.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { useMessages } from '#app/reader.tsx';

interface FieldsProps {
  parties: readonly OrganisationRef[];
  /** Filled with this measure; empty for a new one. */
  measure?: Measure;
}

/** The fields of a measure: what, for whom, who provides it, by when. */
export function MeasureFields({ parties, measure }: FieldsProps) {
  const { empowerment: words } = useMessages();
  const choices = parties.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextArea
        name="what"
        label={words.what}
        help={words.whatHelp}
        value={measure?.what}
        rows={2}
        maxLength={500}
      />
      <Select
        name="forSector"
        label={words.forSector}
        empty={words.forSectorNone}
        value={measure?.forSector ?? ''}
        choices={SECTORS.map((value) => ({ value, label: words.forSectorAll[value] }))}
      />
      <details className="fold" open={(measure?.forWhom.length ?? 0) > 0}>
        <summary>{words.forWhom}</summary>
        <Checks
          name="forIds[]"
          legend={<span className="vh">{words.forWhom}</span>}
          choices={choices}
          values={measure?.forWhom.map((one) => one.id)}
        />
      </details>
      <Select name="providerId" label={words.provider} value={measure?.provider.id} choices={choices} />
      <Field name="dueOn" type="date" label={words.dueOn} value={measure?.dueOn} />
    </>
  );
}
