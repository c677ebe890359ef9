import { type CommandName, commands } from '#app/contract/registry.ts';
import { activityActs } from './activities.ts';
import { anyActs } from './any.ts';
import { attendanceActs } from './attendance.ts';
import type { Generator, Proposal, Scene } from './generator.ts';
import { notedActs } from './noted.ts';
import { roundActs } from './rounds.ts';
import { sessionActs } from './session.ts';
import { turnActs } from './turns.ts';
import { voteActs } from './votes.ts';

const OWN: readonly Generator[] = [
  sessionActs,
  attendanceActs,
  turnActs,
  roundActs,
  notedActs,
  voteActs,
  activityActs,
];

/** Everything that a live room decides. */
const ROOM_COMMANDS = (Object.keys(commands) as CommandName[]).filter((name) => commands[name].room);

/** Those that no generator proposes. */
const OTHERS = ROOM_COMMANDS.filter((name) => !OWN.some((generator) => generator.commands.includes(name)));

const GENERATORS = [...OWN, anyActs(OTHERS)];

/** What somebody does next, or null when nothing comes to mind. */
export function nextAct(scene: Scene): Proposal | null {
  const proposals = GENERATORS.flatMap((generator) => generator.propose(scene));
  if (proposals.length === 0) return null;
  return scene.chance.weighed(proposals.map((value) => ({ weight: value.weight ?? 1, value })));
}
