import type { MandateLevel } from '#app/domain/actor.ts';
import type { Level, ObjectionStatus } from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';

/** Two or three capitals of an organisation's mark; everything in the demo names organisations by it. */
export type Code =
  | 'DS'
  | 'BP'
  | 'P3'
  | 'PB'
  | 'DK'
  | 'DD'
  | 'DC'
  | 'PP'
  | 'LA'
  | 'LL'
  | 'LD'
  | 'TK'
  | 'KT'
  | 'BZ'
  | 'PT'
  | 'FC';

/** An organisation with its head and its delegate, both named by office only. */
export interface DemoOrganisation {
  code: Code;
  name: string;
  shortName: string;
  sector: Sector;
  kind:
    | 'social-office'
    | 'planning-agency'
    | 'agency'
    | 'disaster-agency'
    | 'welfare-institution'
    | 'social-worker-association'
    | 'youth-organisation'
    | 'zakat-board'
    | 'university'
    | 'business-forum';
  role: string;
  /** Office of its head, such as "Kepala Dinas". */
  head: string;
  /** Whether head and delegate can be sat on in the demo; heads who sign have a second factor. */
  accounts: readonly ('head' | 'delegate')[];
  mandate: { level: MandateLevel; letter: string; untilDay: number };
}

/** Somebody who represents no organisation in the forum. */
export interface DemoChair {
  key: 'facilitator' | 'note-taker' | 'verifier' | 'observer' | 'administrator';
  name: string;
  email: string;
  office?: string;
  organisation?: Code;
  convener?: boolean;
  administrator?: boolean;
  role: 'facilitator' | 'note-taker' | 'verifier' | 'observer' | null;
  secondFactor: boolean;
}

/** What somebody writes: paragraphs of plain text. `by` null: the facilitator. */
export interface DemoContribution {
  by: Code | null;
  /** Day relative to the day of loading. */
  day: number;
  kind?: 'input' | 'question' | 'answer';
  text: readonly string[];
  replies?: readonly DemoContribution[];
}

export interface DemoTopic {
  key: string;
  by: Code | null;
  day: number;
  title: string;
  mode: 'consultative' | 'deciding';
  contributions: readonly DemoContribution[];
}

export interface DemoVersion {
  day: number;
  reason?: string;
  text: readonly string[];
}

export interface DemoProposal {
  key: string;
  topic: string;
  by: Code;
  title: string;
  versions: readonly [DemoVersion, ...DemoVersion[]];
}

export interface DemoPosition {
  by: Code;
  level: Level;
  reason?: string;
  suggestion?: string;
  passage?: string;
}

/** One step in the life of an objection. */
export interface DemoObjectionStep {
  by: Code;
  status: Exclude<ObjectionStatus, 'raised'>;
  note: string;
}

export interface DemoAgendaItem {
  title: string;
  mode: 'consultative' | 'deciding';
  minutes: number;
  proposal?: string;
  kind?: 'promises';
}

/** A turn at the floor; `seconds` as it was spoken. */
export interface DemoTurn {
  by: Code;
  seconds: number;
}

export interface DemoSession {
  title: string;
  place: string;
  letter: string;
  agenda: readonly DemoAgendaItem[];
  present: readonly { by: Code; mode: 'in-room' | 'online' }[];
}

export interface DemoReport {
  day: number;
  achieved: number;
  /** Rupiah. */
  spent?: number;
  note: string;
  obstacle?: 'skills' | 'time' | 'cost' | 'competition' | 'conventional-wisdom';
  evidence: readonly { label: string; url: string }[];
  voices: readonly { by: Code; day: number; voice: 'confirm' | 'dispute'; reason: string }[];
  verdict?: { day: number; kept: boolean; reason: string };
}

export interface DemoCommitment {
  key: 'kept' | 'on-track' | 'late' | 'disputed' | 'awaiting-verification' | 'proposed';
  title: string;
  owner: Code;
  supporters: readonly Code[];
  /** Code of the SPM indicator it serves. */
  spm: string;
  indicator: string;
  baseline: number;
  target: number;
  unit: string;
  dueDay: number;
  verification: string;
  direction: string;
  exchange: string;
  recognition: string;
  /** Heading of the clause it belongs to. */
  clause: string;
  acceptedBy: readonly Code[];
  reports: readonly DemoReport[];
}

export interface DemoAgreement {
  key: 'in-force' | 'ready' | 'draft';
  title: string;
  number?: string;
  parties: readonly Code[];
  /** Days relative to the day of loading. */
  draftedDay: number;
  acceptedDay: number;
  frozenDay: number;
  signedDay: number;
  startDay: number;
  endDay: number;
  clauses: readonly { heading: string; body: string }[];
  commitments: readonly DemoCommitment[];
  signedBy: readonly Code[];
}

export interface DemoCard {
  column: number;
  title: string;
  lead: Code;
  supporters: readonly Code[];
  dueDay: number;
  commitment?: DemoCommitment['key'];
}
