import { Button } from '#app/components/button.tsx';
import { Check } from '#app/components/choices.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Section } from '#app/components/page-head.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { OUTCOMES } from '#app/domain/consensus.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import type { registerFilters } from './register-query.server.ts';

type Listed = QueryOutput<'decision.list'>;

interface FiltersProps extends Pick<Listed, 'sessions' | 'organisations'> {
  filters: ReturnType<typeof registerFilters>;
}

/** What the register can be narrowed to; folded away until somebody uses it. */
export function RegisterFilters({ filters, sessions, organisations }: FiltersProps) {
  const { register: words, common } = useMessages();
  const format = useFormat();
  const { outcome, sessionId, organisationId, from, to, reserved } = filters;
  const used = [outcome, sessionId, organisationId, from, to, reserved].filter(Boolean).length;
  return (
    <details className="changes" open={used > 0}>
      <summary>{used > 0 ? words.filtered(used) : words.filter}</summary>
      <div className="form form--two">
        <Select
          name="hasil"
          label={words.outcome}
          empty={words.anyOutcome}
          value={outcome}
          choices={OUTCOMES.map((one) => ({ value: one, label: common.outcome[one] }))}
        />
        <Select
          name="sesi"
          label={words.session}
          empty={words.anySession}
          value={sessionId}
          choices={sessions.map(({ id, title, startsAt }) => ({
            value: id,
            label: `${title}, ${format.date(startsAt)}`,
          }))}
        />
        <Select
          name="lembaga"
          label={words.organisation}
          empty={words.anyOrganisation}
          value={organisationId}
          choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <span />
        <Field name="dari" type="date" label={words.from} value={from} optional />
        <Field name="sampai" type="date" label={words.to} value={to} optional />
        <div className="two__w">
          <Check name="catatan" value="ya" label={words.reserved} checked={reserved} />
        </div>
        <div className="btns two__w">
          <Button icon="filter">{words.apply}</Button>
        </div>
      </div>
    </details>
  );
}

/** The register as files, as it is narrowed on this page. */
export function Download({ forumId, query }: { forumId: string; query: string }) {
  const { register: words } = useMessages();
  const file = (kind: 'json' | 'csv', part?: string) => {
    const params = new URLSearchParams(query);
    if (part) params.set('isi', part);
    return `/forum/${forumId}/register.${kind}${params.size > 0 ? `?${params}` : ''}`;
  };
  const files = [
    [words.files.csv, file('csv')],
    [words.files.positions, file('csv', 'sikap')],
    [words.files.json, file('json')],
  ] as const;
  return (
    <Section title={words.download} id="unduh">
      <p className="soft">{words.downloadHelp}</p>
      <ul className="rows">
        {files.map(([label, to]) => (
          <li className="item" key={to}>
            <a href={to} download className="reg__f">
              <Icon name="doc" /> {label}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
