import { ANSWER_ICON } from '#app/components/answers.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';

/** Reservations in full, in the words of the organisations: they stay part of the decision. */
export function Reservations({ reservations }: Pick<QueryOutput<'decision.show'>, 'reservations'>) {
  const { forum, common } = useMessages();
  if (reservations.length === 0) return null;
  return (
    <Section title={forum.decisions.reservations} id="catatan">
      <p className="soft">{forum.decisions.reservationsLead}</p>
      <ul className="rows">
        {reservations.map((one) => (
          <li className="item" key={one.organisation.id}>
            <p className="item__m">
              <Org organisation={one.organisation} />{' '}
              <Tag tone="line" icon={ANSWER_ICON[one.kind]}>
                {common.answer[one.kind]}
              </Tag>
            </p>
            <p className="said serif">{one.reason}</p>
            <Facts
              facts={[
                [forum.objection.passage, one.passage],
                [forum.objection.suggestion, one.suggestion],
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
