import { createHash } from 'node:crypto';
import { type Checkpoint, openCheckpoint, type VerifierKey, verifierKeyText } from './checkpoint.ts';
import { openCommitment } from './entry.ts';
import {
  type ExportEnd,
  type ExportHeader,
  type ExportLine,
  parseJson,
  type RawLine,
  readLine,
} from './export-lines.ts';
import { type Finding, type Status, statusOf } from './findings.ts';
import { IdSet } from './id-set.ts';
import { append, EMPTY_FRONTIER, type Frontier, leafHash, rootFromFrontier } from './merkle.ts';

/** A checkpoint of the file whose signature holds, and the line it stands on. */
export type SignedLine = Checkpoint & { line: number };

/** More findings than this are not listed; the status still counts them. */
const MOST_FINDINGS = 100;

/** What was found, without words. `root` is null when entries in between could not be read. */
export type Verdict = { status: Status; findings: Finding[]; size: number; root: Buffer | null };

type EntryLine = Extract<ExportLine, { kind: 'entry' }>;

/**
 * Goes through an export line by line, holding only the tree's frontier, 16 bytes for each id, and the
 * file's checkpoints (given beforehand, because they stand after the entries they speak of).
 */
export class ExportCheck {
  readonly #key: VerifierKey;
  readonly #signed = new Map<number, SignedLine>();
  readonly #earlier: Checkpoint | null;
  readonly #found: Finding[] = [];
  readonly #seen = { altered: false, incomplete: false };
  readonly #ids = new IdSet();
  readonly #bytes = createHash('sha256');
  #header: ExportHeader | null = null;
  #end: { end: ExportEnd; line: number; sha256: string } | null = null;
  #stage: 'entries' | 'checkpoints' | 'end' = 'entries';
  #line = 0;
  #next = 0;
  #frontier: Frontier = EMPTY_FRONTIER;
  /** False as soon as an entry could not be read: from there on no root can be computed. */
  #chained = true;
  #matched = 0;
  #mismatched = false;
  #checkpoints = 0;
  #newest = -1;

