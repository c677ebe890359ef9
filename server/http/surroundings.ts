import type { Response } from 'express';

/** Who a request comes from, as far as the log and the pages need to know at the door. */
export interface Identity {
  accountId: string;
  networkId: string | null;
}

/** What the layers in front have found out about a request; the same object all the way. */
export interface Surroundings {
  /** Id of this request: in the log, in `X-Request-Id`, and on the page of an internal error. */
  requestId: string;
  /** For every script and style element that is rendered. */
  nonce: string;
  /** Client address (`addressOf`). */
  address: string;
  /** Set for pages when somebody is signed in; the API leaves identification to the kernel. */
  identity: Identity | null;
}

/** The surroundings of an answer in the making. Before the layers have run, the texts are empty. */
export function surroundingsOf(res: Response): Surroundings {
  const known: Partial<Surroundings> = res.locals;
  return {
    requestId: known.requestId ?? '',
    nonce: known.nonce ?? '',
    address: known.address ?? '',
    identity: known.identity ?? null,
  };
}
