import type { RecordContent } from '#app/contract/record.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Mark } from '../organisation.tsx';
import { DecisionView } from './decision-view.tsx';

type Party = RecordContent['parties'][number];

/** What a berita acara says, as it is read on a screen: the same words in the same order as on paper. */
export function RecordView({ content }: { content: RecordContent }) {
  const { record } = useMessages();
  const words = record.document;
  const format = useFormat(content.timeZone);
  return (
    <article className="sheet pad record serif" aria-labelledby="h-record">
      <header className="record__head">
        <p className="record__kop">{content.forum.initiator}</p>
        <p className="cap">{content.forum.name}</p>
        <h2 id="h-record" className="h-doc">
          {words.heading}
        </h2>
        <p>{content.session.title}</p>
        <p className="cap">{words.number(content.number)}</p>
      </header>
      <p lang="id">{content.opening}</p>
      <ol className="record__parties">
        {content.parties.map((party) => (
          <PartyLine key={party.id} party={party} />
        ))}
      </ol>
      <p>{words.together}</p>
      <h3 className="h-sec">{words.basis}</h3>
      <ol>
        {content.basis.map((line) => (
          <li key={line} lang="id">
            {line}
          </li>
        ))}
      </ol>
      <h3 className="h-sec">{words.results}</h3>
      {content.agenda.map((item, at) => (
        <section key={`${item.title}-${item.mode}`} className="stack-2 record__item">
          <h4>{words.agendaItem(at + 1, item.title)}</h4>
          {item.decisions.length === 0 && (
            <p className="cap">
              {item.mode === 'consultative' ? words.itemMode.consultative : words.noDecision}
            </p>
          )}
          {item.decisions.map((decision) => (
            <DecisionView key={decision.id} decision={decision} />
          ))}
          {item.activities && <p className="cap">{words.held}</p>}
          {(item.activities ?? []).map(({ title, lines }) => (
            <div key={title} lang="id" className="record__held">
              <p>{title}</p>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <p lang="id">{content.closing}</p>
      <p>
        {content.session.place}, {format.date(content.session.closedAt, 'long')}
      </p>
    </article>
  );
}

function PartyLine({ party }: { party: Party }) {
  const { record } = useMessages();
  const words = record.document;
  const offices = party.attendees.map(
    ({ office, role, mode }) => `${office} (${words.role[role]}, ${words.mode[mode]})`,
  );
  return (
    <li>
      <span className={party.sector === 'government' ? 'org gov' : 'org ngo'}>
        <Mark sector={party.sector} />
        {party.name}
      </span>
      , {words.element[party.sector]},{' '}
      {offices.length === 0 ? words.absent : words.represented(offices.join('; '))}
    </li>
  );
}
