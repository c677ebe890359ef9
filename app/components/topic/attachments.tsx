import { useContext } from 'react';
import { Field, FieldError } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { ATTACHMENTS, type AttachmentShown } from '#app/contract/topic-shapes.ts';
import { FormStateContext, useField } from '#app/forms/form-state.ts';
import { fieldId } from '#app/forms/names.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

const FILES = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';
/** Links that are offered at once. */
const LINKS = 2;

/** What stands beside a contribution: files to save, addresses to open. */
export function Attachments({ attachments }: { attachments: readonly AttachmentShown[] }) {
  const { topic } = useMessages();
  const format = useFormat();
  if (attachments.length === 0) return null;
  return (
    <ul className="attached" aria-label={topic.attach.title}>
      {attachments.map((each) => (
        <li key={each.id}>
          <Icon name={each.kind === 'file' ? 'clip' : 'link'} />
          {each.kind === 'file' ? (
            <a href={`/berkas/${each.fileHash}`} download>
              {each.label}
            </a>
          ) : (
            <a href={each.url ?? ''} rel="noopener noreferrer nofollow ugc" target="_blank">
              {each.label}
            </a>
          )}
          {each.fileBytes !== null && <span className="cap">{format.bytes(each.fileBytes)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Files and links of a contribution, folded away until wanted. What was stored before a refusal is not asked for again. */
export function AttachmentFields() {
  const { topic } = useMessages();
  const words = topic.attach;
  const state = useField('attachments');
  const { id, refused } = useContext(FormStateContext);
  const textOf = (name: string): string => {
    const typed = refused?.typed[name];
    return typeof typed === 'string' ? typed : '';
  };
  const rows = Array.from({ length: ATTACHMENTS }, (_, index) => ({
    index,
    kind: textOf(`attachments[${index}].kind`),
    label: textOf(`attachments[${index}].label`),
    hash: textOf(`attachments[${index}].fileHash`),
  }));
  const files = rows.filter((row) => row.kind === 'file');
  const sent = rows.filter((row) => row.kind === 'link').map((row) => row.index);
  const free = rows.filter((row) => row.kind === '').map((row) => row.index);
  const links = [...sent, ...free.slice(0, Math.max(0, LINKS - sent.length))];
  const used = files.length > 0 || sent.length > 0 || state.error !== undefined;
  return (
    <details className="reply" open={used || undefined}>
      <summary>{words.do}</summary>
      <fieldset className="group" id={state.id} tabIndex={-1}>
        <legend>{words.title}</legend>
        <p className="field__help">{words.help}</p>
        <FieldError state={state} />
        {files.map(({ index, label, hash }) => (
          <div key={index}>
            <Note tone="ok">{words.stored(label)}</Note>
            <input type="hidden" name={`attachments[${index}].kind`} value="file" />
            <input type="hidden" name={`attachments[${index}].label`} value={label} />
            <input type="hidden" name={`attachments[${index}].fileHash`} value={hash} />
          </div>
        ))}
        <div className="field">
          <label htmlFor={fieldId(id, '_files')}>{words.files}</label>
          <input
            className="input"
            type="file"
            id={fieldId(id, '_files')}
            name="_files"
            accept={FILES}
            multiple
          />
        </div>
        {links.map((index, place) => (
          <div className="stack-2" key={index}>
            <input type="hidden" name={`attachments[${index}].kind`} value="link" />
            <Field
              name={`attachments[${index}].label`}
              label={words.linkLabel(place + 1)}
              maxLength={160}
              optional
            />
            <Field type="url" name={`attachments[${index}].url`} label={words.linkUrl(place + 1)} optional />
          </div>
        ))}
      </fieldset>
    </details>
  );
}
