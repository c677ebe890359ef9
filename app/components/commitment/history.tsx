import { Icon } from '#app/components/icon.tsx';
import { Badge, Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'commitment.show'>;
type Evidence = Shown['reports'][number]['evidence'][number];

function EvidenceItem({ item }: { item: Evidence }) {
  const { commitment } = useMessages();
  const format = useFormat();
  const words = commitment.show;
  const facts = [
    item.kind === 'link'
      ? words.link
      : (item.fileType?.split('/').at(-1)?.split('.').at(-1)?.toUpperCase() ?? ''),
    item.fileBytes === null ? null : format.bytes(item.fileBytes),
    format.date(item.at, 'day-month'),
    item.fileHash && words.fingerprint(`${item.fileHash.slice(0, 4)}…${item.fileHash.slice(-4)}`),
  ].filter(Boolean);
  return (
    <li>
      <Icon name={item.kind === 'link' ? 'link' : 'doc'} />
      <span>
        {item.kind === 'link' ? (
          <a href={item.url ?? ''} rel="noreferrer nofollow">
            {item.label}
          </a>
        ) : (
          <a href={`/berkas/${item.fileHash}`} download>
            {item.label}
          </a>
        )}
        <span className="cap">{facts.join(', ')}</span>
      </span>
      <Badge organisation={item.organisation} small />
    </li>
  );
}

/** What the reports can be seen by, the newest first. */
export function EvidenceList({ shown }: { shown: Shown }) {
  const { commitment } = useMessages();
  const all = shown.reports.flatMap((report) => report.evidence).reverse();
  return (
    <Section title={commitment.show.evidence} id="bukti" end={<span className="cap">{all.length}</span>}>
      {all.length === 0 ? (
        <p className="soft">{commitment.show.noEvidence}</p>
      ) : (
        <ul className="ev">
          {all.map((item) => (
            <EvidenceItem key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Every report with what was said about it, the newest first. */
export function History({ shown }: { shown: Shown }) {
  const { commitment } = useMessages();
  const format = useFormat();
  const words = commitment.show;
  if (shown.reports.length === 0) return null;
  return (
    <Section title={words.history} id="riwayat">
      <Rows label={words.history}>
        {[...shown.reports].reverse().map((report) => (
          <Item
            key={report.id}
            title={`${format.number(report.achieved)} ${shown.line.unit}`}
            meta={
              <>
                <Org organisation={report.organisation} />
                <span className="quiet">
                  {report.by}, {format.dateTime(report.at)}
                </span>
                {report.spent !== null && (
                  <span className="quiet">{words.spent(format.money(report.spent, 'short'))}</span>
                )}
                {report.obstacle && (
                  <span className="quiet">{words.obstacle(commitment.obstacle[report.obstacle])}</span>
                )}
              </>
            }
          >
            <p>{report.note}</p>
            <ul className="talk">
              {report.voices.map((voice) => (
                <li key={voice.id}>
                  <p className="row row--wrap">
                    {voice.organisation ? (
                      <Org organisation={voice.organisation} />
                    ) : (
                      <strong>{voice.by}</strong>
                    )}
                    <span className="cap">
                      {words.voice[voice.voice]}, {format.dateTime(voice.at)}
                    </span>
                  </p>
                  {voice.reason && <p>{voice.reason}</p>}
                </li>
              ))}
            </ul>
          </Item>
        ))}
      </Rows>
    </Section>
  );
}
