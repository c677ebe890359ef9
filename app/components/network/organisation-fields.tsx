import { ORGANISATION_KINDS, ORGANISATION_LEVELS } from '#app/contract/network.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { useMessages } from '#app/reader.tsx';
import { Radios } from '../choices.tsx';
import { Field, Select, TextArea } from '../field.tsx';

type OrganisationShown = QueryOutput<'network.organisation'>['organisation'];

/** The fields of an organisation, for adding and for changing. */
export function OrganisationFields({ organisation }: { organisation?: OrganisationShown }) {
  const { common, network } = useMessages();
  const words = network.organisation;
  return (
    <>
      <Field name="name" label={words.name} value={organisation?.name} maxLength={160} full />
      <Field
        name="shortName"
        label={words.shortName}
        help={words.shortNameHelp}
        value={organisation?.shortName}
        maxLength={40}
      />
      <Field name="code" label={words.code} help={words.codeHelp} value={organisation?.code} maxLength={3} />
      <Radios
        name="sector"
        legend={words.sector}
        row
        value={organisation?.sector}
        choices={SECTORS.map((sector) => ({ value: sector, label: common.sector[sector] }))}
      />
      <Select
        name="kind"
        label={words.kind}
        value={organisation?.kind}
        choices={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: network.kind[kind] }))}
      />
      <Select
        name="level"
        label={words.level}
        value={organisation?.level}
        choices={ORGANISATION_LEVELS.map((level) => ({ value: level, label: network.level[level] }))}
      />
      <TextArea
        name="role"
        label={words.role}
        help={words.roleHelp}
        value={organisation?.role ?? ''}
        rows={2}
        maxLength={400}
        optional
        full
      />
    </>
  );
}
