import { useContext } from 'react';
import { Field, FieldError } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { FormStateContext, useField } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

const FILES = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';
/** Links that are offered at once; a further report can bring more. */
const LINKS = 2;

/** Rows of evidence that were sent before a refusal, by their number. */
function useSentRows(): { files: { index: number; label: string; hash: string }[]; links: number[] } {
  const { refused } = useContext(FormStateContext);
  const textOf = (name: string): string => {
    const typed = refused?.typed[name];
    return typeof typed === 'string' ? typed : '';
  };
  const rows = Array.from({ length: 10 }, (_, index) => ({
    index,
    kind: textOf(`evidence[${index}].kind`),
    label: textOf(`evidence[${index}].label`),
    hash: textOf(`evidence[${index}].fileHash`),
  }));
  return {
    files: rows.filter((row) => row.kind === 'file'),
    links: rows.filter((row) => row.kind === 'link').map((row) => row.index),
  };
}

/** Files and links of a report. What was stored before a refusal is not asked for again. */
export function EvidenceFields() {
  const { commitment } = useMessages();
  const words = commitment.report;
  const state = useField('evidence');
  const { files, links } = useSentRows();
  const used = new Set([...files.map((file) => file.index), ...links]);
  const free = Array.from({ length: 10 }, (_, index) => index).filter((index) => !used.has(index));
  const rows = [...links, ...free.slice(0, Math.max(0, LINKS - links.length))];
  return (
    <fieldset className="group" id={state.id} tabIndex={-1}>
      <legend>{words.evidence}</legend>
      <p className="field__help">{words.evidenceHelp}</p>
      <FieldError state={state} />
      {files.map(({ index, label, hash }) => (
        <div key={index}>
          <Note tone="ok">{words.stored(label)}</Note>
          <input type="hidden" name={`evidence[${index}].kind`} value="file" />
          <input type="hidden" name={`evidence[${index}].label`} value={label} />
          <input type="hidden" name={`evidence[${index}].fileHash`} value={hash} />
        </div>
      ))}
      <div className="field">
        <label htmlFor="report-files">{words.files}</label>
        <input className="input" type="file" id="report-files" name="_files" accept={FILES} multiple />
      </div>
      {rows.map((index, place) => (
        <div className="stack-2" key={index}>
          <input type="hidden" name={`evidence[${index}].kind`} value="link" />
          <Field
            name={`evidence[${index}].label`}
            label={words.linkLabel(place + 1)}
            maxLength={160}
            optional
          />
          <Field type="url" name={`evidence[${index}].url`} label={words.linkUrl(place + 1)} optional />
        </div>
      ))}
    </fieldset>
  );
}
