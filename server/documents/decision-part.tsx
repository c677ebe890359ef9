import type { RecordDecision } from '#app/contract/record.ts';
import { isLevel, kindOf, LEVEL_KINDS, type LevelKind } from '#app/domain/consensus.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { type Drawing, Entry, SectorMark, Table, Words } from './parts.tsx';

const { common, record, session } = messagesFor('id');
const words = record.document;

type Voice = Pick<RecordDecision['objections'][number], 'organisation' | 'reason' | 'suggestion' | 'passage'>;

/** Words up to this many signs stay on one page. */
const TOGETHER = 1_200;

/** The heading over what organisations added; it goes to the next page with the first of them. */
function VoicesHead({ pdf, title }: Drawing & { title: string }) {
  const { View } = pdf;
  return (
    <View minPresenceAhead={70}>
      <Words pdf={pdf} bold sans size={9}>
        {title}
      </Words>
    </View>
  );
}

/** What one organisation added, word for word. */
function VoiceEntry({
  pdf,
  voice,
  label,
  note = '',
}: Drawing & { voice: Voice; label: string; note?: string }) {
  const { View } = pdf;
  return (
    <View
      wrap={voice.reason.length + voice.suggestion.length > TOGETHER}
      style={{ flexDirection: 'row', marginBottom: 4 }}
    >
      <SectorMark pdf={pdf} sector={voice.organisation.sector} />
      <View style={{ flex: 1 }}>
        <Words pdf={pdf} bold>{`${voice.organisation.name} · ${label}`}</Words>
        <Words pdf={pdf}>{voice.reason || words.noReason}</Words>
        {voice.passage !== '' && (
          <Words pdf={pdf} soft>
            {words.passage(voice.passage)}
          </Words>
        )}
        {voice.suggestion !== '' && <Words pdf={pdf}>{words.suggestion(voice.suggestion)}</Words>}
        {note !== '' && (
          <Words pdf={pdf} soft>
            {words.objectionNote(note)}
          </Words>
        )}
      </View>
    </View>
  );
}

const levelName = (level: number): string => (isLevel(level) ? common.level[level] : String(level));

const COUNTED: Record<LevelKind, 'agree' | 'agreeWithNote' | 'abstain' | 'discuss' | 'object'> = {
  agree: 'agree',
  'agree-with-note': 'agreeWithNote',
  abstain: 'abstain',
  discuss: 'discuss',
  object: 'object',
};

function Tally({ pdf, decision }: Drawing & { decision: RecordDecision }) {
  const { tally } = decision;
  if (!tally) return null;
  const head = [words.tally, ...LEVEL_KINDS.map((kind) => common.answerShort[kind]), words.answered];
  const rows = SECTORS.map((sector) => {
    const own = tally[sector];
    const counts = LEVEL_KINDS.map((kind) => String(own[COUNTED[kind]]));
    return [common.sector[sector], ...counts, common.word.of(own.answered, own.parties)];
  });
  return <Table pdf={pdf} head={head} rows={rows} widths={[2.2, 1, 1.4, 1, 1.3, 1.2, 1.2]} />;
}

/** Positions by level: "Setuju sepenuhnya: A, B". */
function positionLines(decision: RecordDecision): string[] {
  const byLevel = new Map<number, string[]>();
  for (const { organisation, level } of decision.positions)
    byLevel.set(level, [...(byLevel.get(level) ?? []), organisation.name]);
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([level, names]) => `${levelName(level)}: ${names.join('; ')}.`);
}

const namesOf = (parties: readonly { name: string }[]) => parties.map(({ name }) => name).join('; ');

/** One decision, whole: text, outcome, figures, and every word that was added. */
export function DecisionPart({ pdf, decision }: Drawing & { decision: RecordDecision }) {
  const { View } = pdf;
  const { text, quorum, vote, reservations, objections, unanswered } = decision;
  return (
    <View style={{ marginTop: 4, marginBottom: 8 }}>
      <Words
        pdf={pdf}
        bold
        size={11.5}
      >{`${words.decision(decision.number)}: ${common.outcome[decision.outcome]}`}</Words>
      <Words pdf={pdf} soft>
        {words.text(session.proposalNumber(text.proposal), text.title, text.version)}
      </Words>
      <View style={{ borderLeftWidth: 1.5, borderLeftColor: '#c9c2b4', paddingLeft: 8, marginVertical: 5 }}>
        <Words pdf={pdf}>{text.plain}</Words>
      </View>
      <Words pdf={pdf} sans soft size={7.5}>
        {words.textHash(text.hash)}
      </Words>
      <View style={{ marginVertical: 4 }}>
        <Words pdf={pdf}>{words.quorum(quorum.present, quorum.parties, quorum.needed, quorum.met)}</Words>
        {decision.replaces !== null && <Words pdf={pdf}>{words.replaces(decision.replaces)}</Words>}
        {vote && (
          <Words pdf={pdf}>
            {`${words.vote(vote.for, vote.against, vote.abstain, vote.notCast, vote.needed, vote.roll)} ${words.carried[vote.carried ? 'yes' : 'no']}`}
          </Words>
        )}
      </View>
      <Tally pdf={pdf} decision={decision} />
      <View style={{ marginVertical: 4 }}>
        {positionLines(decision).map((line) => (
          <Words key={line} pdf={pdf}>
            {line}
          </Words>
        ))}
        {unanswered.present.length > 0 && (
          <Words pdf={pdf}>{words.unansweredPresent(namesOf(unanswered.present))}</Words>
        )}
        {unanswered.absent.length > 0 && (
          <Words pdf={pdf}>{words.unansweredAbsent(namesOf(unanswered.absent))}</Words>
        )}
        {decision.next && (
          <Words pdf={pdf}>{words.next(session.fallback[decision.next].toLowerCase())}</Words>
        )}
      </View>
      {reservations.length > 0 && (
        <Entry pdf={pdf} sign="">
          <VoicesHead pdf={pdf} title={words.reservations} />
          {reservations.map((voice) => (
            <VoiceEntry key={voice.organisation.id} pdf={pdf} voice={voice} label={levelName(voice.level)} />
          ))}
        </Entry>
      )}
      {objections.length > 0 && (
        <Entry pdf={pdf} sign="">
          <VoicesHead pdf={pdf} title={words.objections} />
          {objections.map((voice) => (
            <VoiceEntry
              key={`${voice.organisation.id} ${voice.reason}`}
              pdf={pdf}
              voice={voice}
              label={`${voice.level === null ? session.choice.against : common.answer[isLevel(voice.level) ? kindOf(voice.level) : 'object']} · ${common.objectionStatus[voice.status]}`}
              note={voice.note}
            />
          ))}
        </Entry>
      )}
    </View>
  );
}
