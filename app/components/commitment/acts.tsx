import { Button, ButtonLink } from '#app/components/button.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Sheet } from '#app/components/sheet-dialog.tsx';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { COMMAND_FIELD } from '#app/forms/names.ts';
import { useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'commitment.show'>;

interface ActsProps {
  shown: Shown;
  pageKey: string;
}

/** Accepting or returning, for each organisation of the reader that has yet to answer. */
function Accept({ organisation, shown, pageKey }: ActsProps & { organisation: OrganisationRef }) {
  const { commitment } = useMessages();
  const words = commitment.act;
  return (
    <section className="askc stack-2">
      <CommandForm command="commitment.accept" pageKey={pageKey} id={`accept-${organisation.id}`} compact>
        <input type="hidden" name="commitmentId" value={shown.line.id} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <Button kind="main" wide icon="check">
          {words.accept(organisation.shortName)}
        </Button>
      </CommandForm>
      <Sheet summary={words.return} title={words.returnTitle} icon="ret">
        <CommandForm command="commitment.return" pageKey={pageKey} id={`return-${organisation.id}`}>
          <input type="hidden" name="commitmentId" value={shown.line.id} />
          <input type="hidden" name="organisationId" value={organisation.id} />
          <TextArea name="reason" label={words.reason} maxLength={1_000} />
          <Button kind="main">{words.return}</Button>
        </CommandForm>
      </Sheet>
    </section>
  );
}

/**
 * Confirming and disputing need one reason field and two buttons: each button says which command it sends, so that the
 * form works without JavaScript.
 */
export function VoiceForm({
  organisation,
  reportId,
  pageKey,
}: {
  organisation: OrganisationRef;
  reportId: string;
  pageKey: string;
}) {
  const { commitment } = useMessages();
  const words = commitment.act;
  return (
    <CommandForm command="commitment.confirm" pageKey={pageKey} id={`voice-${organisation.id}-${reportId}`}>
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="organisationId" value={organisation.id} />
      <Field name="reason" label={words.voiceReason} maxLength={1_000} />
      <div className="btns">
        <Button kind="main" icon="check">
          {words.confirm}
        </Button>
        <Button icon="dispute" name={COMMAND_FIELD} value="commitment.dispute">
          {words.dispute}
        </Button>
      </div>
    </CommandForm>
  );
}

function Verify({ shown, pageKey }: ActsProps) {
  const { commitment } = useMessages();
  const words = commitment.act;
  const closing = shown.today > shown.line.dueOn;
  return (
    <section className="askc stack-2" aria-labelledby="nilai">
      <h2 className="h-sec" id="nilai">
        {words.verifyTitle}
      </h2>
      <p className="soft">{words.verifyLead}</p>
      {closing && <Note tone="wait">{words.verifyClosed}</Note>}
      <CommandForm command="commitment.verify" pageKey={pageKey}>
        <input type="hidden" name="reportId" value={shown.line.report?.id} />
        <TextArea name="reason" label={words.keptReason} maxLength={1_000} />
        <div className="btns">
          <Button kind="main" icon="check" name="kept" value="yes">
            {words.kept}
          </Button>
          <Button icon="close" name="kept" value="no">
            {closing ? words.notKept : words.notYet}
          </Button>
        </div>
      </CommandForm>
    </section>
  );
}

/** Everything the reader may do about this commitment now. */
export function CommitmentActs({ shown, pageKey }: ActsProps) {
  const { commitment } = useMessages();
  const words = commitment.act;
  const { line, may } = shown;
  const none =
    !may.verify && !may.propose && [may.accept, may.voice, may.report].every((all) => all.length === 0);
  if (none) return null;
  return (
    <div className="acts">
      {may.accept.map((organisation) => (
        <Accept key={organisation.id} organisation={organisation} shown={shown} pageKey={pageKey} />
      ))}
      {line.report &&
        may.voice.map((organisation) => (
          <section
            className="askc stack-2"
            key={organisation.id}
            aria-labelledby={`jawab-${organisation.id}`}
          >
            <h2 className="h-sec" id={`jawab-${organisation.id}`}>
              {words.voiceTitle(organisation.shortName)}
            </h2>
            <p className="soft">{words.voiceLead}</p>
            <VoiceForm organisation={organisation} reportId={line.report?.id ?? ''} pageKey={pageKey} />
          </section>
        ))}
      {may.verify && <Verify shown={shown} pageKey={pageKey} />}
      {may.report.length > 0 && (
        <ButtonLink kind="main" wide to={`/komitmen/${line.id}/lapor`} icon="pen">
          {words.report}
        </ButtonLink>
      )}
      {may.propose && (
        <ButtonLink kind="main" wide to={`/kesepakatan/${line.agreement.id}/komitmen-baru?dari=${line.id}`}>
          {commitment.propose.again}
        </ButtonLink>
      )}
    </div>
  );
}

/** The owner's way out: rare, so it stands at the end. */
export function Withdraw({ shown, pageKey }: ActsProps) {
  const { commitment } = useMessages();
  const words = commitment.act;
  const { line, may } = shown;
  return (
    <>
      {may.withdraw.map((organisation) => (
        <Sheet key={organisation.id} summary={words.withdraw} title={words.withdraw} icon="ret">
          <p>{words.withdrawLead}</p>
          <CommandForm command="commitment.withdraw" pageKey={pageKey}>
            <input type="hidden" name="commitmentId" value={line.id} />
            <input type="hidden" name="organisationId" value={organisation.id} />
            <TextArea name="reason" label={words.reason} maxLength={1_000} />
            <Button kind="stop">{words.withdraw}</Button>
          </CommandForm>
        </Sheet>
      ))}
    </>
  );
}
