import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Passwords of the three roles of the embedded server. They never leave this machine. */
export interface Secrets {
  readonly postgres: string;
  readonly owner: string;
  readonly app: string;
}

/**
 * Reads the role passwords kept in a file of mode 0600, or makes them at random (256 bits each) and keeps them.
 * @returns `fresh` true when they were made now: an older data folder then needs them set
 */
export function secretsAt(file: string): { secrets: Secrets; fresh: boolean } {
  if (existsSync(file)) {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isSecrets(read)) return { secrets: read, fresh: false };
  }
  const secrets: Secrets = { postgres: random(), owner: random(), app: random() };
  // Written beside and renamed, so that a crash leaves either the old file or the whole new one.
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
  return { secrets, fresh: true };
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

function isSecrets(value: unknown): value is Secrets {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['postgres', 'owner', 'app'].every((name) => typeof fields.get(name) === 'string');
}
