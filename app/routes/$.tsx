import { data } from '@remix-run/node';

/** Every address nobody else answers: the error page says so, with the frame of every page around it. */
export function loader() {
  throw data({ code: 'not_found' }, { status: 404 });
}

/** The same for anything sent to such an address. */
export function action() {
  throw data({ code: 'not_found' }, { status: 404 });
}

export default function Nothing() {
  return null;
}
