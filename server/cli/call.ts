import { parseArgs } from 'node:util';
import type { Locale } from '#app/i18n/locale.ts';
import type { House } from '#server/house.ts';
import { type Words, wordsIn } from './words.ts';

/** Exit codes (sysexits.h where it has one). */
export const EXIT = { done: 0, refused: 1, usage: 64, unavailable: 69, fault: 70 } as const;

/** Ends a call with a sentence and an exit code; caught in run.ts only. */
export class Ended extends Error {
  readonly exitCode: number;
  constructor(sentence: string, exitCode: number = EXIT.usage) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

const OPTIONS = [
  'name',
  'region',
  'administrator-name',
  'administrator-email',
  'account',
  'label',
  'network',
  'input',
  'as',
  'key',
  'lang',
] as const;
type Option = (typeof OPTIONS)[number];

/** One call of the command line, taken apart. */
export interface Call {
  words: Words;
  locale: Locale;
  /** What is not an option: noun, verb, file. */
  positionals: string[];
  options: Partial<Record<Option, string>>;
  withoutOpenings: boolean;
}

/** Options that must be there, or the call ends with their names. @throws Ended */
export function need<O extends Option>(call: Call, ...names: O[]): Record<O, string> {
  const absent = names.filter((name) => !call.options[name]);
  if (absent.length > 0) throw new Ended(call.words.missing(absent.map((name) => `--${name}`).join(', ')));
  return Object.fromEntries(names.map((name) => [name, call.options[name] ?? ''])) as Record<O, string>;
}

/** The language asked for anywhere in the call; Indonesian unless English is asked for. */
export const localeOf = (argv: readonly string[]): Locale => {
  const at = argv.indexOf('--lang');
  return argv[at + 1] === 'en' && at >= 0 ? 'en' : argv.includes('--lang=en') ? 'en' : 'id';
};

/** Takes the arguments apart. @throws Ended for an option nobody knows */
export function readCall(argv: readonly string[]): Call {
  const locale = localeOf(argv);
  const words = wordsIn(locale);
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
        'without-openings': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const { 'without-openings': withoutOpenings, help, ...given } = values;
    return {
      words,
      locale,
      positionals: help || positionals.length === 0 ? ['help'] : positionals,
      options: given as Partial<Record<Option, string>>,
      withoutOpenings: withoutOpenings === true,
    };
  } catch (error) {
    throw new Ended(words.wrongOption(error instanceof Error ? error.message : String(error)));
  }
}

/** What the commands of this line have at hand. */
export interface Desk {
  call: Call;
  house: House;
  print(line: string): void;
}
