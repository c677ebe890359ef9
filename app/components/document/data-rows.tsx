import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';
import { ButtonLink, Buttons } from '../button.tsx';
import { Item, Rows } from '../rows.tsx';

type Shown = QueryOutput<'document.list'>;

/** The sets as their addresses call them. */
const PLACE = {
  attendance: 'kehadiran',
  decisions: 'keputusan',
  activities: 'kegiatan',
  events: 'kejadian',
} as const;

/** The session as data: what a row is, how many there are, and the files. */
export function DataRows({ shown }: { shown: Shown }) {
  const { document: words } = useMessages();
  return (
    <Rows label={words.data.title}>
      {shown.data.map(({ set, rows }) => {
        const base = `/sesi/${shown.session.id}/dokumen/${PLACE[set]}`;
        const name = words.data.set[set];
        return (
          <Item
            key={set}
            title={name}
            meta={rows !== null && <span className="cap">{words.data.rows(rows)}</span>}
          >
            <div className="stack-2">
              <p className="soft">{words.data.definition[set]}</p>
              {rows !== null && (
                <Buttons>
                  <ButtonLink icon="data" to={`${base}.csv`} reloadDocument>
                    <span className="vh">{words.fileOf(name)}, </span>CSV
                  </ButtonLink>
                  <ButtonLink icon="data" to={`${base}.json`} reloadDocument>
                    <span className="vh">{words.fileOf(name)}, </span>JSON
                  </ButtonLink>
                  <ButtonLink kind="bare" to={`${base}.csv-metadata.json`} reloadDocument>
                    <span className="vh">{name}, </span>
                    {words.data.meta}
                  </ButtonLink>
                </Buttons>
              )}
            </div>
          </Item>
        );
      })}
    </Rows>
  );
}
