import { leaderPage } from './page.ts';

/** Handlers of the leader's page. */
export const leaderQueryHandlers = { 'leader.page': leaderPage };
