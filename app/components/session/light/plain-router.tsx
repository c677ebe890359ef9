import { type AnchorHTMLAttributes, type FormHTMLAttributes, forwardRef, useMemo } from 'react';
import type { LightFacts } from './facts.ts';

/**
 * What the page of a session uses of Remix, as plain HTML. The light script is built with this in Remix's place:
 * a partner's phone then loads the room without a router that it has no use for. Links load pages, forms are
 * posted, and everything live goes through the room.
 */

let facts: LightFacts | null = null;

/** Gives the page what it was drawn from; once, before it is woken. */
export function provide(given: LightFacts): void {
  facts = given;
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
  reloadDocument?: boolean;
}

/** A link that loads its page. */
export function Link({ to, reloadDocument: _, children, ...rest }: LinkProps) {
  return (
    <a {...rest} href={to === '.' ? window.location.pathname + window.location.search : to}>
      {children}
    </a>
  );
}

interface FormProps extends FormHTMLAttributes<HTMLFormElement> {
  preventScrollReset?: boolean;
}

/** A form that is posted to its page. "?index" tells the server that the page itself is meant. */
export const Form = forwardRef<HTMLFormElement, FormProps>(function Form(
  { preventScrollReset: _, action, method, ...rest },
  ref,
) {
  const search = window.location.search.replace(/^\?index&?/, '').replace(/^\?/, '');
  const own = `${window.location.pathname}?index${search ? `&${search}` : ''}`;
  return (
    <form {...rest} ref={ref} method={method} action={action ?? (method === 'post' ? own : undefined)} />
  );
});

/** The answer of the page's action. */
export function useActionData(): unknown {
  return facts?.answer;
}

/** Nothing is ever under way: the browser shows its own progress. */
export function useNavigation() {
  return { state: 'idle', formData: undefined } as const;
}

/** The address of this page. */
export function useLocation() {
  return { pathname: window.location.pathname, search: window.location.search };
}

/** What stands behind the question mark. */
export function useSearchParams(): readonly [URLSearchParams] {
  return useMemo(() => [new URLSearchParams(window.location.search)] as const, []);
}

/** The frame's data: who is signed in. */
export function useRouteLoaderData(): { viewer: LightFacts['viewer'] } {
  return { viewer: facts?.viewer ?? null };
}
