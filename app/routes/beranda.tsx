import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { DueReviews } from '#app/components/forum/due-reviews.tsx';
import { OwnMuteParty } from '#app/components/forum/mute-party.tsx';
import { AwaitedMinutes } from '#app/components/minutes/awaited.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead, Section } from '#app/components/page-head.tsx';
import { AwaitedResponses } from '#app/components/proposal/responses.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { SessionTag } from '#app/components/tag.tsx';
import { MyInputs } from '#app/components/topic/my-inputs.tsx';
import type { Viewer } from '#app/contract/account.ts';
import { ask, signIn } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { useMessages } from '#app/reader.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context;
  if (!viewer) throw signIn(request);
  const [open, forums, mine, due, waiting, noted, { awaited }, minutes] = await Promise.all([
    ask(context, request, 'session.list', { status: 'open', limit: 5 }),
    ask(context, request, 'forum.list', { limit: 5 }),
    ask(context, request, 'contribution.mine', { limit: 3 }),
    ask(context, request, 'decision.due', { limit: 5 }),
    ask(context, request, 'forum.waiting', {}),
    ask(context, request, 'position.pending', {}),
    ask(context, request, 'proposal.awaited', {}),
    ask(context, request, 'minutes.awaited', {}),
  ]);
  const { common, home } = messagesFor(context.locale);
  return {
    viewer,
    demo: context.demo && viewer.demo,
    open: open.sessions,
    forums: forums.forums,
    mine: mine.contributions,
    waiting,
    may: forums.may,
    due: due.decisions,
    noted: noted.pending,
    awaited,
    minutes: minutes.awaited,
    title: common.page.title(home.title),
  };
}

/** Whether a role asks for the second factor: facilitators, conveners, leaders, verifiers, administrators. */
function needsFactor(viewer: Viewer): boolean {
  const { facilitator, convener, verifier, administrator, organisations } = viewer;
  return facilitator || convener || verifier || administrator || organisations.some((each) => each.leader);
}

