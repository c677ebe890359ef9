import { activity } from './activity.ts';
import { activityConsole } from './activity-console.ts';
import { acts } from './acts.ts';
import { agreement } from './agreement.ts';
import { auth } from './auth.ts';
import { ballot } from './ballot.ts';
import { board } from './board.ts';
import { calendar } from './calendar.ts';
import { commitment } from './commitment.ts';
import { common } from './common.ts';
import { conditions } from './conditions.ts';
import { demo } from './demo.ts';
import { document } from './document.ts';
import { draft } from './draft.ts';
import { empowerment } from './empowerment.ts';
import { errors } from './errors.ts';
import { forum } from './forum.ts';
import { guest } from './guest.ts';
import { home } from './home.ts';
import { invitation } from './invitation.ts';
import { leader } from './leader.ts';
import { ledger } from './ledger.ts';
import { membership } from './membership.ts';
import { minutes } from './minutes.ts';
import { network } from './network.ts';
import { notice } from './notice.ts';
import { preparation } from './preparation.ts';
import { proposal } from './proposal.ts';
import { recipe } from './recipe.ts';
import { record } from './record.ts';
import { recorded } from './recorded.ts';
import { reference } from './reference.ts';
import { register } from './register.ts';
import { remark } from './remark.ts';
import { response } from './response.ts';
import { room } from './room.ts';
import { session } from './session.ts';
import { steering } from './steering.ts';
import { topic } from './topic.ts';

/** Every word of the interface in English. */
export const en = {
  common,
  errors,
  auth,
  membership,
  network,
  forum,
  conditions,
  proposal,
  empowerment,
  draft,
  response,
  session,
  activity,
  activityConsole,
  invitation,
  topic,
  preparation,
  recipe,
  notice,
  agreement,
  commitment,
  board,
  calendar,
  leader,
  record,
  minutes,
  document,
  recorded,
  register,
  remark,
  ledger,
  acts,
  reference,
  ballot,
  room,
  guest,
  steering,
  demo,
  home,
} as const;
