import { Org } from '#app/components/organisation.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'commitment.show'>;

/** Three voices on the newest report: the owner, the partners, the verifier. Disagreement stays visible. */
export function Voices({ shown }: { shown: Shown }) {
  const { commitment } = useMessages();
  const words = commitment.voices;
  const format = useFormat();
  const { line } = shown;
  const report = shown.reports.at(-1);
  const partners = report?.voices.filter((voice) => voice.organisation !== null) ?? [];
  // What each partner said last.
  const last = [...new Map(partners.map((voice) => [voice.organisation?.id, voice])).values()];
  const verdict = report?.voices.filter((voice) => voice.organisation === null).at(-1);
  const disputed = last.some((voice) => voice.voice === 'disputed');
  const notKept = line.status === 'missed' ? words.notKept : words.notYet;
  return (
    <div className="voices" id="penilaian">
      <section className="voice">
        <h2 className="voice__k">{words.owner}</h2>
        {report ? (
          <>
            <p className="voice__n">
              {format.number(report.achieved)}{' '}
              <small>{commitment.of('', `${format.number(line.target)} ${line.unit}`).trim()}</small>
            </p>
            <p className="voice__s">
              <Org organisation={report.organisation} />
              <br />
              {words.quote(report.note)} {format.date(report.at, 'day-month')}
            </p>
          </>
        ) : (
          <NoVoice word={words.none}>{words.noReport}</NoVoice>
        )}
      </section>
      <section className="voice">
        <h2 className="voice__k">{words.partner}</h2>
        {last.length > 0 ? (
          <>
            <p className={disputed ? 'voice__n bad' : 'voice__n'}>
              {disputed ? words.disputed : words.confirmed}
            </p>
            {last.map((voice) => (
              <p className="voice__s" key={voice.id}>
                {voice.organisation && <Org organisation={voice.organisation} />}{' '}
                {last.length > 1 && (voice.voice === 'disputed' ? words.disputed : words.confirmed)}
                {voice.reason && (
                  <>
                    <br />
                    {words.quote(voice.reason)}
                  </>
                )}{' '}
                {format.date(voice.at, 'day-month')}
              </p>
            ))}
          </>
        ) : (
          <NoVoice word={words.none}>{words.noAnswer}</NoVoice>
        )}
      </section>
      <section className="voice">
        <h2 className="voice__k">{words.verifier}</h2>
        {verdict ? (
          <>
            <p className={verdict.voice === 'verified-kept' ? 'voice__n good' : 'voice__n bad'}>
              {verdict.voice === 'verified-kept' ? words.kept : notKept}
            </p>
            <p className="voice__s">
              {verdict.by}
              <br />
              {verdict.reason && words.quote(verdict.reason)} {format.date(verdict.at, 'day-month')}
            </p>
          </>
        ) : (
          <NoVoice word={words.none}>{words.noVerdict}</NoVoice>
        )}
      </section>
    </div>
  );
}

function NoVoice({ word, children }: { word: string; children: string }) {
  return (
    <>
      <p className="voice__n voice__n--no">{word}</p>
      <p className="voice__s">{children}</p>
    </>
  );
}
