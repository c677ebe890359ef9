import type { Request, Response } from 'express';
import { type ErrorCode, httpStatusOf, type Refusal } from '#app/contract/errors.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

/** How the API says no: the code, and its sentence in both languages. */
export interface RefusalBody {
  error: {
    code: ErrorCode;
    message: { id: string; en: string };
    fields?: Record<string, ErrorCode>;
    details?: Record<string, string | number>;
  };
}

/** The body of a refusal. */
export function refusalBody({ code, fields, details }: Refusal): RefusalBody {
  const message = {
    id: messagesFor('id').errors.sentence[code],
    en: messagesFor('en').errors.sentence[code],
  };
  return { error: { code, message, ...(fields && { fields }), ...(details && { details }) } };
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Whether the asker is a program: the API's paths, or somebody who names JSON and not HTML. */
function wantsJson(req: Request): boolean {
  const accept = req.headers.accept ?? '';
  return (
    req.originalUrl.startsWith('/api/') ||
    (accept.includes('application/json') && !accept.includes('text/html'))
  );
}

/**
 * Answers with a refusal before any page can: JSON for programs, a small page of two sentences for people.
 * `status` only where HTTP has a truer number than the code's own (414, 404 for a path, 421).
 */
export function refuse(
  req: Request,
  res: Response,
  refusal: Refusal,
  status = httpStatusOf(refusal.code),
): void {
  if (res.headersSent) return;
  res.status(status);
  const wait = refusal.details?.retryAfter;
  if (wait !== undefined) res.setHeader('Retry-After', String(wait));
  else if (status === 503) res.setHeader('Retry-After', '5');
  const body = refusalBody(refusal);
  if (wantsJson(req)) {
    res.json(body);
    return;
  }
  const { id, en } = body.error.message;
  res
    .type('html')
    .send(
      `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>Mufakat</title><main><h1>Mufakat</h1><p>${escaped(id)}</p><p lang="en">${escaped(en)}</p>` +
        `<p><a href="/">Mufakat</a></p></main></html>`,
    );
}
