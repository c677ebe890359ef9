import { FILE_TYPES, type FileType } from './file-types.ts';

/** Longest file name that is kept, in characters, extension included. */
const MAX_NAME = 120;

/** Characters that change how the rest of a name is shown: marks of direction, zero-width signs. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Devices of Windows: a file of that name cannot be saved there. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The last extension of a name, lower case without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

/** Whether a name claims to be what the content is. A name without an extension claims nothing and is refused. */
export function claims(name: string, type: FileType): boolean {
  return FILE_TYPES[type].extensions.some((extension) => extension === extensionOf(name));
}

/**
 * The name under which a file is shown and downloaded: without folders, control signs, invisible marks or what
 * file systems refuse, at most 120 characters, with the extension of its kind. It never names a file on our disk.
 */
export function safeFileName(claimed: string, type: FileType): string {
  const [extension] = FILE_TYPES[type].extensions;
  const last = claimed.slice(0, 2_000).split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, '')
    .replace(/\.[a-z0-9]{1,10}$/i, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...stem]
    .slice(0, MAX_NAME - extension.length - 1)
    .join('')
    .trim();
  return `${short === '' || RESERVED.test(short) ? 'berkas' : short}.${extension}`;
}

/** A Content-Disposition that always saves and never shows (RFC 6266, names by RFC 8187). */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
    .trim();
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain.startsWith('.') || plain === '' ? `berkas${plain}` : plain}"; filename*=UTF-8''${encoded}`;
}
