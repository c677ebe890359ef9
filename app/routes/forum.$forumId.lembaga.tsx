import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Select } from '#app/components/field.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { LeavingParties } from '#app/components/forum/leaving.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { FORUM_ROLES } from '#app/contract/forum-shapes.ts';
import { ask } from '#app/forms/ask.server.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get('sesudah') ?? undefined;
  const shown = await ask(context, request, 'forum.parties', { forumId: params.forumId ?? '', after });
  const words = messagesFor(context.locale);
  return { title: words.common.page.title(words.forum.parties.title), key: newKey(), ...shown };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { forumId: params.forumId };
  return submitOneOf(context, request, {
    'forum.add-party': { extra },
    'forum.assign-role': { extra },
    'session.drop-party': {},
  });
}

/** Parties with their charter and delegates; roles; and for the facilitator the forms to change them. */
export default function Parties() {
  const { forum, total, may } = useLoaderData<typeof loader>();
  const { forum: words, common } = useMessages();
  return (
    <ForumPage
      forum={forum}
      part="parties"
      title={words.parties.title}
      facts={[common.word.organisations(total)]}
      lead={words.parties.lead}
    >
      <div className="two-col">
        <div>
          <PartyTable />
          <Leaving />
        </div>
        <div className="fside">
          <Roles />
          {may.facilitate && <Forms />}
        </div>
      </div>
    </ForumPage>
  );
}

function PartyTable() {
  const { charterVersion, parties, next } = useLoaderData<typeof loader>();
  const { forum } = useMessages();
  const words = forum.parties;
  const charter = charterVersion === null ? words.charterNone : words.charter(charterVersion);
  return (
    <div className="table-wrap">
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            <th scope="col">{charter}</th>
            <th scope="col">{words.deciders}</th>
            <th scope="col">{words.joined}</th>
          </tr>
        </thead>
        <tbody>
          {parties.map(({ organisation, acceptedAt, deciders, joinedAt }) => (
            <tr key={organisation.id}>
              <th scope="row">
                <Org organisation={organisation} full />
              </th>
              <td data-label={charter}>
                <Icon name={acceptedAt ? 'check' : 'wait'} />{' '}
                {acceptedAt ? (
                  <>
                    {words.accepted} <DateTime at={acceptedAt} show="date" />
                  </>
                ) : (
                  words.notAccepted
                )}
              </td>
              <td data-label={words.deciders}>
                {deciders === 0 && <Icon name="alert" />} {words.decidersCount(deciders)}
              </td>
              <td data-label={words.joined}>
                <DateTime at={joinedAt} show="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && <ButtonLink to={`?sesudah=${encodeURIComponent(next)}`}>{words.more}</ButtonLink>}
    </div>
  );
}

/** Who is leaving, and for the reader's own organisations the way to declare it. */
function Leaving() {
  const { forum, leaving, mine, may, key } = useLoaderData<typeof loader>();
  const { membership } = useMessages();
  return (
    <>
      <LeavingParties forumId={forum.id} leaving={leaving} facilitates={may.facilitate} pageKey={key} />
      {mine
        .filter((own) => !leaving.some((one) => one.organisation.id === own.id))
        .map((own) => (
          <p key={own.id} className="cap">
            <Link to={`/forum/${forum.id}/mundur?lembaga=${own.id}`}>
              {membership.leave.link(own.shortName)}
            </Link>
          </p>
        ))}
    </>
  );
}

function Roles() {
  const { roles, key, may } = useLoaderData<typeof loader>();
  const { forum, common } = useMessages();
  const words = forum.parties;
  const facilitators = roles.filter((one) => one.role === 'facilitator').length;
  return (
    <Section title={words.roles} id="peran">
      {roles.length === 0 && <p className="soft">{words.rolesEmpty}</p>}
      <Rows>
        {roles.map(({ personId, name, role }) => {
          const last = role === 'facilitator' && facilitators === 1;
          return (
            <Item
              key={`${personId} ${role}`}
              title={name}
              meta={
                <span className="quiet">
                  {common.role[role]}
                  {last && may.facilitate && `. ${words.lastFacilitator}`}
                </span>
              }
              end={
                may.facilitate &&
                !last && (
                  <CommandForm
                    command="forum.assign-role"
                    pageKey={key}
                    id={`ambil-${role}-${personId}`}
                    className="form--bare"
                    compact
                  >
                    <input type="hidden" name="personId" value={personId} />
                    <input type="hidden" name="role" value={role} />
                    <input type="hidden" name="assigned" value="false" />
                    <Button kind="bare" aria-label={words.takeFrom(common.role[role].toLowerCase(), name)}>
                      {words.take}
                    </Button>
                  </CommandForm>
                )
              }
            />
          );
        })}
      </Rows>
    </Section>
  );
}

function Forms() {
  const { candidates, key } = useLoaderData<typeof loader>();
  const { forum, common } = useMessages();
  const words = forum.parties;
  return (
    <>
      <Section title={words.assign} id="beri-peran">
        <CommandForm command="forum.assign-role" pageKey={key} key={`peran ${key}`}>
          <input type="hidden" name="assigned" value="true" />
          <Select
            name="personId"
            label={words.person}
            help={words.facilitatorHelp}
            choices={candidates.people.map(({ personId, name, onlyDeciderFor: sole }) => ({
              value: personId,
              label: sole.length > 0 ? `${name} (${words.onlyDecider(sole.join(', '))})` : name,
            }))}
          />
          <Select
            name="role"
            label={words.role}
            choices={FORUM_ROLES.map((value) => ({ value, label: common.role[value] }))}
          />
          <div className="btns">
            <Button>{words.assign}</Button>
          </div>
        </CommandForm>
      </Section>
      {candidates.organisations.length > 0 && (
        <Section title={words.invite} id="undang">
          <CommandForm command="forum.add-party" pageKey={key} key={`undang ${key}`}>
            <Select
              name="organisationId"
              label={words.inviteLabel}
              help={words.inviteHelp}
              choices={candidates.organisations.map((one) => ({ value: one.id, label: one.name }))}
            />
            <div className="btns">
              <Button>{words.invite}</Button>
            </div>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
