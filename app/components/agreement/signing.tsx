import { Button } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Badge } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'agreement.show'>;

/** Who has signed and who has not, in the order of the agreement. */
export function Signatures({ agreement: shown }: { agreement: Shown }) {
  const { agreement } = useMessages();
  const format = useFormat();
  const signed = shown.parties.filter((party) => party.signature);
  return (
    <Section
      title={agreement.show.parties}
      id="para-pihak"
      end={<span className="cap">{agreement.list.signed(signed.length, shown.parties.length)}</span>}
    >
      <ul className="cons">
        {shown.parties.map(({ organisation, signature }, position) => (
          <li key={organisation.id}>
            <Badge organisation={organisation} state={signature ? 'filled' : 'open'} />
            <p>
              <strong>{organisation.shortName}</strong>
              <br />
              <span className="cap">
                {signature
                  ? agreement.show.signedAt(signature.by, format.dateTime(signature.at))
                  : agreement.show.party(position)}
              </span>
            </p>
            {signature ? (
              <Tag tone="ok" icon="check">
                {agreement.show.signed}
              </Tag>
            ) : (
              <Tag icon="wait">{agreement.show.notSigned}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface SignFormProps {
  agreement: Shown;
  party: Shown['parties'][number];
  pageKey: string;
  /** The account's present code; in the demo only. */
  demoCode: string | null;
}

/** The binding act: what is signed, what it is not, and the code. */
export function SignForm({ agreement: shown, party, pageKey, demoCode }: SignFormProps) {
  const { agreement } = useMessages();
  const words = agreement.sign;
  const { organisation } = party;
  return (
    <section className="askc stack" id="tanda-tangan" aria-labelledby={`ttd-${organisation.id}`}>
      <h2 className="h-sec" id={`ttd-${organisation.id}`}>
        {words.title(organisation.shortName)}
      </h2>
      <p>{words.act}</p>
      <p className="cap">
        {words.hash}
        <br />
        <span className="hash">{shown.contentHash}</span>
      </p>
      <Note tone="wait">{words.honest}</Note>
      <CommandForm command="agreement.sign" pageKey={pageKey} id={`sign-${organisation.id}`}>
        <input type="hidden" name="organisationId" value={organisation.id} />
        <input type="hidden" name="contentHash" value={shown.contentHash ?? ''} />
        <Field type="code" name="code" label={words.code} help={words.codeHelp} maxLength={6} />
        {demoCode && <Note>{words.demoCode(demoCode)}</Note>}
        <Button kind="main" wide icon="stamp">
          {words.submit}
        </Button>
      </CommandForm>
    </section>
  );
}
