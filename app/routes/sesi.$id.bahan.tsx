import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { Rows } from '#app/components/rows.tsx';
import { MaterialLink } from '#app/components/session/materials.tsx';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';
import { httpStatusOf } from '#app/contract/errors.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import type { Refused } from '#app/forms/form-state.ts';
import { newKey } from '#app/forms/key.ts';
import { FORM_FIELD } from '#app/forms/names.ts';
import { typedOf } from '#app/forms/read-form.ts';
import { submitForm, submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';
import styles from '#app/styles/session.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

const UPLOAD = 'material-upload';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const room = await ask(context, request, 'session.room', { sessionId: sessionIdOf(params) });
  const { common, preparation } = messagesFor(context.locale);
  const { state, materials, may, sessionId } = room;
  return {
    sessionId,
    name: state.title,
    items: state.itemIds.flatMap((itemId) => {
      const item = state.items[itemId];
      return item ? [{ itemId, title: item.title }] : [];
    }),
    materials,
    may,
    pageKey: newKey(),
    title: common.page.title(preparation.material.title(state.title)),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sessionId = sessionIdOf(params);
  const form = await request.clone().formData();
  if (form.get(FORM_FIELD) !== UPLOAD)
    return submitOneOf(context, request, {
      'material.add': { extra: { sessionId } },
      'material.remove': { extra: { sessionId } },
    });
  const refused = (code: 'field_required' | 'too_large' | 'file_refused') => {
    const answer: Refused = {
      form: UPLOAD,
      refusal: { code: code === 'field_required' ? 'invalid_input' : code, fields: { _file: code } },
      typed: typedOf(form),
    };
    return data(answer, { status: httpStatusOf(answer.refusal.code) });
  };
  const file = form.get('_file');
  if (!(file instanceof File) || file.size === 0) return refused('field_required');
  // Nothing is stored for somebody who could not add it anyway.
  const { may } = await ask(context, request, 'session.room', { sessionId });
  if (!may.facilitate) throw data({ code: 'forbidden' }, { status: httpStatusOf('forbidden') });
  const kept = await context.storeUpload(file);
  if (!kept.ok) return refused(kept.code);
  form.set('fileHash', kept.hash);
  if (String(form.get('title') ?? '').trim() === '') form.set('title', kept.name.slice(0, 160));
  return submitForm(context, request, form, 'material.add', { extra: { sessionId } });
}

/** What there is to read in a session; a facilitator adds and removes it. */
export default function MaterialsPage() {
  const { sessionId, name, items, materials, may, pageKey } = useLoaderData<typeof loader>();
  const { invitation, preparation, common } = useMessages();
  const words = preparation.material;
  const titleOf = (itemId: string | null) =>
    items.find((item) => item.itemId === itemId)?.title ?? invitation.material.whole;
  return (
    <Page width="narrow">
      <PageHead
        title={invitation.material.title}
        lead={words.lead}
        crumbs={[
          { label: common.nav.sessions, to: '/sesi' },
          { label: name, to: `/sesi/${sessionId}` },
        ]}
      />
      {materials.length === 0 ? (
        <Empty title={invitation.material.none} level={2}>
          {invitation.material.noneBody}
        </Empty>
      ) : (
        <Rows label={invitation.material.title}>
          {materials.map((one) => (
            <li key={one.materialId} className="row row--btw row--wrap">
              <span className="stack-2">
                <MaterialLink one={one} />
                <span className="cap">{titleOf(one.itemId)}</span>
              </span>
              {may.facilitate && (
                <CommandForm
                  command="material.remove"
                  pageKey={pageKey}
                  id={`remove-${one.materialId}`}
                  className=""
                  compact
                >
                  <input type="hidden" name="materialId" value={one.materialId} />
                  <Button kind="bare" aria-label={words.removeOf(one.title)}>
                    {words.remove}
                  </Button>
                </CommandForm>
              )}
            </li>
          ))}
        </Rows>
      )}
      {may.facilitate && (
        <>
          <Section title={words.upload} id="unggah">
            <CommandForm command="material.add" pageKey={pageKey} id={UPLOAD} encType="multipart/form-data">
              <Field
                name="_file"
                type="file"
                label={words.files}
                help={words.filesHelp}
                accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
              />
              <Field name="title" label={words.name} help={words.nameHelp} maxLength={160} optional />
              <ForItem items={items} />
              <div className="btns">
                <Button kind="main" icon="clip">
                  {words.send}
                </Button>
              </div>
            </CommandForm>
          </Section>
          <Section title={words.link} id="tautan">
            <CommandForm command="material.add" pageKey={pageKey} id="material-link">
              <Field name="title" label={words.linkName} maxLength={160} />
              <Field name="url" type="url" label={words.url} maxLength={1_000} />
              <ForItem items={items} />
              <div className="btns">
                <Button icon="link">{words.add}</Button>
              </div>
            </CommandForm>
          </Section>
        </>
      )}
    </Page>
  );
}

function ForItem({ items }: { items: readonly { itemId: string; title: string }[] }) {
  const { invitation, preparation } = useMessages();
  return (
    <Select
      name="itemId"
      label={preparation.material.for}
      empty={invitation.material.whole}
      choices={items.map((item, at) => ({ value: item.itemId, label: `${at + 1}. ${item.title}` }))}
    />
  );
}
