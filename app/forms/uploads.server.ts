import { type AppLoadContext, data } from '@remix-run/node';
import { type ErrorCode, httpStatusOf } from '#app/contract/errors.ts';
import { compactRows } from './compact-rows.ts';
import type { Refused } from './form-state.ts';
import { FORM_FIELD } from './names.ts';
import { typedOf } from './read-form.ts';

interface Uploading {
  /** Name of the rows in the command's input, each a file or a link: `evidence` for `evidence[0].kind`. */
  list: string;
  /** Rows the contract takes. */
  most: number;
  /** Whether the person may send this command at all: nothing is stored for somebody who could not. */
  may(): Promise<boolean>;
}

/**
 * Keeps the files of a form (`_files`) and writes them as rows beside its links, so that a refusal finds them again.
 * @returns the form as it is to be read, or the answer that says which file was refused
 */
export async function withUploads(context: AppLoadContext, sent: FormData, { list, most, may }: Uploading) {
  // A file has its hash; a link has a label or an address. Its row's kind alone is nothing.
  const form = compactRows(sent, list, ['label', 'url', 'fileHash']);
  const kind = new RegExp(`^${list}\\[\\d+\\]\\.kind$`);
  let row = [...form.keys()].filter((name) => kind.test(name)).length;
  const files = sent.getAll('_files').filter((file) => file instanceof File && file.size > 0) as File[];
  if (files.length === 0 || !(await may())) return { form, refused: null };
  const refuse = (code: ErrorCode) => {
    const refused: Refused = {
      form: String(form.get(FORM_FIELD) ?? ''),
      refusal: { code, fields: { [list]: code } },
      typed: typedOf(form),
    };
    return { form, refused: data(refused, { status: httpStatusOf(code) }) };
  };
  // All or none: of files that are left out in silence, the wrong ones are missed.
  if (files.length > most - row) return refuse('too_many_files');
  for (const file of files) {
    const kept = await context.storeUpload(file);
    if (!kept.ok) return refuse(kept.code);
    form.set(`${list}[${row}].kind`, 'file');
    form.set(`${list}[${row}].label`, kept.name.slice(0, 160));
    form.set(`${list}[${row}].fileHash`, kept.hash);
    row += 1;
  }
  return { form, refused: null };
}
