import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import { Section } from '#app/components/page-head.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { REMARK_KINDS } from '#app/domain/remark.ts';
import { NamedWords } from '#app/editor/rich-text.tsx';
import { useMessages } from '#app/reader.tsx';
import { RemarkPassage, RemarkTag } from './remark-item.tsx';
import { toRemark } from './to-remark.ts';

type All = QueryOutput<'remark.list'>;
type Listed = Pick<All, 'proposal' | 'remarks' | 'named' | 'counts' | 'reactionsOpen' | 'may'>;

/** How many open remarks stand beside the text; the rest is on their own page. */
export const SHOWN_BESIDE = 6;

/** Why only questions are asked now: it is their time, or the text is decided. */
export function Stage({ said: { proposal, counts } }: { said: Pick<Listed, 'proposal' | 'counts'> }) {
  const { remark: words } = useMessages();
  const { open, all } = counts.question;
  return (
    <>
      <strong>{proposal.decided ? words.decidedTitle : words.waitTitle}.</strong>{' '}
      {proposal.decided ? words.decided : words.wait(open, all)}
    </>
  );
}

/** Beside the text: what was said about it, counted, and what is still open (`said.remarks`) with its passage. */
export function RemarksBeside({ proposalId, said }: { proposalId: string; said: Listed }) {
  const { remark: words } = useMessages();
  const here = `/usulan/${proposalId}/tanggapan`;
  const open = said.remarks;
  return (
    <Section title={words.title} id="tanggapan" end={<Link to={here}>{words.toAll}</Link>}>
      <p className="cap remark__n">
        {REMARK_KINDS.map((kind) => (
          <Link key={kind} to={`${here}?jenis=${kind}`}>
            {words.count(words.kind[kind], said.counts[kind].all, said.counts[kind].open)}
          </Link>
        ))}
      </p>
      {!said.reactionsOpen && (
        <p className="soft">
          <Stage said={said} />
        </p>
      )}
      {open.length === 0 && said.reactionsOpen && <p className="soft fempty">{words.none}</p>}
      <ul className="rows">
        {open.map((remark) => (
          <li className="item" key={remark.id}>
            <p className="item__m">
              <Link to={toRemark(proposalId, remark.id)}>{words.kind[remark.kind]}</Link>{' '}
              <RemarkTag remark={remark} /> <AuthorName author={{ ...remark.author, name: '' }} />
            </p>
            <RemarkPassage remark={remark} />
            <p>
              <NamedWords text={remark.body} named={said.named} />
            </p>
          </li>
        ))}
      </ul>
      {said.may.ask && (
        <ButtonLink icon="discuss" to={`${here}/baru?jenis=${said.reactionsOpen ? 'amendment' : 'question'}`}>
          {said.reactionsOpen ? words.make : words.makeKind.question}
        </ButtonLink>
      )}
    </Section>
  );
}
