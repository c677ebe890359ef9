import type { MinutesContent } from '#app/contract/minutes.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Mark } from '../organisation.tsx';
import { Section } from '../page-head.tsx';
import { Tag } from '../tag.tsx';

const STANDING = {
  confirmed: ['ok', 'check'],
  correcting: ['wait', 'pen'],
  declined: ['bad', 'dispute'],
  silent: ['line', 'minus'],
} as const;

/** How each organisation that attended stands to this version; who has not answered stands there as just that. */
export function Responses({ offered }: { offered: MinutesContent }) {
  const { minutes: words } = useMessages();
  const format = useFormat(offered.timeZone);
  const confirmed = offered.responses.filter(({ standing }) => standing === 'confirmed').length;
  return (
    <Section title={words.answers.title} id="tanggapan">
      <p className="soft">{words.answers.count(confirmed, offered.responses.length)}</p>
      <ul className="rows">
        {offered.responses.map(({ organisation, standing, at }) => {
          const [tone, icon] = STANDING[standing];
          return (
            <li key={organisation.id} className="item minutes__answer">
              <span className={organisation.sector === 'government' ? 'org gov' : 'org ngo'}>
                <Mark sector={organisation.sector} />
                {organisation.name}
              </span>
              <span className="minutes__how">
                <Tag tone={tone} icon={icon}>
                  {words.answers.standing[standing]}
                </Tag>
                {at && <span className="cap">{words.answers.at(format.dateTime(at))}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
