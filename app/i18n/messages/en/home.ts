import type { Same } from '../../same.ts';
import type { home as source } from '../id/home.ts';

/** The first page, for strangers and for members, in English. */
export const home = {
  landing: {
    title: 'Deliberate, agree, and keep the promise together',
    lead: 'Mufakat is a workspace where government and non-government organisations deliberate until they agree, sign the agreement, and keep every commitment in it.',
    signIn: 'Sign in',
    beginDemo: 'Begin with the demo',
    beginDemoLead:
      "A sample network is ready. Sit on the facilitator's, the partner's and the leader's chair.",
    invited: 'Invited? Open the invitation link in your e-mail or message.',
    thread: 'One thread, traceable both ways',
    steps: [
      {
        title: 'Deliberation',
        body: 'Each organisation answers through a delegate with a mandate. Objections carry reasons and are followed until settled.',
      },
      {
        title: 'Consensus',
        body: 'The outcome is computed for each sector. Silence is not consent, and failing to agree is recorded honestly.',
      },
      {
        title: 'Agreement',
        body: "The text is frozen, then signed by each party's leader with a second factor.",
      },
      {
        title: 'Commitment',
        body: 'The owner reports, a partner confirms or disputes, a verifier judges.',
      },
    ],
    proof: 'Every act is in a ledger that anybody can check without trusting us.',
  },
  title: 'Home',
  greeting: (name) => `Welcome, ${name}`,
  now: 'Open now',
  noneOpen: 'No session is open now',
  noneOpenBody: 'As soon as a facilitator opens a session, the way in appears here.',
  allSessions: 'All sessions',
  enterSession: 'Enter the session',
  waiting: 'Waiting for you',
  leaderPage: "Leader's page",
  leaderPageBody: 'What waits for an answer, what is late or disputed, and what was kept.',
  forums: 'Your forums',
  allForums: 'All forums',
  noForum: 'You are not a party of any forum yet',
  noForumBody: 'Forums your organisation takes part in appear here, with their next session.',
  createForum: 'Convene a forum',
  parties: (government, others) => `${government} government, ${others} non-government`,
  openProposals: (count) => (count === 1 ? '1 open proposal' : `${count} open proposals`),
  nextSession: 'Next session',
  network: 'Network',
  networkDo: 'See the network',
  networkBody: 'Organisations, people and their mandates, and reference figures.',
  factorTitle: 'Set up the second factor first.',
  factorBody: 'Your role requires it: without it you cannot run sessions, sign, or administer.',
  factorDo: 'Set it up now',
  noMandateTitle: 'No mandate is in force.',
  noMandateBody: 'You can read, but you cannot answer for your organisation yet.',
  seeMandates: 'See my mandates',
  beginTitle: 'Begin here',
  begin: {
    facilitator: 'Enter the session and run the consensus test up to the decision.',
    partner: "Enter the session and give your organisation's answer.",
    leader: "Open the leader's page: answer what waits, sign what is ready.",
  },
} satisfies Same<typeof source>;
