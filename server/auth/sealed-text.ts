import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** One key for this purpose only, from the house's secret. */
const keyOf = (secret: string): Buffer =>
  createHash('sha256').update(`mufakat sealed text\n${secret}`).digest();

/**
 * Encrypts a text that must wait in the database, such as the link in a mail not yet sent (AES-256-GCM, random
 * nonce; base64url of nonce, tag and text). The key is in the house's secret, not in the database.
 */
export function sealText(secret: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again. @throws when it was altered or sealed with another secret */
export function openSealedText(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
