import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import type { RequestHandler, Response } from 'express';
import type { Viewer } from '#app/contract/account.ts';
import { leanOf, preferencesOf } from '#app/preferences.ts';
import type { FolderStore } from '#server/files/store.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { headerOf } from './client-address.ts';
import { surroundingsOf } from './surroundings.ts';

interface PageParts {
  kernel: Kernel;
  files: Pick<FolderStore, 'keep'>;
  baseUrl(): string;
  mailAddress: string | null;
  demo: boolean;
  /** Remix's build: the built file, or Vite's live one. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: 'development' | 'production';
  /** Address of the light script for a session's page (see server/launch/light.mjs); null in development. */
  lightScript: string | null;
}

/** The credentials that the layer in front read from the cookie. */
export function credentialsOf(res: Response): Credentials {
  return (res.locals.credentials as Credentials | undefined) ?? { kind: 'public' };
}

/**
 * Hands the kernel to the pages: a route executes and queries as the person at the screen, and learns nothing else
 * of the server. Cookies that a command makes are set here; other one-time secrets go to the route, to be shown once.
 */
export function createPages(parts: PageParts): RequestHandler {
  return createRequestHandler({
    build: parts.build,
    mode: parts.mode,
    async getLoadContext(req, res): Promise<AppLoadContext> {
      const credentials = credentialsOf(res);
      const { nonce, address } = surroundingsOf(res);
      const client = { address, userAgent: headerOf(req, 'user-agent')?.slice(0, 300) ?? null };
      const viewer =
        credentials.kind === 'session'
          ? await parts.kernel.query('account.viewer', {}, { credentials })
          : null;
      const guest = credentials.kind === 'guest' ? await parts.kernel.identify(credentials) : null;
      return {
        async execute(name, input, options = {}) {
          const { answer, secrets } = await parts.kernel.execute(name, input, {
            credentials,
            client,
            ...(options.key ? { key: options.key } : {}),
          });
          const { cookie, ...handedOut } = secrets;
          if (cookie) res.append('Set-Cookie', cookie);
          return { ...answer, secrets: handedOut } as never;
        },
        query: async (name, input) =>
          (await parts.kernel.query(name, input, { credentials, client })) as never,
        async storeUpload(file) {
          const actor = await parts.kernel.identify(credentials);
          // Only a person attaches anything; a command then finds the file under their name alone.
          if (actor?.kind !== 'person') return { ok: false, code: 'file_refused' };
          const bytes = new Uint8Array(await file.arrayBuffer());
          const kept = await parts.files.keep(bytes, file.name, {
            networkId: actor.networkId,
            accountId: actor.accountId,
          });
          return kept.ok ? { ok: true, hash: kept.file.hash, name: kept.file.name } : kept;
        },
        guestAt: guest?.kind === 'guest' ? guest.sessionId : null,
        viewer: viewer?.ok ? (viewer.output as Viewer) : null,
        ...preferencesOf(req.headers.cookie),
        lean: leanOf(req.headers.cookie),
        nonce,
        lightScript: parts.lightScript,
        demo: parts.demo,
        baseUrl: parts.baseUrl(),
        mailAddress: parts.mailAddress,
      };
    },
  });
}

/** The built pages, from the top of the checkout; the path differs between source and bundle, so it is found at run time. */
export async function builtPages(): Promise<ServerBuild> {
  return (await import(pathToFileURL(path.resolve('build', 'server', 'index.js')).href)) as ServerBuild;
}

/** Address of the built light script, or null where none was built: Remix's own script then wakes the page. */
export async function builtLightScript(): Promise<string | null> {
  const place = path.resolve('build', 'light.json');
  if (!existsSync(place)) return null;
  const written: unknown = JSON.parse(await readFile(place, 'utf8'));
  const script =
    typeof written === 'object' && written !== null && 'script' in written ? written.script : null;
  return typeof script === 'string' ? script : null;
}
