import { Button } from '#app/components/button.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { FormFold } from '#app/components/form-fold.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

interface ReviseForumProps {
  forum: { name: string; aim: string; legalBasis: string };
  /** No party has accepted a charter yet: the aim can still be put in other words. */
  aimOpen: boolean;
  pageKey: string;
}

/** For the facilitator: another name, the number of the decree. */
export function ReviseForum({ forum, aimOpen, pageKey }: ReviseForumProps) {
  const { create, revise: words } = useMessages().forum;
  return (
    <FormFold form="ubah-forum" pageKey={pageKey} summary={words.title}>
      <CommandForm command="forum.revise" pageKey={pageKey} id="ubah-forum">
        <Field name="name" label={create.name} help={create.nameHelp} value={forum.name} maxLength={160} />
        <Field
          name="legalBasis"
          label={create.legalBasis}
          help={create.legalBasisHelp}
          value={forum.legalBasis}
          maxLength={300}
        />
        {aimOpen ? (
          <TextArea name="aim" label={create.aim} help={create.aimHelp} value={forum.aim} maxLength={1_000} />
        ) : (
          <p className="field__help">{words.aimStands}</p>
        )}
        <div className="btns">
          <Button>{words.save}</Button>
        </div>
      </CommandForm>
    </FormFold>
  );
}
