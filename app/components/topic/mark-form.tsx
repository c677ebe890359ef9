import { Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { Field, Select, TextArea } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { ContributionShown, Marking } from '#app/contract/topic-shapes.ts';
import { STANDINGS } from '#app/domain/topic.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

interface MarkFormProps {
  contribution: Pick<ContributionShown, 'id' | 'author' | 'standing'>;
  marking: Marking;
  pageKey: string;
}

/** The form's id, for pages that fold it away and open it again after a refusal. */
export const markFormId = (contributionId: string): string => `tindak-${contributionId}`;

/** Says what became of an input: adopted in a version, answered, parked; or open again, with the reason. */
export function MarkForm({ contribution, marking, pageKey }: MarkFormProps) {
  const { forum, topic } = useMessages();
  const words = topic.mark;
  const { id, standing } = contribution;
  const settled = standing !== null && standing !== 'open';
  // Without a proposal nothing can be adopted in one.
  const choices = STANDINGS.filter(
    (each) => (each !== 'open' || settled) && (each !== 'adopted' || marking.proposals.length > 0),
  );
  const own = marking.proposals.filter(({ ofTopic }) => ofTopic).length;
  const mixed = own > 0 && own < marking.proposals.length;
  const whom = contribution.author.organisation?.shortName ?? forum.thread.facilitator;
  return (
    <CommandForm command="contribution.mark" pageKey={pageKey} id={markFormId(id)} label={words.of(whom)}>
      <input type="hidden" name="contributionId" value={id} />
      <WhoMarks marking={marking} />
      <Radios
        name="standing"
        legend={words.legend}
        choices={choices.map((value) => ({ value, label: topic.standing[value], help: words.help[value] }))}
      />
      {marking.proposals.length > 0 && (
        <div className="fate__in">
          <Select
            name="proposalId"
            label={words.proposal}
            help={words.proposalHelp}
            optional
            choices={marking.proposals.map(({ id: proposalId, number, title, version, ofTopic }) => ({
              value: proposalId,
              label: words.proposalChoice(forum.proposals.number(number), title, version),
              // Where there is but one kind the heading would say nothing.
              ...(mixed ? { group: ofTopic ? words.ofTopic : words.ofOthers } : {}),
            }))}
          />
          {marking.others > 0 && (
            <p className="cap">
              <Link to={`/masukan/${id}#tindak`}>{words.others(marking.others)}</Link>
            </p>
          )}
          <Field type="number" name="version" label={words.version} help={words.versionHelp} optional />
        </div>
      )}
      <TextArea name="note" label={words.note} help={words.noteHelp} maxLength={1_000} optional />
      <Field type="url" name="url" label={words.url} optional />
      <div className="btns">
        <Button kind="main">{words.save}</Button>
      </div>
    </CommandForm>
  );
}

/** For whom the reader marks: said when there is one, chosen when a facilitator is a proposer's delegate as well. */
function WhoMarks({ marking }: { marking: Marking }) {
  const { topic } = useMessages();
  const { alone, voices } = marking;
  const [only] = voices;
  if (!only) return null;
  if (voices.length === 1 && !alone)
    return (
      <p className="soft">
        <input type="hidden" name="organisationId" value={only.id} />
        {topic.mark.as} <Org organisation={only} />
      </p>
    );
  return (
    <Select
      name="organisationId"
      label={topic.mark.as}
      value={alone ? '' : only.id}
      {...(alone ? { empty: topic.mark.asFacilitator } : {})}
      choices={voices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
