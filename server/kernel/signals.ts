import type { DraftOwner } from '#app/contract/draft.ts';

/** Rights that have just gone: whoever holds a connection looks again, within two seconds. */
export interface Revocation {
  accountId?: string;
  /** One sign-in (hash of its id). */
  sessionId?: string;
  /** Somebody's mandate, membership or role changed; connections stay, their rights are looked at again. */
  personId?: string;
  /** The seat of an observer without an account was ended. */
  guestId?: string;
  networkId?: string;
}

/** A change of a joint-planning board, as it is told to those who look at it. */
export interface BoardChange {
  networkId: string;
  boardId: string;
  /** The board's number after the change; who misses one asks for the board again. */
  head: number;
  change: Record<string, unknown>;
}

/** A shared draft got longer, or was started anew (another `base`). */
export interface DraftChange {
  networkId: string;
  owner: DraftOwner;
  /** The frozen version the draft began from. */
  base: string;
  seq: number;
  /** Base64 of the Yjs update; null: ask for it. */
  update: string | null;
}

/** What lies beside a room's log has changed: something to read, who observes, what was written about its texts. */
export interface FactsChange {
  sessionId: string;
}

/** What handlers say to the rest of the house after a commit, without knowing who listens. */
export interface Signals {
  revoked(what: Revocation): void;
  boardChanged(change: BoardChange): void;
  draftChanged(change: DraftChange): void;
  factsChanged(change: FactsChange): void;
  onRevoked(listener: (what: Revocation) => void): () => void;
  onBoardChanged(listener: (change: BoardChange) => void): () => void;
  onDraftChanged(listener: (change: DraftChange) => void): () => void;
  onFactsChanged(listener: (change: FactsChange) => void): () => void;
}

/** The house's bell: one per process. */
export function createSignals(): Signals {
  const revoked = new Set<(what: Revocation) => void>();
  const boards = new Set<(change: BoardChange) => void>();
  const drafts = new Set<(change: DraftChange) => void>();
  const facts = new Set<(change: FactsChange) => void>();
  const tell = <T>(listeners: Set<(what: T) => void>, what: T) => {
    for (const listener of listeners) listener(what);
  };
  const listen = <T>(listeners: Set<(what: T) => void>, listener: (what: T) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    revoked: (what) => tell(revoked, what),
    boardChanged: (change) => tell(boards, change),
    draftChanged: (change) => tell(drafts, change),
    factsChanged: (change) => tell(facts, change),
    onRevoked: (listener) => listen(revoked, listener),
    onBoardChanged: (listener) => listen(boards, listener),
    onDraftChanged: (listener) => listen(drafts, listener),
    onFactsChanged: (listener) => listen(facts, listener),
  };
}
