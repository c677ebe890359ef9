import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button, ButtonLink, Buttons } from '../button.tsx';
import { Field } from '../field.tsx';
import { FormFold } from '../form-fold.tsx';
import { Item, Rows } from '../rows.tsx';
import { Tag } from '../tag.tsx';
import { useSizes } from './use-sizes.ts';

type Shown = QueryOutput<'document.list'>;
type One = Shown['documents'][number];

/** The documents as their addresses call them. */
const PLACE = { 'attendance-list': 'daftar-hadir', minutes: 'notula', 'full-record': 'risalah' } as const;
const FORMATS = [
  ['pdf', 'PDF'],
  ['docx', 'DOCX'],
] as const;

const STATE = {
  'not-yet': ['line', 'wait'],
  now: ['wait', 'clock'],
  ready: ['ok', 'check'],
} as const;

/** The documents of a session: what each is, its number, and its files with their sizes. */
export function DocumentRows({ shown, pageKey }: { shown: Shown; pageKey: string }) {
  const { document: words } = useMessages();
  const documents = useSizes(shown);
  return (
    <Rows label={words.title}>
      {documents.map((one) => (
        <Document key={one.kind} one={one} shown={shown} pageKey={pageKey} />
      ))}
    </Rows>
  );
}

function Document({ one, shown, pageKey }: { one: One; shown: Shown; pageKey: string }) {
  const { document: words } = useMessages();
  const [tone, icon] = STATE[one.state];
  const there = one.state !== 'not-yet';
  return (
    <Item
      title={words.kind[one.kind]}
      end={
        <Tag tone={tone} icon={icon}>
          {words.state[one.state]}
        </Tag>
      }
      meta={
        there && <span className="cap">{one.number ? words.number.is(one.number) : words.number.none}</span>
      }
    >
      <div className="stack-2">
        <p className="soft">{there ? words.what[one.kind] : words.whyNot[one.kind]}</p>
        {there && <Files one={one} sessionId={shown.session.id} />}
        {one.kind === 'session-record' ? (
          <p>
            <ButtonLink kind="bare" icon="stamp" to={`/sesi/${shown.session.id}/berita-acara`}>
              {words.toRecord}
            </ButtonLink>
          </p>
        ) : (
          there && shown.may.number && <NumberForm kind={one.kind} number={one.number} pageKey={pageKey} />
        )}
      </div>
    </Item>
  );
}

function Files({ one, sessionId }: { one: One; sessionId: string }) {
  const { document: words } = useMessages();
  const format = useFormat();
  const base =
    one.kind === 'session-record'
      ? `/catatan/${one.recordId}`
      : `/sesi/${sessionId}/dokumen/${PLACE[one.kind]}`;
  return (
    <Buttons>
      {FORMATS.map(([ending, name]) => {
        const size = one.sizes?.[ending] ?? null;
        return (
          <ButtonLink key={ending} icon="doc" to={`${base}.${ending}`} reloadDocument>
            <span className="vh">{words.fileOf(words.kind[one.kind])}, </span>
            {words.file(name, size === null ? null : format.bytes(size))}
          </ButtonLink>
        );
      })}
    </Buttons>
  );
}

function NumberForm({
  kind,
  number,
  pageKey,
}: {
  kind: Exclude<One['kind'], 'session-record'>;
  number: string | null;
  pageKey: string;
}) {
  const { document: words } = useMessages();
  return (
    <FormFold
      form={`number-${kind}`}
      pageKey={pageKey}
      summary={number ? words.number.change : words.number.give}
    >
      <CommandForm
        command="document.number"
        pageKey={pageKey}
        id={`number-${kind}`}
        label={words.number.of(words.kind[kind])}
      >
        <input type="hidden" name="kind" value={kind} />
        <Field
          name="number"
          label={words.number.label}
          help={words.number.help}
          value={number ?? ''}
          autoComplete="off"
          maxLength={80}
        />
        <Button>{words.number.set}</Button>
      </CommandForm>
    </FormFold>
  );
}
