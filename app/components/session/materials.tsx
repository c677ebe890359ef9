import { Link } from '@remix-run/react';
import type { Material } from '#app/contract/material.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Icon } from '../icon.tsx';
import { useRoomView } from './room-context.tsx';

const KIND: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

/** One paper: a file to download or a link, with what it is and how large. */
export function MaterialLink({ one }: { one: Material }) {
  const { invitation } = useMessages();
  const format = useFormat();
  const words = invitation.material;
  const isFile = one.fileHash !== null;
  const facts =
    one.fileType !== null && one.fileBytes !== null
      ? words.file(KIND[one.fileType] ?? one.fileType, format.bytes(one.fileBytes))
      : words.link;
  return (
    <span className="matter">
      <Icon name={isFile ? 'clip' : 'link'} />
      <span>
        <a
          href={isFile ? `/berkas/${one.fileHash}` : (one.url ?? '')}
          {...(isFile ? { download: true } : { rel: 'noopener noreferrer', target: '_blank' })}
        >
          {one.title}
        </a>{' '}
        <span className="cap">{facts}</span>
      </span>
    </span>
  );
}

/** What there is to read in this session: for all of it first, then by item. Who does not prepare it sees nothing where there is nothing. */
export function Materials({ className = 'roompart' }: { className?: string }) {
  const { invitation } = useMessages();
  const { room, state } = useRoomView();
  const words = invitation.material;
  const { materials } = room;
  if (materials.length === 0 && !room.may.facilitate) return null;
  const items = state.itemIds.filter((id) => materials.some((one) => one.itemId === id));
  return (
    <section className={className} aria-labelledby="h-bahan">
      <h2 className="h-sec" id="h-bahan">
        {words.title}
        {room.may.facilitate && <Link to={`/sesi/${room.sessionId}/bahan`}>{words.manage}</Link>}
      </h2>
      {materials.length === 0 && <p className="cap">{words.none}</p>}
      <ul className="matters">
        {materials
          .filter((one) => one.itemId === null || !items.includes(one.itemId))
          .map((one) => (
            <li key={one.materialId}>
              <MaterialLink one={one} />
            </li>
          ))}
        {items.map((itemId) => (
          <li key={itemId}>
            <p className="cap">{state.items[itemId]?.title}</p>
            {materials
              .filter((one) => one.itemId === itemId)
              .map((one) => (
                <MaterialLink key={one.materialId} one={one} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