  constructor(key: VerifierKey, signed: Iterable<SignedLine>, earlierText: string | undefined) {
    this.#key = key;
    for (const item of signed) if (!this.#signed.has(item.size)) this.#signed.set(item.size, item);
    const earlier = earlierText === undefined ? null : openCheckpoint(earlierText, key);
    this.#earlier = earlier?.ok ? earlier.checkpoint : null;
    if (earlier && !earlier.ok) this.#find({ code: 'earlier_unsigned' });
    this.#compareRoot();
  }

  /** Takes the next line of the file. */
  take(raw: RawLine): void {
    this.#line += 1;
    const line = readLine(raw.bytes);
    if (!raw.closed) this.#find({ code: 'cut_off', line: this.#line });
    if (this.#stage === 'end') this.#find({ code: 'line_misplaced', line: this.#line });
    else if (line) this.#takeRead(line);
    else if (raw.closed || endsInGarbage(raw.bytes)) this.#takeMalformed();
    this.#bytes.update(raw.bytes).update('\n');
  }

  /** After the last line: what is missing, and the verdict. */
  finish(): Verdict {
    const size = this.#next;
    const said = Math.max(this.#header?.size ?? 0, this.#newest, this.#end?.end.end ?? 0);
    if (this.#line === 0) this.#find({ code: 'header_missing' });
    if (said > size) this.#find({ code: 'entries_missing', from: size, to: said - 1 });
    if (this.#header && size > this.#header.size) {
      this.#find({ code: 'entries_too_many', from: this.#header.size });
    }
    this.#finishCheckpoints(size);
    this.#finishEnd(size);
    const status = this.#seen.altered ? 'altered' : this.#seen.incomplete ? 'incomplete' : 'whole';
    return {
      status,
      findings: this.#found,
      size,
      root: this.#chained ? rootFromFrontier(this.#frontier) : null,
    };
  }

  #find(finding: Finding): void {
    this.#seen[statusOf(finding.code)] = true;
    if (this.#found.length < MOST_FINDINGS) this.#found.push(finding);
  }

  #takeRead(line: ExportLine): void {
    if (this.#line === 1 && line.kind !== 'header') this.#find({ code: 'header_missing' });
    if (line.kind === 'header') this.#takeHeader(line.header);
    else if (line.kind === 'entry') this.#takeEntry(line);
    else if (line.kind === 'checkpoint') this.#takeCheckpoint(line.text);
    else this.#takeEnd(line.end);
  }

  #takeMalformed(): void {
    const inEntries = this.#stage === 'entries' && this.#line > 1 && this.#next < (this.#header?.size ?? 0);
    if (!inEntries) {
      this.#find({ code: 'line_malformed', line: this.#line });
      return;
    }
    // It stood where the next entry should: counted as that one, so that it is not also called missing.
    this.#find({ code: 'entry_malformed', line: this.#line, from: this.#next });
    this.#next += 1;
    this.#chained = false;
  }

  #takeHeader(header: ExportHeader): void {
    if (this.#line !== 1) {
      this.#find({ code: 'line_misplaced', line: this.#line });
      return;
    }
    this.#header = header;
    const same = header.publicKey === verifierKeyText(this.#key.name, this.#key.publicKey);
    if (!same || header.origin !== this.#key.name) this.#find({ code: 'key_differs' });
  }

  #takeEntry(line: EntryLine): void {
    const place = { line: this.#line, from: line.position };
    if (this.#stage !== 'entries') this.#find({ code: 'line_misplaced', line: this.#line });
    if (line.position < this.#next) {
      this.#find({ code: 'entry_order', ...place });
      return;
    }
    if (line.position > this.#next) {
      this.#find({ code: 'entries_missing', from: this.#next, to: line.position - 1 });
      this.#chained = false;
    }
    this.#next = line.position + 1;
    const leaf = leafHash(line.entryText);
    if (leaf.toString('hex') !== line.leaf) this.#find({ code: 'entry_changed', ...place });
    if (this.#header && line.entry.network !== this.#header.network) {
      this.#find({ code: 'entry_other_network', ...place });
    }
    if (!this.#ids.add(line.entry.id)) this.#find({ code: 'entry_repeated', name: line.entry.id, ...place });
    this.#checkOpenings(line);
    if (!this.#chained) return;
    this.#frontier = append(this.#frontier, leaf).frontier;
    this.#compareRoot();
  }

  #checkOpenings(line: EntryLine): void {
    for (const [name, { salt, value }] of Object.entries(line.sealedOpen ?? {})) {
      const { sealed, actor } = line.entry;
      const commitment = Object.hasOwn(sealed, name) ? sealed[name] : name === 'actor' ? actor : undefined;
      if (!commitment || !openCommitment(commitment, salt, value)) {
        this.#find({ code: 'opening_wrong', line: this.#line, from: line.position, name });
      }
    }
  }

  /** Compares the root so far with whatever was signed for exactly this size. */
  #compareRoot(): void {
    const { size } = this.#frontier;
    const signed = this.#signed.get(size);
    const earlier = this.#earlier?.size === size ? this.#earlier : null;
    if (!signed && !earlier) return;
    const root = rootFromFrontier(this.#frontier);
    const last = Math.max(size - 1, 0);
    if (earlier && !earlier.root.equals(root)) {
      this.#find({ code: 'earlier_not_prefix', from: 0, to: last });
    }
    if (!signed) return;
    if (signed.root.equals(root)) {
      this.#matched = size;
    } else if (!this.#mismatched) {
      // Every later checkpoint differs as well; the first one gives the narrowest range.
      this.#find({ code: 'range_changed', line: signed.line, from: Math.min(this.#matched, last), to: last });
      this.#mismatched = true;
    }
  }

  #takeCheckpoint(text: string): void {
    this.#stage = 'checkpoints';
    this.#checkpoints += 1;
    const opened = openCheckpoint(text, this.#key);
    if (!opened.ok) {
      this.#find({ code: 'checkpoint_unsigned', line: this.#line });
      return;
    }
    if (opened.checkpoint.size <= this.#newest) this.#find({ code: 'checkpoint_order', line: this.#line });
    this.#newest = Math.max(this.#newest, opened.checkpoint.size);
  }

  #takeEnd(end: ExportEnd): void {
    this.#stage = 'end';
    this.#end = { end, line: this.#line, sha256: this.#bytes.copy().digest('hex') };
  }

  #finishCheckpoints(size: number): void {
    if (this.#newest < 0) this.#find({ code: 'no_checkpoint' });
    else if (this.#newest < size) this.#find({ code: 'not_covered', from: this.#newest, to: size - 1 });
    if (this.#earlier && this.#earlier.size > size) {
      this.#find({ code: 'earlier_longer', from: size, to: this.#earlier.size - 1 });
    }
  }

  #finishEnd(size: number): void {
    if (!this.#end) {
      if (this.#line > 0) this.#find({ code: 'end_missing' });
      return;
    }
    const { end, line, sha256 } = this.#end;
    if (end.checkpoints > this.#checkpoints) this.#find({ code: 'checkpoints_missing' });
    const root = rootFromFrontier(this.#frontier).toString('base64');
    const sizeDiffers = this.#header !== null && end.end !== this.#header.size;
    const rootDiffers = this.#chained && end.end === size && end.root !== root;
    const countsDiffer = end.end !== size || end.checkpoints !== this.#checkpoints;
    const tooFew = end.end < size || end.checkpoints < this.#checkpoints;
    // If the bytes before are those the line was written for, nothing is missing: its counts are false.
    if (sizeDiffers || rootDiffers || tooFew || (countsDiffer && end.sha256 === sha256)) {
      this.#find({ code: 'end_differs', line });
    }
    // Said only when nothing else explains it: every other finding changes these bytes too.
    if (this.#found.length === 0 && end.sha256 !== sha256) this.#find({ code: 'file_changed' });
  }
}

/** A last line that is whole JSON up to a byte that should have been its newline was changed, not cut. */
function endsInGarbage(bytes: Buffer): boolean {
  return parseJson(bytes.subarray(0, -1).toString('utf8')) !== undefined;
}
