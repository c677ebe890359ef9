import path from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'false', 'true', 'no', 'yes'])
  .transform((v) => v === '1' || v === 'true' || v === 'yes');
const optionalText = z.string().trim().min(1).optional();

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Address to listen on. The demo's one-click sign-in exists on loopback only. */
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address people reach us by; needed behind a proxy. Default http://<host>:<port>. */
  BASE_URL: z.url().optional(),
  /** How many reverse proxies of ours stand in front. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** An existing PostgreSQL instead of the embedded one: the login the server acts with. */
  DATABASE_URL: optionalText,
  /** The login that owns the tables, for migrations. Default: DATABASE_URL. */
  OWNER_DATABASE_URL: optionalText,
  /** Folder of the embedded database, of files and of keys. */
  MUFAKAT_DATA: z.string().default('.data'),
  /** Load the demo network into an empty database. Default: yes with the embedded database, else no. */
  MUFAKAT_DEMO: flag.optional(),
  /** Outgoing mail, such as smtps://user:password@host. Without it invitations are handed over as links. */
  SMTP_URL: optionalText,
  MAIL_FROM: z.string().default('Mufakat <mufakat@localhost>'),
  /** Ed25519 private key of the ledger (PEM). Default: a file in MUFAKAT_DATA. */
  LEDGER_KEY: optionalText,
  /** Keys the hashes of inputs. Default: a file in MUFAKAT_DATA. */
  MUFAKAT_SECRET: optionalText,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Env extends z.output<typeof schema> {
  dataDir: string;
  embedded: boolean;
  loopback: boolean;
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/** Reads the environment once, at the start; says which variable is wrong and how. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`Lingkungan tidak dapat dibaca / the environment cannot be read: ${faults}`);
  }
  return {
    ...parsed.data,
    dataDir: path.resolve(parsed.data.MUFAKAT_DATA),
    embedded: parsed.data.DATABASE_URL === undefined,
    loopback: LOOPBACK.test(parsed.data.HOST),
  };
}
