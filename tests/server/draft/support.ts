import { randomUUID } from 'node:crypto';
import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { schema } from '#app/editor/schema.ts';
import { asAdmin } from '../session/play.ts';
import { as, type TestKernel } from '../support/kernel.ts';
import type { World, WorldPerson } from '../support/world.ts';

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The answer's output, or an error with its code. */
export function output<T>(
  answer: { ok: true; output: T } | { ok: false; refusal: { code: string; fields?: unknown } },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.output;
}

/** Puts a proposal forward in the name of organisation 2. */
export async function propose(t: TestKernel, world: World, ...lines: string[]) {
  const content = lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
  return output(
    await t.execute(
      'proposal.submit',
      {
        forumId: world.forumId,
        organisationId: world.organisations[2].id,
        title: 'Satu pintu',
        body: { type: 'doc', content },
      },
      as(world.speaker),
    ),
  );
}

/** What is written: the draft of a proposal, or the minutes of a session. */
type Target = { proposalId: string; organisationId?: string } | { sessionId: string };

/** Somebody's copy of a draft, written to without an editor. */
export class Copy {
  readonly doc = new Y.Doc();
  readonly #t: TestKernel;
  readonly #who: WorldPerson;
  readonly #target: Target;
  base = '';
  seq: number | undefined;
  /** What was written since the last `send`. */
  written: Uint8Array[] = [];

  constructor(t: TestKernel, who: WorldPerson, target: Target) {
    this.#t = t;
    this.#who = who;
    this.#target = target;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.written.push(update);
    });
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment('default');
  }

  /** Receives what it lacks. */
  async read(): Promise<void> {
    const has = this.seq === undefined ? {} : { base: this.base, after: this.seq };
    const target = this.#target;
    const asking = as(this.#who);
    const answer = output(
      'sessionId' in target
        ? await this.#t.query('minutes.catch-up', { ...target, ...has }, asking)
        : await this.#t.query('draft.catch-up', { proposalId: target.proposalId, ...has }, asking),
    );
    for (const update of answer.updates) Y.applyUpdate(this.doc, bytes(update), this);
    this.base = answer.base.id;
    this.seq = answer.seq;
  }

  /** Adds a paragraph at the end. */
  write(line: string): void {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.insert(0, line);
    paragraph.insert(0, [text]);
    this.text.push([paragraph]);
  }

  /** Types into the first paragraph, before what is there. */
  type(words: string): void {
    const first = this.text.get(0) as Y.XmlElement;
    (first.get(0) as Y.XmlText).insert(0, words);
  }

  /** Sends bytes as they are. */
  send(update: Uint8Array, key: string = randomUUID()) {
    const target = this.#target;
    const written = { base: this.base, update: base64(update) };
    const asking = { ...as(this.#who), key };
    return 'sessionId' in target
      ? this.#t.execute('minutes.write', { ...target, ...written }, asking)
      : this.#t.execute('draft.write', { ...target, ...written }, asking);
  }

  /** Sends what was written. */
  async save(): Promise<number> {
    const update = Y.mergeUpdates(this.written);
    this.written = [];
    return output(await this.send(update)).seq;
  }
}

/** An update that would put these nodes into an empty document. */
export function updateOf(content: object[]): Uint8Array {
  return Y.encodeStateAsUpdate(prosemirrorJSONToYDoc(schema(), { type: 'doc', content }, 'default'));
}

/** How many rows of a draft are stored, and how many acts the ledger of the network has. */
export async function counted(t: TestKernel, networkId: string): Promise<{ rows: number; entries: number }> {
  const { rows } = await asAdmin(t, (admin) =>
    admin.query<{ rows: string; entries: string }>(
      `select (select count(*) from draft_update where network_id = $1) as rows,
         (select count(*) from ledger_entry where network_id = $1) as entries`,
      [networkId],
    ),
  );
  return { rows: Number(rows[0]?.rows), entries: Number(rows[0]?.entries) };
}
