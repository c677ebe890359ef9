import { useContext } from 'react';
import { Check, Checks, Radios } from '#app/components/choices.tsx';
import { Field, FieldError } from '#app/components/field.tsx';
import { FALLBACKS, type GroundRules, TRANSPARENCIES } from '#app/domain/charter.ts';
import { SCALES, SHARES, SILENCE_RULES } from '#app/domain/consensus.ts';
import { LEAVES } from '#app/domain/withdrawal.ts';
import { FormStateContext, fieldSentence, useField } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Rules of conduct, one to a line: the page's action makes a list of them. */
function ConductField({ lines }: { lines: readonly string[] }) {
  const { forum } = useMessages();
  const messages = useMessages();
  const { refused } = useContext(FormStateContext);
  const state = useField('rules.conduct[]');
  const [, code] =
    Object.entries(refused?.refusal.fields ?? {}).find(([path]) => path.startsWith('rules.conduct')) ?? [];
  const error = code && fieldSentence(code, state.typedAll, messages);
  const written = state.wasSent ? (state.typedAll ?? []) : lines;
  return (
    <div className={error ? 'field field--bad' : 'field'}>
      <label htmlFor={state.id}>
        {forum.charter.conductLabel} <span className="quiet field__may">{messages.common.form.optional}</span>
      </label>
      <textarea
        className="input"
        id={state.id}
        name="rules.conduct[]"
        rows={8}
        defaultValue={written.join('\n')}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${state.id}-help`}
      />
      <p className="field__help" id={`${state.id}-help`}>
        {forum.charter.conductHelp}
      </p>
      <FieldError state={{ ...state, error }} />
    </div>
  );
}

/** The fields of a charter, filled with the rules it starts from. */
export function RuleFields({ rules }: { rules: GroundRules }) {
  const { forum, membership } = useMessages();
  const words = forum.charter;
  const shares = SHARES.map((value) => ({ value, label: upper(words.share[value]) }));
  return (
    <>
      <input type="hidden" name="rules.decisionRights" value={rules.decisionRights} />
      <fieldset className="group">
        <legend>{words.rule.quorum}</legend>
        <Radios
          name="rules.quorum.share"
          legend={words.quorumShare}
          choices={shares}
          value={rules.quorum.share}
          row
        />
        <Check name="rules.quorum.everySector" label={words.everySector} checked={rules.quorum.everySector} />
      </fieldset>
      <Radios
        name="rules.silence"
        legend={words.rule.silence}
        choices={SILENCE_RULES.map((value) => ({ value, label: upper(words.silence[value]) }))}
        value={rules.silence}
      />
      <fieldset className="group">
        <legend>{words.rule.fallback}</legend>
        <Checks
          name="rules.fallback[]"
          legend={words.fallbackHelp}
          choices={FALLBACKS.map((value) => ({ value, label: upper(words.fallback[value]) }))}
          values={rules.fallback}
        />
        <Radios
          name="rules.voteThreshold"
          legend={words.rule.voteThreshold}
          choices={shares}
          value={rules.voteThreshold}
          row
        />
      </fieldset>
      <Radios
        name="rules.scale"
        legend={words.rule.scale}
        choices={SCALES.map((value) => ({ value, label: upper(words.scale[value]) }))}
        value={rules.scale}
        row
      />
      <Radios
        name="rules.transparency"
        legend={words.rule.transparency}
        choices={TRANSPARENCIES.map((value) => ({ value, label: upper(words.transparency[value]) }))}
        value={rules.transparency}
      />
      <Check name="rules.observersByName" label={words.observersByName} checked={rules.observersByName} />
      <Field
        name="rules.invitationDays"
        type="number"
        label={words.rule.invitationDays}
        unit={words.invitationUnit}
        value={String(rules.invitationDays)}
      />
      <Field
        name="rules.responseWindowDays"
        type="number"
        label={words.rule.responseWindowDays}
        unit={words.responseUnit}
        value={String(rules.responseWindowDays)}
      />
      <fieldset className="group">
        <legend>{membership.rule.withdrawal}</legend>
        <Field
          name="rules.withdrawal.noticeDays"
          type="number"
          label={membership.rule.days}
          unit={membership.rule.unit}
          value={String(rules.withdrawal.noticeDays)}
        />
        <Radios
          name="rules.withdrawal.leaves"
          legend={membership.rule.leavesLegend}
          choices={LEAVES.map((value) => ({ value, label: upper(membership.rule.leaves[value]) }))}
          value={rules.withdrawal.leaves}
        />
      </fieldset>
      <ConductField lines={rules.conduct} />
    </>
  );
}
