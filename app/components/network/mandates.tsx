import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import type { IconName } from '../icon.tsx';
import { Org } from '../organisation.tsx';
import { Item, Rows } from '../rows.tsx';
import { Tag, type Tone } from '../tag.tsx';

export type PersonShown = QueryOutput<'network.person'>['person'];
export type MandateShown = PersonShown['mandates'][number];

const STATE: Record<MandateShown['state'], readonly [Tone, IconName]> = {
  'in-force': ['ok', 'check'],
  'not-yet': ['line', 'calendar'],
  expired: ['bad', 'late'],
  revoked: ['plain', 'close'],
};

/** Whether a mandate stands, has run out, begins later or was revoked. */
export function MandateTag({ state }: { state: MandateShown['state'] }) {
  const { network } = useMessages();
  const [tone, icon] = STATE[state];
  return (
    <Tag tone={tone} icon={icon}>
      {network.mandate.state[state]}
    </Tag>
  );
}

interface MandatesProps {
  mandates: readonly MandateShown[];
  /** What stands at the end of one: the button that revokes it. */
  end?: (mandate: MandateShown) => React.ReactNode;
}

/** Mandates with their letters and dates, those in force first. */
export function Mandates({ mandates, end }: MandatesProps) {
  const { common, network } = useMessages();
  const format = useFormat();
  const words = network.mandate;
  const order: MandateShown['state'][] = ['in-force', 'not-yet', 'expired', 'revoked'];
  const sorted = [...mandates].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  if (sorted.length === 0) return <p className="soft">{words.none}</p>;
  return (
    <Rows>
      {sorted.map((mandate) => (
        <Item
          key={mandate.mandateId}
          title={common.mandate[mandate.level]}
          meta={
            <>
              <MandateTag state={mandate.state} />
              <Org organisation={mandate.organisation} />
              <span>{words.validity(format.day(mandate.validFrom), format.day(mandate.validUntil))}</span>
              <span className="quiet">
                {words.letter(mandate.letterNumber, format.day(mandate.letterDate))}
              </span>
            </>
          }
          end={end?.(mandate)}
        />
      ))}
    </Rows>
  );
}
