import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { ButtonLink } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Note } from '../note.tsx';
import { Mark } from '../organisation.tsx';
import { PageHead, Section } from '../page-head.tsx';
import { Facts } from '../rows.tsx';
import { OutcomeTag } from '../tag.tsx';

type Found = QueryOutput<'record.verify'>;

/** What a public page tells of a document: whether it is genuine, what it is, how each item ended. */
export function Verification({ found }: { found: Found }) {
  const { record } = useMessages();
  const words = record.verify;
  const format = useFormat(found.timeZone);
  return (
    <>
      <PageHead
        title={record.of(found.title)}
        doc
        facts={[words.title, record.document.number(found.number)]}
      />
      <Result found={found} />
      <Section title={words.document} id="dokumen">
        <p className="soft">{words.compare}</p>
        <Facts
          facts={[
            [words.number, found.number],
            [words.held, format.dateTime(found.heldAt, 'full')],
            [words.issued, format.dateTime(found.issuedAt, 'full')],
            [words.forum, found.forum],
            [words.network, `${found.network}, ${found.region}`],
            [
              record.code,
              <span key="code" className="mono">
                {found.code.match(/.{4}/g)?.join('-')}
              </span>,
            ],
            [
              record.hash,
              <span key="hash" className="mono">
                {found.hash}
              </span>,
            ],
          ]}
        />
      </Section>
      <Section title={words.outcomes} id="hasil">
        <ol className="rows">
          {found.agenda.map((item) => (
            <li key={`${item.title}-${item.mode}`} className="item stack-2">
              <p className="serif item__t">{item.title}</p>
              {item.decisions.length === 0 && <p className="cap">{words.noDecision}</p>}
              {item.decisions.map(({ number, outcome }) => (
                <p key={number}>
                  {record.document.decision(number)} <OutcomeTag outcome={outcome} />
                </p>
              ))}
            </li>
          ))}
        </ol>
        <p className="cap">{words.inside}</p>
      </Section>
      <Section title={words.parties} id="para-pihak">
        <ul className="rows">
          {found.parties.map((party) => (
            <li key={party.id} className="item">
              <span className={party.sector === 'government' ? 'org gov' : 'org ngo'}>
                <Mark sector={party.sector} />
                {party.name}
              </span>{' '}
              <span className="cap">
                {record.document.element[party.sector]}, {party.present ? words.present : words.absent}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.proof} id="bukti">
        <p className="soft">{words.proofBody}</p>
        <Facts
          facts={[
            [
              words.key,
              <span key="key" className="mono">
                {found.verifierKey}
              </span>,
            ],
          ]}
        />
        {found.receipt && (
          <p>
            <ButtonLink to={`/verifikasi/${found.code}/bukti.json`} reloadDocument download="bukti.json">
              {words.download}
            </ButtonLink>
          </p>
        )}
      </Section>
    </>
  );
}

function Result({ found: { checks } }: { found: Found }) {
  const { record } = useMessages();
  const words = record.verify;
  const matches = checks.content && checks.ledger;
  const said = !matches ? words.alteredBody : checks.signed ? words.genuineBody : words.pendingBody;
  const lines = [
    [words.checks.content, checks.content, words.checks.no],
    [words.checks.ledger, checks.ledger, words.checks.no],
    [words.checks.signed, checks.signed, matches ? words.checks.pending : words.checks.no],
  ] as const;
  return (
    <section className="stack-2 part" aria-label={words.checks.title}>
      <Note tone={matches ? 'ok' : 'bad'}>
        <p>
          <strong>{matches ? words.genuine : words.altered}.</strong> {said}
        </p>
      </Note>
      <ul className="checks">
        {lines.map(([what, good, otherwise]) => (
          <li key={what}>
            <Icon name={good ? 'check' : 'minus'} />
            <span>
              {what}: <strong>{good ? words.checks.yes : otherwise}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