/** Home: what is open now, what waits, and the way to the rooms. */
export default function Home() {
  const { viewer, demo, open, forums, mine, may, due, noted, awaited, minutes } =
    useLoaderData<typeof loader>();
  const { common, demo: demoWords, home, recorded, topic } = useMessages();
  const acting = viewer.organisations[0];
  const leader = viewer.organisations.some((each) => each.leader);
  const chair = viewer.facilitator ? 'facilitator' : leader ? 'leader' : acting?.level ? 'partner' : null;
  return (
    <Page>
      <PageHead
        title={home.greeting(viewer.name)}
        facts={[
          acting && <Org key="org" organisation={acting} full />,
          viewer.facilitator && common.role.facilitator,
          acting?.level && common.mandate[acting.level],
        ].filter(Boolean)}
        side={demo && <ButtonLink to="/masuk">{demoWords.change}</ButtonLink>}
        lead={demo && chair ? `${home.beginTitle}: ${home.begin[chair]}` : undefined}
      />
      <div className="stack-5">
        <div className="stack waitlist">
          <Notices viewer={viewer} />
          <ForumsWaiting />
          <AwaitedResponses awaited={awaited} />
          <AwaitedMinutes awaited={minutes} />
          {noted.map(({ sessionId, session, organisation }) => (
            <Note
              key={`${sessionId} ${organisation.id}`}
              tone="wait"
              icon="wait"
              end={
                <ButtonLink kind="main" to={`/sesi/${sessionId}?untuk=${organisation.id}`}>
                  {recorded.homeDo}
                </ButtonLink>
              }
            >
              {recorded.home(organisation.shortName, session)}
            </Note>
          ))}
        </div>
        <div className="two-col">
          <div className="stack-5">
            {chair === 'leader' && <Waiting main />}
            <DueReviews decisions={due} />
            <Section
              id="sekarang"
              title={home.now}
              end={
                <ButtonLink kind="bare" to="/sesi">
                  {home.allSessions}
                </ButtonLink>
              }
            >
              {open.length === 0 ? (
                <Empty title={home.noneOpen}>{home.noneOpenBody}</Empty>
              ) : (
                <Rows>
                  {open.map((session, index) => (
                    <Item
                      key={session.id}
                      title={session.title}
                      to={`/sesi/${session.id}`}
                      meta={
                        <>
                          <SessionTag status={session.status} />
                          <span>{session.forumName}</span>
                          <span className="quiet">
                            <DateTime at={session.startsAt} />, {session.place}
                          </span>
                        </>
                      }
                      end={
                        <ButtonLink
                          kind={index === 0 && chair !== 'leader' ? 'main' : 'plain'}
                          to={`/sesi/${session.id}`}
                        >
                          {home.enterSession}
                        </ButtonLink>
                      }
                    />
                  ))}
                </Rows>
              )}
            </Section>
            <Section
              id="forum"
              title={home.forums}
              end={
                <ButtonLink kind="bare" to="/forum">
                  {home.allForums}
                </ButtonLink>
              }
            >
              {forums.length === 0 ? (
                <Empty
                  title={home.noForum}
                  action={
                    may.create && (
                      <ButtonLink kind="main" to="/forum/baru">
                        {home.createForum}
                      </ButtonLink>
                    )
                  }
                >
                  {home.noForumBody}
                </Empty>
              ) : (
                <Rows>
                  {forums.map((forum) => (
                    <Item
                      key={forum.id}
                      title={forum.name}
                      doc
                      to={`/forum/${forum.id}`}
                      meta={
                        <>
                          <span>
                            {home.parties(forum.parties.government, forum.parties['non-government'])}
                          </span>
                          <span className="quiet">{home.openProposals(forum.openProposals)}</span>
                        </>
                      }
                    />
                  ))}
                </Rows>
              )}
            </Section>
          </div>
          <div className="stack-5">
            {chair !== 'leader' && <Waiting />}
            {mine.length > 0 && (
              <Section
                id="masukan-anda"
                title={topic.mine.title}
                end={
                  <ButtonLink kind="bare" to="/masukan">
                    {topic.mine.all}
                  </ButtonLink>
                }
              >
                <MyInputs contributions={mine} />
              </Section>
            )}
            <section className="sheet pad stack" aria-labelledby="jejaring">
              <h2 className="h-sec" id="jejaring">
                {home.network}
              </h2>
              <p className="soft">{home.networkBody}</p>
              <ButtonLink to="/jejaring">{home.networkDo}</ButtonLink>
            </section>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What stands between this person and acting: a second factor, a mandate. */
function Notices({ viewer }: { viewer: Viewer }) {
  const { home, notice } = useMessages();
  // Leaders sign by their office; everybody else acts by a mandate.
  const withoutMandate =
    viewer.organisations.length > 0 && viewer.organisations.every((each) => !each.level && !each.leader);
  return (
    <>
      {needsFactor(viewer) && !viewer.secondFactorSet && (
        <Note tone="wait" icon="lock" end={<ButtonLink to="/akun/faktor-kedua">{home.factorDo}</ButtonLink>}>
          <strong>{home.factorTitle}</strong> {home.factorBody}
        </Note>
      )}
      {viewer.unread > 0 && (
        <Note tone="wait" icon="bell" end={<ButtonLink to="/pemberitahuan">{notice.see}</ButtonLink>}>
          <strong>{notice.fresh(viewer.unread)}</strong>
        </Note>
      )}
      {withoutMandate && (
        <Note tone="wait" end={<ButtonLink to="/akun">{home.seeMandates}</ButtonLink>}>
          <strong>{home.noMandateTitle}</strong> {home.noMandateBody}
        </Note>
      )}
    </>
  );
}

/** Charters that wait for the reader's organisation, and starting conditions that are being asked. */
function ForumsWaiting() {
  const { waiting } = useLoaderData<typeof loader>();
  const { forum: forumWords, membership, conditions } = useMessages();
  const words = membership.charter;
  const { charters, forms, leaving, mute, mandateKeepers } = waiting;
  if (charters.length + forms.length + leaving.length + mute.length === 0) return null;
  return (
    <div className="stack">
      {mute.map(({ forum, ...party }) => (
        <OwnMuteParty
          key={`${forum.id} ${party.organisation.id}`}
          party={party}
          keepers={mandateKeepers}
          forum={forum.name}
        />
      ))}
      {charters.map(({ organisation, forum, version, inForce }) => (
        <Note
          key={`${forum.id} ${organisation.id}`}
          tone="wait"
          end={<ButtonLink to={`/forum/${forum.id}/piagam`}>{forumWords.charter.read}</ButtonLink>}
        >
          <strong>
            {version === 1
              ? words.first(organisation.shortName)
              : words.next(version, organisation.shortName)}
          </strong>{' '}
          {forum.name}. {inForce !== null && words.stillInForce(inForce)}
        </Note>
      ))}
      {forms.map(({ organisation, forum, formId, state }) => (
        <Note
          key={`${forum.id} ${organisation.id}`}
          tone="wait"
          end={
            <ButtonLink
              to={`/forum/${forum.id}/kondisi/jawab?pengisian=${formId}&lembaga=${organisation.id}`}
            >
              {conditions.do[state]}
            </ButtonLink>
          }
        >
          <strong>{conditions.cue[state](organisation.shortName)}</strong> {forum.name}
        </Note>
      ))}
      {leaving.map(({ organisation, forum, endsAt }) => (
        <Note
          key={`${forum.id} ${organisation.id}`}
          icon="ret"
          end={
            <ButtonLink to={`/forum/${forum.id}/mundur?lembaga=${organisation.id}`}>
              {membership.leave.open}
            </ButtonLink>
          }
        >
          <strong>
            {organisation.shortName} {membership.leave.state['in-notice']}.
          </strong>{' '}
          {forum.name}. {membership.leave.ends} <DateTime at={endsAt} show="date" />.
        </Note>
      ))}
    </div>
  );
}

/** The way to what waits for an answer; for leaders the first thing on the page. */
function Waiting({ main = false }: { main?: boolean }) {
  const { home } = useMessages();
  return (
    <section className="sheet pad stack" aria-labelledby="menunggu">
      <h2 className="h-sec" id="menunggu">
        {home.waiting}
      </h2>
      <p className="soft">{home.leaderPageBody}</p>
      <ButtonLink kind={main ? 'main' : 'plain'} to="/pimpinan">
        {home.leaderPage}
      </ButtonLink>
    </section>
  );
}
