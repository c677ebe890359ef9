import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';

type Pending = NonNullable<QueryOutput<'account.second-factor'>['pending']>;

/** The first step: the password once more, so that a computer left open gives nobody a second factor. */
export function BeginFactor({ pageKey, main }: { pageKey: string; main: boolean }) {
  const { auth } = useMessages();
  return (
    <CommandForm command="account.begin-second-factor" pageKey={pageKey}>
      <Field
        name="password"
        type="password"
        label={auth.signIn.password}
        help={auth.secondFactor.beginHelp}
        autoComplete="current-password"
      />
      <Button kind={main ? 'main' : 'plain'}>{auth.secondFactor.begin}</Button>
    </CommandForm>
  );
}

/** The second step: the secret as a picture and as text, and its first code. */
export function ConfirmFactor({ pending, pageKey }: { pending: Pending; pageKey: string }) {
  const { auth } = useMessages();
  const words = auth.secondFactor;
  return (
    <div className="stack">
      <p>{words.setLead}</p>
      <div className="gate__qr">
        <img
          src={`data:image/svg+xml,${encodeURIComponent(pending.qr)}`}
          alt={words.qrAlt}
          width="200"
          height="200"
        />
      </div>
      <p>
        <span className="label">{words.setSecret}</span>
        <br />
        <code className="hash">{pending.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <p className="js-only">
        <a href={pending.uri}>{words.openApp}</a>
      </p>
      <CommandForm command="account.confirm-second-factor" pageKey={pageKey}>
        <div className="gate__code">
          <Field name="code" type="code" label={words.code} help={words.help} maxLength={7} />
        </div>
        <Button kind="main">{words.setSubmit}</Button>
      </CommandForm>
    </div>
  );
}
