import { useMessages } from '#app/reader.tsx';
import { Tag } from '../tag.tsx';

/** Says that the proposal of an agenda item was withdrawn, wherever the item stands. */
export function WithdrawnTag() {
  const { session } = useMessages();
  return <Tag icon="minus">{session.text.withdrawn}</Tag>;
}
