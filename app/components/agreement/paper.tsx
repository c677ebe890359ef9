import { Link } from '@remix-run/react';
import { Day } from '#app/components/date-time.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'agreement.show'>;

/** The text of an article: one line is a sentence, several are numbered paragraphs. */
export function ClauseText({ body }: { body: string }) {
  const lines = body.split(/\n+/).filter((line) => line.trim() !== '');
  if (lines.length < 2) return <p>{body}</p>;
  return (
    <ol>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text have an order and nothing else
        <li key={index}>{line}</li>
      ))}
    </ol>
  );
}

/** Commitments as the table of an article. */
function CommitmentTable({ lines, caption }: { lines: readonly CommitmentLine[]; caption: string }) {
  const { agreement, commitment, common } = useMessages();
  if (lines.length === 0) return null;
  return (
    <table className="ctab stacks">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{agreement.show.commitment}</th>
          <th scope="col">{agreement.show.owner}</th>
          <th scope="col">{commitment.list.status}</th>
          <th scope="col" className="r">
            {agreement.show.due}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <Link to={`/komitmen/${line.id}`}>{line.title}</Link>
            </th>
            <td data-label={agreement.show.owner}>
              <Org organisation={line.owner} />
            </td>
            <td data-label={commitment.list.status}>{common.commitmentStatus[line.status]}</td>
            <td className="r num" data-label={agreement.show.due}>
              <Day on={line.dueOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The agreement as paper: title, parties, articles with their commitments. The document itself is in Indonesian. */
export function Paper({ agreement: shown }: { agreement: Shown }) {
  const { agreement, common } = useMessages();
  const format = useFormat();
  const inClause = (clauseId: string | null) =>
    shown.commitments.filter((line) => line.clauseId === clauseId && line.status !== 'withdrawn');
  return (
    <article className="paper">
      <p className="paper__run">
        <span>{agreement.kind[shown.kind]}</span>
        <span>{common.word.version(shown.version)}</span>
      </p>
      <h2 className="paper__t" lang="id">
        {shown.title}
      </h2>
      <p className="paper__no">
        {shown.number ?? agreement.show.noNumber} ·{' '}
        {agreement.show.term(format.day(shown.startsOn, 'long'), format.day(shown.endsOn, 'long'))}
      </p>
      <ul className="paper__p">
        {shown.parties.map((party, position) => (
          <li key={party.organisation.id}>
            <span className="quiet">{agreement.show.party(position)}</span>{' '}
            <Org organisation={party.organisation} full />
          </li>
        ))}
      </ul>
      {shown.clauses.map((clause) => (
        <section key={clause.id} id={`pasal-${clause.number}`} lang="id">
          <h2>
            Pasal&nbsp;{clause.number}
            <br />
            {clause.heading}
          </h2>
          <ClauseText body={clause.body} />
          <CommitmentTable lines={inClause(clause.id)} caption={agreement.show.commitmentsInClause} />
        </section>
      ))}
      {inClause(null).length > 0 && (
        <section id="komitmen-lain">
          <h2>{agreement.show.otherCommitments}</h2>
          <CommitmentTable lines={inClause(null)} caption={agreement.show.otherCommitments} />
        </section>
      )}
    </article>
  );
}

/** The way through a long text. */
export function Contents({ agreement: shown }: { agreement: Shown }) {
  const { agreement } = useMessages();
  return (
    <nav className="toc" aria-label={agreement.show.clauses}>
      {shown.clauses.map((clause) => (
        <a href={`#pasal-${clause.number}`} key={clause.id}>
          <span className="num">{clause.number}</span>
          <span lang="id">{clause.heading}</span>
        </a>
      ))}
    </nav>
  );
}
