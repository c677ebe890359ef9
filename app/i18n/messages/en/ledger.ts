import type { Same } from '../../same.ts';
import type { ledger as source } from '../id/ledger.ts';

/** Words of the noun "ledger" in English. */
export const ledger = {
  mine: 'My acts',
  mineEmpty: 'No act of yours stands in the ledger yet.',
  title: 'Proof of an act',
  lead: "This act is in the network's ledger: it cannot be changed or removed without being noticed.",
  proven: 'Proven',
  provenBody: (number, size) => `Entry ${number} of the ${size} that the signed checkpoint covers.`,
  waiting: 'Recorded, waiting for its signature',
  waitingBody:
    'The act is stored and holds. Checkpoints are signed at least every ten minutes; reload this page to see the proof.',
  act: 'Act',
  command: 'Command',
  at: 'Time',
  organisation: 'On behalf of',
  actor: 'Who acted',
  actorSealed: 'Sealed: only a fingerprint is recorded',
  actorSystem: 'The system',
  sealed: 'Sealed parts',
  sealedBody:
    'What people wrote and who they are is not in the ledger, only salted fingerprints of it, so that it can be erased without breaking the proof.',
  facts: 'What is recorded',
  proof: 'Proof',
  entryId: 'Entry',
  leaf: 'Fingerprint of the entry',
  path: (count) => `${count} fingerprints join this entry to the signed root.`,
  checkpoint: 'Checkpoint',
  key: 'Public key',
  download: 'Download the proof (JSON)',
  how: 'Check it yourself',
  howSteps: {
    save: 'Download the proof and keep it. Keep the public key above as well, from a source you trust, such as a printed document.',
    run: "Run Mufakat's verifier on any computer, without a connection to this server:",
    read: 'It answers VALID if this act is in the ledger signed with that key.',
  },
} satisfies Same<typeof source>;
