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
function ConductField({ name, lines }: { name: string; lines: readonly string[] }) {
  const { forum } = useMessages();
  const messages = useMessages();
  const { refused } = useContext(FormStateContext);
  const state = useField(`${name}[]`);
  const [, code] =
    Object.entries(refused?.refusal.fields ?? {}).find(([path]) => path.startsWith(name)) ?? [];
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
        name={`${name}[]`}
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

/** The fields of a charter, filled with the rules it starts from; in a form with other things under a name of their own. */
export function RuleFields({ rules, at = 'rules' }: { rules: GroundRules; at?: string }) {
  const { forum, membership } = useMessages();
  const words = forum.charter;
  const shares = SHARES.map((value) => ({ value, label: upper(words.share[value]) }));
  return (
    <>
      <input type="hidden" name={`${at}.decisionRights`} value={rules.decisionRights} />
      <fieldset className="group">
        <legend>{words.rule.quorum}</legend>
        <Radios
          name={`${at}.quorum.share`}
          legend={words.quorumShare}
          choices={shares}
          value={rules.quorum.share}
          row
        />
        <Check
          name={`${at}.quorum.everySector`}
          label={words.everySector}
          checked={rules.quorum.everySector}
        />
      </fieldset>
      <Radios
        name={`${at}.silence`}
        legend={words.rule.silence}
        choices={SILENCE_RULES.map((value) => ({ value, label: upper(words.silence[value]) }))}
        value={rules.silence}
      />
      <fieldset className="group">
        <legend>{words.rule.fallback}</legend>
        <Checks
          name={`${at}.fallback[]`}
          legend={words.fallbackHelp}
          choices={FALLBACKS.map((value) => ({ value, label: upper(words.fallback[value]) }))}
          values={rules.fallback}
        />
        <Radios
          name={`${at}.voteThreshold`}
          legend={words.rule.voteThreshold}
          choices={shares}
          value={rules.voteThreshold}
          row
        />
      </fieldset>
      <Radios
        name={`${at}.scale`}
        legend={words.rule.scale}
        choices={SCALES.map((value) => ({ value, label: upper(words.scale[value]) }))}
        value={rules.scale}
        row
      />
      <Radios
        name={`${at}.transparency`}
        legend={words.rule.transparency}
        choices={TRANSPARENCIES.map((value) => ({ value, label: upper(words.transparency[value]) }))}
        value={rules.transparency}
      />
      <Check name={`${at}.observersByName`} label={words.observersByName} checked={rules.observersByName} />
      <Field
        name={`${at}.invitationDays`}
        type="number"
        label={words.rule.invitationDays}
        unit={words.invitationUnit}
        value={String(rules.invitationDays)}
      />
      <Field
        name={`${at}.responseWindowDays`}
        type="number"
        label={words.rule.responseWindowDays}
        unit={words.responseUnit}
        value={String(rules.responseWindowDays)}
      />
      <fieldset className="group">
        <legend>{membership.rule.withdrawal}</legend>
        <Field
          name={`${at}.withdrawal.noticeDays`}
          type="number"
          label={membership.rule.days}
          unit={membership.rule.unit}
          value={String(rules.withdrawal.noticeDays)}
        />
        <Radios
          name={`${at}.withdrawal.leaves`}
          legend={membership.rule.leavesLegend}
          choices={LEAVES.map((value) => ({ value, label: upper(membership.rule.leaves[value]) }))}
          value={rules.withdrawal.leaves}
        />
      </fieldset>
      <ConductField name={`${at}.conduct`} lines={rules.conduct} />
    </>
  );
}
