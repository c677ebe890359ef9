import { audienceOf, stateFor } from '#app/domain/session/index.ts';
import { PASSING } from '#app/live/act-sender.ts';
import type { Storage } from '#app/live/outbox.ts';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { nextAct } from './acts/index.ts';
import { Books, NO_FAULTS, plain } from './books.ts';
import { type Cast, castOf, type Member } from './cast.ts';
import { Chance } from './chance.ts';
import { faultsIn, type Remains } from './checks/log.ts';
import { Secrets } from './checks/secrets.ts';
import { AppNode, type Seat } from './node.ts';
import { type Done, Tab } from './tab.ts';
import { VirtualTime } from './virtual-time.ts';
import { FAIR, type Network, WEATHERS } from './wire.ts';

/** What became of one seed. */
export interface Outcome {
  seed: number;
  /** What is wrong; empty when all is well. */
  faults: string[];
  events: number;
  /** Events by what happened. */
  kinds: Record<string, number>;
  acts: number;
  /** What happened, line by line, when it was asked for. */
  trace: string[];
}

/** Buttons that stand where they stood when what they were for has happened, and then mean the next one. */
const PRESSED_TWICE: ReadonlySet<string> = new Set(['turn.end', 'activity.draw']);
const TABS = 8;
const NODES = 2;

/** A simulated house with its people: see `playSeed`. */
class Play {
  readonly trace: string[] = [];
  readonly faults: string[] = [];
  readonly time = new VirtualTime();
  readonly #chance: Chance;
  readonly #tracing: boolean;
  readonly #cast: Cast;
  readonly #books: Books;
  readonly #secrets: Secrets;
  readonly #network: Network;
  readonly #nodes: AppNode[] = [];
  readonly #deaf = new Set<number>();
  readonly #devices = new Map<string, Storage>();
  #tabs: Tab[] = [];
  readonly done = new Map<string, Done>();
  #keys = 0;

