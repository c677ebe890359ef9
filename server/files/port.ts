/** What the kernel and its handlers need of the file store. */
export interface FileStore {
  /** Facts of a stored file, or null when there is none with this SHA-256. */
  find(hash: string): Promise<{ bytes: number; type: string } | null>;
}
