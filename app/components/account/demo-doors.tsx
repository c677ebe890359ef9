import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Org } from '../organisation.tsx';

type Demo = QueryOutput<'account.demo'>;
type Account = Demo['accounts'][number];

const MAIN_CHAIRS = ['facilitator', 'partner', 'leader'] as const;

/** The doors of the demo: the three chairs first, everybody else behind a fold. One click each. */
export function DemoDoors({ demo, pageKey }: { demo: Demo; pageKey: string }) {
  const { demo: words } = useMessages();
  // The partner's chair is a welfare institution's: the government has two of the three chairs already.
  const sits = (chair: Account['chair']) => {
    const all = demo.accounts.filter((each) => each.chair === chair);
    const partner = all.find((each) => each.organisation?.sector === 'non-government');
    return (chair === 'partner' ? partner : undefined) ?? all[0];
  };
  const first = MAIN_CHAIRS.flatMap((chair) => sits(chair) ?? []);
  const rest = demo.accounts.filter((each) => !first.includes(each));
  const groups = [
    [words.otherPartners, rest.filter((each) => each.chair === 'partner')],
    [words.otherLeaders, rest.filter((each) => each.chair === 'leader')],
    [words.otherChairs, rest.filter((each) => each.chair !== 'partner' && each.chair !== 'leader')],
  ] as const;
  return (
    <section className="stack" aria-labelledby="demo">
      <h1 className="h-page" id="demo">
        {words.title}
      </h1>
      <p className="soft">{words.lead}</p>
      {demo.openSession && (
        <p className="row row--wrap">
          <span className="tag tag--now">
            <Icon name="speak" />
            {words.openSession}
          </span>
          <strong>{demo.openSession.title}</strong>
          <span className="cap">{words.openSessionCode(demo.openSession.shortCode)}</span>
        </p>
      )}
      <ul className="chairs">
        {first.map((account, index) => (
          <li key={account.personId}>
            <Chair account={account} pageKey={pageKey} main={index === 0} />
          </li>
        ))}
      </ul>
      {groups.map(
        ([title, accounts]) =>
          accounts.length > 0 && (
            <details key={title} className="fold">
              <summary>
                {title} <span className="quiet">({accounts.length})</span>
              </summary>
              <ul className="rows">
                {accounts.map((account) => (
                  <li key={account.personId} className="row row--btw">
                    <WhoSits account={account} />
                    <Enter account={account} pageKey={pageKey} />
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
    </section>
  );
}

function WhoSits({ account }: { account: Account }) {
  const { common } = useMessages();
  return (
    <div className="chair__who">
      <strong>{account.name}</strong>
      <span className="row row--wrap cap">
        {common.role[account.chair]}
        {account.organisation && <Org organisation={account.organisation} />}
      </span>
    </div>
  );
}

function Enter({ account, pageKey, main = false }: { account: Account; pageKey: string; main?: boolean }) {
  const { demo: words } = useMessages();
  return (
    <CommandForm
      command="account.enter-demo"
      pageKey={pageKey}
      id={`demo-${account.personId}`}
      className="form--bare"
      compact
    >
      <input type="hidden" name="personId" value={account.personId} />
      <Button kind={main ? 'main' : 'plain'}>
        {words.enter}
        <span className="vh">: {words.enterAs(account.name)}</span>
      </Button>
    </CommandForm>
  );
}

function Chair({ account, pageKey, main }: { account: Account; pageKey: string; main: boolean }) {
  const { common, demo: words } = useMessages();
  return (
    <div className="sheet pad chair">
      <div className="chair__who">
        <h2>{common.role[account.chair]}</h2>
        <span className="row row--wrap cap">
          {account.name}
          {account.organisation && <Org organisation={account.organisation} />}
        </span>
        <p className="soft">{words.try[account.chair]}</p>
      </div>
      <Enter account={account} pageKey={pageKey} main={main} />
    </div>
  );
}
