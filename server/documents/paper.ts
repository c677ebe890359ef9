import type { Sector } from '#app/domain/sector.ts';
import type { RichNode } from '#app/editor/document.ts';

/** How a line of words is set. */
export interface Setting {
  bold?: boolean;
  /** Quieter ink. */
  soft?: boolean;
  /** Sans, for labels and figures; otherwise serif. */
  sans?: boolean;
  /** Points; default the body's. */
  size?: number;
  centre?: boolean;
  /** Goes to the next page with what follows. */
  keep?: boolean;
}

/** A piece of a document. Everything in it is a word or a place: no piece knows how it is drawn. */
export type Block =
  | ({ is: 'words'; text: string } & Setting)
  /** Empty room above what follows, in points. */
  | { is: 'gap'; points: number }
  /** The institution's head above the line. */
  | { is: 'letterhead'; over: string; name: string; under: string }
  /** A numbered or marked line with what belongs to it; `sector` draws its mark, `wide` gives a time its room. */
  | { is: 'entry'; sign: string; wide?: boolean; sector?: Sector; blocks: readonly Block[] }
  /** Words with their answers. */
  | { is: 'facts'; facts: readonly (readonly [string, string])[] }
  /** A part with its heading, which never stays behind alone at the foot of a page. */
  | { is: 'part'; title: string; blocks: readonly Block[] }
  /** A smaller heading that goes to the next page with what follows. */
  | { is: 'subhead'; text: string }
  /** Words of somebody else or of a frozen text, with a line at their side. */
  | { is: 'quote'; text: string }
  | {
      is: 'table';
      head: readonly string[];
      rows: readonly (readonly string[])[];
      /** Shares of the width. */
      widths: readonly number[];
      /** Rows high enough to sign in. */
      roomy?: boolean;
    }
  /** Lines to sign on, two beside each other. */
  | { is: 'signatures'; lines: readonly { above: string; below: string }[] }
  /** The box by which a document can be verified. */
  | { is: 'seal'; link: string; title: string; lines: readonly string[]; hash: string }
  /** A text that people wrote in the editor. */
  | { is: 'rich'; content: readonly RichNode[] };

/** A whole document as data: both PDF and DOCX are drawn from it, so that they cannot say different things. */
export interface Paper {
  title: string;
  author: string;
  subject: string;
  keywords: string;
  /** When what it says came about, ISO 8601: the same content gives the same document. */
  at: string;
  /** Stands at the foot of each page, beside its number. */
  foot: string;
  /** Each begins on a page of its own. */
  sheets: readonly (readonly Block[])[];
}

/** The two forms in which a document is handed out. */
export const FORMATS = ['pdf', 'docx'] as const;
export type Format = (typeof FORMATS)[number];

/** A line of words. */
export const words = (text: string, setting: Setting = {}): Block => ({ is: 'words', text, ...setting });
/** Room. */
export const gap = (points: number): Block => ({ is: 'gap', points });
