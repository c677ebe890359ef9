import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';

/** Ends this sign-in; a form, because it changes something. */
export function SignOutButton({ pageKey, children }: { pageKey: string; children?: string }) {
  const { auth } = useMessages();
  return (
    <CommandForm command="account.sign-out" pageKey={pageKey} action="/keluar" className="form--bare" compact>
      <Button>{children ?? auth.account.signOut}</Button>
    </CommandForm>
  );
}
