/** Who brings a file: an account in one network. */
export interface Uploader {
  networkId: string;
  accountId: string;
}

/** What the kernel and its handlers need of the file store. */
export interface FileStore {
  /**
   * Facts of a file that this person has brought, or null when they have brought none with this SHA-256: whoever only
   * knows the hash of somebody else's file cannot attach it somewhere and read it there.
   */
  find(hash: string, by: Uploader): Promise<{ bytes: number; type: string } | null>;
}
