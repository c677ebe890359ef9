import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refused } from '#server/kernel/refusal.ts';
import { validate } from '#server/kernel/validate.ts';

const schema = z.strictObject({ text: z.string() });
/** Null when it is let through, else the code at the field. */
function refusedWith(text: string): string | null {
  try {
    validate(schema, { text }, { freeText: true });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.refusal.fields?.text ?? error.refusal.code;
  }
}

describe('personal numbers in what is sent', () => {
  test.each([
    '3204011708850003',
    '3204-0117-0885-0003',
    'NIK 3204011708850003',
    '081234567890',
    'Hubungi 0812-3456-7890',
  ])('%s is refused, alone or in a sentence', (text) => {
    expect(refusedWith(text)).toBe('sensitive_data');
  });

  test.each([
    '01a2168c-0812-7456-8901-234567890123',
    // One objection in some thousands has an identifier that reads like a telephone number.
    '01a2168c-73e6-7687-b5ae-081234567890:01a2168c-7e6b-731b-9496-7bd9507c7386',
    '0812345678901234567890123456789012345678901234567890123456789012',
    'Rapat 17 Agustus 2026 pukul 09.00, 31 kecamatan, Rp62.812.500.000',
  ])('%s belongs to nobody', (text) => {
    expect(refusedWith(text)).toBe(null);
  });
});
