import { demoOrganisations } from '#db/demo/organisations.ts';
import type { Cast, Moment, Stage } from './stage.ts';

/** Days before loading up to which everybody has read their notices: what is new is what a newcomer should look at. */
const READ_DAY = -12;

/** Whoever has an account in the demo read what they were told, as people who take part do. */
export function noticeMoments(stage: Stage, cast: Cast): Moment[] {
  return [
    {
      day: READ_DAY,
      hour: 20,
      async play() {
        const delegates = demoOrganisations.map(({ code }) => cast.delegate(code));
        const heads = demoOrganisations.map(({ code }) => cast.head(code));
        for (const reader of [cast.facilitator, ...delegates, ...heads])
          await stage.act(reader, 'notice.read-all', {});
      },
    },
  ];
}
