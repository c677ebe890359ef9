import type { IconName } from '#app/components/icon.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Tag, type Tone } from '#app/components/tag.tsx';
import type { ObjectionShown } from '#app/contract/forum-shapes.ts';
import type { ObjectionStatus } from '#app/domain/consensus.ts';
import { useMessages } from '#app/reader.tsx';

const STATUS: Record<ObjectionStatus, readonly [Tone, IconName]> = {
  raised: ['bad', 'objection'],
  discussed: ['wait', 'discuss'],
  resolved: ['ok', 'check'],
  withdrawn: ['plain', 'ret'],
  maintained: ['bad', 'objection'],
};

/** Objections in the organisations' own words, each with its state and what was done about it. */
export function Objections({ objections }: { objections: readonly ObjectionShown[] }) {
  const { forum, common } = useMessages();
  return (
    <ul className="rows">
      {objections.map((objection) => {
        const [tone, icon] = STATUS[objection.status];
        return (
          <li className="item" key={`${objection.organisation.id} ${objection.raisedAt}`}>
            <p className="item__m">
              <Org organisation={objection.organisation} />{' '}
              <Tag tone={tone} icon={icon}>
                {common.objectionStatus[objection.status]}
              </Tag>{' '}
              <span className="quiet">{forum.objection.onVersion(objection.version)}</span>
            </p>
            <p className="said serif">{objection.reason}</p>
            <Facts
              facts={[
                [forum.objection.passage, objection.passage],
                [forum.objection.suggestion, objection.suggestion],
                [forum.objection.answer, objection.note],
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}