  constructor(seed: number, tracing: boolean) {
    this.#chance = new Chance(seed);
    this.#tracing = tracing;
    this.time.install(this.#chance.fork());
    this.#cast = castOf(this.#chance.fork());
    const chance = this.#chance.fork();
    this.#books = new Books({
      time: this.time,
      chance,
      cast: this.#cast,
      committed: (seq) => this.#committed(seq, chance),
    });
    this.#secrets = new Secrets(
      this.#cast,
      this.#books.log,
      () => this.#books.state,
      () => this.time.now,
    );
    this.#network = {
      time: this.time,
      chance: this.#chance.fork(),
      weather: FAIR,
      node: () => this.#chance.any(this.#nodes.filter((node) => node.alive)) ?? null,
    };
    for (let at = 0; at < NODES; at += 1) this.#nodes.push(this.#start());
  }

  get books(): Books {
    return this.#books;
  }

  /** Plays the whole session and looks at what is left of it. */
  async run(): Promise<void> {
    const chance = this.#chance;
    const seats = this.#cast.members.map((member): Seat => ({ member, wall: false }));
    if (chance.odds(0.3)) seats.push({ member: this.#cast.facilitator, wall: true });
    for (const seat of seats.slice(0, TABS)) await this.#open(seat);
    if (chance.odds(0.85)) await this.#begin();
    this.#network.weather = chance.pick(WEATHERS);
    this.#note(`the weather is ${this.#network.weather.name}`);
    const rough = chance.odds(0.6);
    if (rough) this.#books.faults = { failed: 0.01, unheard: 0.02, again: 0.03 };
    for (let steps = chance.int(40, 80); steps > 0; steps -= 1) {
      await this.#step(rough);
      await this.time.pass(chance.odds(0.1) ? chance.int(500, 4_000) : chance.next() * 250);
    }
    const ordered = this.#network.weather.ordered;
    await this.#heal(seats);
    // Over a connection that keeps its order everybody is right without doing anything. Over others a last message may
    // be lost, and whoever lost it learns so from the next one.
    if (!ordered) this.#oneMore();
    await this.time.pass(120_000);
    this.faults.push(...new Set(this.#secrets.leaks), ...faultsIn(this.#remains()));
  }

  stop(): void {
    for (const tab of this.#tabs) tab.close();
    for (const node of this.#nodes) node.kill();
    this.time.restore();
  }

  /** Most sessions begin well: everybody arrives, and the item that is to be decided is before them. */
  async #begin(): Promise<void> {
    const { seed, facilitator } = this.#cast;
    for (const tab of this.#tabs) {
      const { member, wall } = tab.seat;
      const arrival = { organisationId: member.organisationId, mode: 'online', role: 'delegate' };
      if (member.organisationId !== null) this.#do(tab, 'attendance.mark', arrival);
      if (member !== facilitator || wall) continue;
      this.#do(tab, 'session.open', {});
      this.#do(tab, 'agenda.start', { itemId: seed.agenda.find((item) => item.mode === 'deciding')?.itemId });
    }
    await this.time.pass(1_000);
  }

  async #step(rough: boolean): Promise<void> {
    const chance = this.#chance;
    const often = (weight: number) => (rough ? weight : weight / 4);
    await chance.weighed<() => unknown>([
      { weight: 100, value: () => this.#act() },
      { weight: often(3), value: () => this.#closeTab() },
      { weight: often(4), value: () => this.#openAgain() },
      { weight: often(5), value: () => chance.any(this.#tabs)?.cut() },
      { weight: often(2), value: () => chance.any(this.#tabs)?.client.sleep() },
      { weight: often(2), value: () => chance.any(this.#tabs)?.client.wake() },
      { weight: often(2), value: () => this.#kill() },
      { weight: often(2), value: () => this.#deafen() },
      { weight: often(3), value: () => this.#changeRights() },
    ])();
  }

  #start(): AppNode {
    const node: AppNode = new AppNode({
      time: this.time,
      books: this.#books,
      leaving: (seat, what, message) => this.#secrets.leaving(seat, what, message),
      answered: (seat, known, key, answer) => {
        // Two copies of one act may be decided differently; what has happened is not to be refused.
        if (known && !answer.ok && !PASSING.has(answer.refusal.code))
          this.faults.push(
            `${seat.member.name}: ${key} had happened and was refused (${answer.refusal.code})`,
          );
      },
      onError: (error) => {
        const code = (error as { code?: unknown }).code;
        // What the database did to it on purpose is no fault of the house.
        if (code === undefined) this.faults.push(`a process met ${String((error as Error).stack ?? error)}`);
      },
    });
    return node;
  }

  /** The database says a number to every process that listens, some time later. */
  #committed(seq: number, chance: Chance): void {
    for (let at = 0; at < NODES; at += 1) {
      if (this.#deaf.has(at)) continue;
      this.time.later(chance.odds(0.1) ? chance.int(20, 400) : chance.next() * 10, () =>
        this.#nodes[at]?.hear(this.#cast.room.sessionId, seq),
      );
    }
  }

  /** Somebody loads the page; when the house does not answer, they try again a little later. */
  async #open(seat: Seat): Promise<void> {
    const { state } = this.#books;
    const audience = audienceOf(seat.member.actor, this.#cast.room.subject, seat.wall);
    this.#secrets.page(seat, plain(stateFor(state, audience)));
    const device = this.#deviceOf(seat.member);
    const tab = new Tab(
      seat,
      this.#network,
      {
        state,
        device,
        sessionId: this.#cast.room.sessionId,
        nextKey: () => {
          this.#keys += 1;
          return `sim-key-${this.#keys}`;
        },
        done: this.done,
      },
      this.#cast.room.subject,
    );
    this.#tabs.push(tab);
    this.#note(`${seat.member.name}${seat.wall ? ' (wall)' : ''} opens the page at number ${state.seq}`);
    await this.time.pass(this.#chance.next() * 200);
  }

  #deviceOf(member: Member): Storage {
    let device = this.#devices.get(member.personId);
    if (!device) {
      const kept = new Map<string, string>();
      device = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
      };
      this.#devices.set(member.personId, device);
    }
    return device;
  }

  #act(): void {
    const tab = this.#chance.any(this.#tabs.filter((one) => !one.seat.wall));
    if (!tab) return;
    const who = tab.seat.member;
    const proposal = nextAct({
      state: tab.client.view().state,
      who,
      facilitates: who === this.#cast.facilitator,
      organisationId: who.organisationId,
      chance: this.#chance,
      words: (secret) => this.#secrets.word(secret),
    });
    if (!proposal) return;
    this.#do(tab, proposal.command, proposal.input);
    // A thumb that trembles, or a page that seemed not to have heard.
    if (PRESSED_TWICE.has(proposal.command) && this.#chance.odds(0.4))
      this.#do(tab, proposal.command, proposal.input);
  }

  #do(tab: Tab, command: string, input: Record<string, unknown>): void {
    const key = tab.act(command, input, this.done);
    this.#note(`${tab.seat.member.name} does ${command} ${JSON.stringify(input)} (${key})`);
  }

  #closeTab(): void {
    const tab = this.#chance.any(this.#tabs);
    if (!tab) return;
    tab.close();
    this.#tabs = this.#tabs.filter((one) => one !== tab);
    const left = tab.client.view().acts.filter((act) => act.state === 'saved' || act.state === 'sent').length;
    this.#note(`${tab.seat.member.name} closes the page with ${left} act(s) that wait`);
  }

  async #openAgain(): Promise<void> {
    if (this.#tabs.length >= TABS) return;
    await this.#open({ member: this.#chance.pick(this.#cast.members), wall: this.#chance.odds(0.05) });
  }

  #kill(): void {
    const at = this.#chance.int(0, NODES - 1);
    const node = this.#nodes[at];
    if (!node?.alive) return;
    node.kill();
    this.#note(`process ${at} is killed`);
    this.time.later(this.#chance.int(200, 6_000), () => {
      this.#nodes[at] = this.#start();
      this.#note(`process ${at} is there again`);
    });
  }

  #deafen(): void {
    const at = this.#chance.int(0, NODES - 1);
    if (this.#deaf.has(at)) return;
    this.#deaf.add(at);
    this.#note(`process ${at} hears nothing`);
    this.time.later(this.#chance.int(100, 5_000), () => this.#hearAgain(at));
  }

  #hearAgain(at: number): void {
    if (!this.#deaf.delete(at)) return;
    this.#note(`process ${at} hears again`);
    void this.#nodes[at]?.readOn();
  }

  /** A mandate is revoked, or given again. */
  #changeRights(): void {
    const delegates = this.#cast.members.filter((member) => member.organisationId !== null);
    const member = this.#chance.pick(delegates);
    const { actor } = member;
    const level = actor.representing[0]?.level === null ? 'decide' : null;
    member.change(this.time.now, {
      ...actor,
      representing: actor.representing.map((r) => ({ ...r, level, expiredLevel: level ? null : 'decide' })),
    });
    this.#note(`${member.name} ${level ? 'has a mandate again' : 'has no mandate any more'}`);
    const { personId } = member;
    const first = this.#chance.int(0, NODES - 1);
    for (let at = 0; at < NODES; at += 1)
      this.time.later(at === first ? 0 : this.#chance.int(1, 500), () =>
        this.#nodes[at]?.suspect({ personId }),
      );
  }

  /** Everything works again, and everybody is there. */
  async #heal(seats: readonly Seat[]): Promise<void> {
    this.#note('everything works again');
    this.#network.weather = FAIR;
    this.#books.faults = NO_FAULTS;
    await this.time.pass(8_000);
    for (const at of [...this.#deaf]) this.#hearAgain(at);
    for (const seat of seats)
      if (!this.#tabs.some((tab) => tab.seat.member === seat.member && tab.seat.wall === seat.wall))
        await this.#open(seat);
    for (const tab of this.#tabs) tab.client.wake();
    await this.time.pass(20_000);
  }

  /** Something happens that everybody hears of; when nothing can happen any more, everybody comes back. */
  #oneMore(): void {
    const tab = this.#tabs.find(({ seat }) => seat.member === this.#cast.facilitator && !seat.wall);
    const organisationId = this.#books.state.partyIds[0];
    if (!tab || this.#books.state.status === 'closed') {
      for (const one of this.#tabs) one.cut();
      return;
    }
    // Whoever is there leaves, and is noted at the desk: where people have come, the desk alone adds nothing.
    this.#do(tab, 'attendance.leave', { organisationId });
    this.#do(tab, 'attendance.mark', { organisationId, mode: 'in-room', role: 'delegate' });
  }

  #remains(): Remains {
    const books = this.#books;
    const facts = books.entries.map((entry) => JSON.parse(entry.body) as { facts: Record<string, unknown> });
    if (books.entries.length !== books.receipts.size)
      this.faults.push(`${books.entries.length} entries of the ledger, ${books.receipts.size} receipts`);
    for (const entry of books.entries)
      if (canonicalJson(JSON.parse(entry.body)) !== entry.body) this.faults.push('an entry is not canonical');
    return {
      log: books.log,
      receipts: [...books.receipts.values()].map(({ actor_id, key, output }) => ({
        key,
        personId: actor_id.replace(/^person:/, ''),
        seq: (output as { seq: number }).seq,
      })),
      decisions: facts.flatMap(({ facts: { decision } }) =>
        decision ? [decision as { decisionId: string; answers: Record<string, unknown> }] : [],
      ),
      register: books.register.map((line) => ({ decisionId: line.decisionId, facts: line })),
      acts: [...this.done.values()].map(({ key, personId, command, input, answer }) => ({
        key,
        personId,
        command,
        input,
        acknowledged: answer?.ok ? Number(answer.output.seq) : null,
      })),
      views: this.#tabs.map(({ seat, client }) => {
        const view = client.view();
        return {
          who: `${seat.member.name}${seat.wall ? ' (wall)' : ''}`,
          audience: audienceOf(seat.member.actor, this.#cast.room.subject, seat.wall),
          connection: view.connection,
          state: view.state,
          open: view.acts.filter((act) => act.state === 'saved' || act.state === 'sent').length,
        };
      }),
    };
  }

  #note(line: string): void {
    if (this.#tracing) this.trace.push(`${(this.time.now / 1000).toFixed(3).padStart(9)} s  ${line}`);
  }
}

/**
 * Plays one session by chance: 3 to 8 open pages with the product's own client, two processes of the house with its
 * own kernel and rooms, one database that fails, and a network that loses, doubles, delays and reorders. Then
 * everything works again for two minutes, and what is left is checked. The same seed plays the same session.
 */
export async function playSeed(seed: number, { trace = false } = {}): Promise<Outcome> {
  const play = new Play(seed, trace);
  try {
    await play.run();
  } catch (error) {
    play.faults.push(`the play broke off: ${String((error as Error).stack ?? error)}`);
  } finally {
    play.stop();
  }
  const { log } = play.books;
  const kinds: Record<string, number> = {};
  for (const { type } of log) kinds[type] = (kinds[type] ?? 0) + 1;
  return { seed, faults: play.faults, events: log.length, kinds, acts: play.done.size, trace: play.trace };
}
