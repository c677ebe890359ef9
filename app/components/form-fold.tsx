import { useActionData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { isRefused } from '#app/forms/form-state.ts';

interface FormFoldProps {
  /** The form inside, by its id: open again when it was refused, so that nobody looks for what they wrote. */
  form: string;
  /** The page's key: folded anew when the form was accepted. */
  pageKey: string;
  summary: ReactNode;
  children: ReactNode;
}

/** A form that is folded away until somebody wants it. */
export function FormFold({ form, pageKey, summary, children }: FormFoldProps) {
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === form;
  return (
    <details className="fold" open={refused || undefined} key={pageKey}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
