import { Select } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { Voice } from '#app/contract/forum-shapes.ts';
import { useMessages } from '#app/reader.tsx';

interface VoiceFieldProps {
  voices: readonly Voice[];
  /** The reader may also write without an organisation, as facilitator. */
  alone?: boolean;
}

/** For whom somebody writes: said when there is one, chosen when there are several. */
export function VoiceField({ voices, alone = false }: VoiceFieldProps) {
  const { forum } = useMessages();
  const speaking = voices.filter((voice) => voice.maySpeak);
  const [only] = speaking;
  if (!only) return null;
  if (speaking.length === 1 && !alone)
    return (
      <p className="soft">
        <input type="hidden" name="organisationId" value={only.organisation.id} />
        {forum.voice.for} <Org organisation={only.organisation} />
      </p>
    );
  const choices = speaking.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }));
  return (
    <Select
      name="organisationId"
      label={forum.voice.for}
      optional={alone}
      value={alone ? '' : only.organisation.id}
      choices={choices}
      help={alone ? forum.voice.none : undefined}
    />
  );
}

/** Why a reader who acts for a party may not write here; nothing when there is nothing to explain. */
export function MandateNote({ voices }: { voices: readonly Voice[] }) {
  const { forum } = useMessages();
  const [first] = voices;
  if (!first || voices.some((voice) => voice.maySpeak)) return null;
  return (
    <Note tone="wait" icon="lock">
      <Org organisation={first.organisation} />{' '}
      {first.mandate === 'in-force' ? forum.voice.readOnly : forum.voice.why[first.mandate]}
    </Note>
  );
}
