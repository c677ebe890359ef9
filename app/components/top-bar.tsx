import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Viewer } from '#app/contract/account.ts';
import { useMessages, useViewer } from '#app/reader.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { Org, type OrganisationShown } from './organisation.tsx';

const PLACES = [
  ['home', '/beranda'],
  ['forums', '/forum'],
  ['sessions', '/sesi'],
  ['board', '/papan'],
  ['agreements', '/kesepakatan'],
  ['commitments', '/komitmen'],
] as const;

/** The current place is the one whose address begins this page's. */
function isCurrent(to: string, pathname: string): boolean {
  return to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
}

interface TopBarProps {
  /** The role in this forum, beside the organisation: "Fasilitator". Default: the mandate's reach. */
  role?: string;
  /** The organisation acted for here, when there are several. Default: the first. */
  organisation?: OrganisationShown;
}

/** The frame's head: the network, the places, and who sits here. The public sees the way in. */
export function TopBar({ role, organisation }: TopBarProps) {
  const { common } = useMessages();
  const { pathname } = useLocation();
  const viewer = useViewer();
  return (
    <header className="top">
      <Link className="top__brand" to="/">
        <Logo />
        <span>{common.appName}</span>
      </Link>
      {viewer && (
        <Link className="top__net" to="/jejaring">
          {viewer.networkName}
        </Link>
      )}
      {viewer && (
        <nav className="top__nav" aria-label={common.nav.main}>
          <ul>
            {PLACES.map(([name, to]) => (
              <li key={to}>
                <Link to={to} aria-current={isCurrent(to, pathname) ? 'page' : undefined}>
                  {common.nav[name]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {viewer && (
        <Link className="top__bell" to="/pemberitahuan">
          <Icon name="bell" large />
          <span className="vh">{common.nav.notices(viewer.unread)}</span>
          {viewer.unread > 0 && (
            <span className="top__n num" aria-hidden="true">
              {viewer.unread > 99 ? '99+' : viewer.unread}
            </span>
          )}
        </Link>
      )}
      {viewer ? (
        <Who viewer={viewer} role={role} organisation={organisation} />
      ) : (
        <Link className="top__who top__in" to="/masuk">
          {common.nav.signIn}
        </Link>
      )}
    </header>
  );
}

function Who({ viewer, role, organisation }: TopBarProps & { viewer: Viewer }) {
  const { common } = useMessages();
  const acting = viewer.organisations[0];
  const shown = organisation ?? acting;
  const word =
    role ??
    (acting?.leader
      ? common.role.leader
      : acting?.level
        ? `${common.role.delegate}, ${common.mandateSpoken[acting.level]}`
        : viewer.administrator
          ? common.role.administrator
          : viewer.name);
  return (
    <Link className="top__who" to="/akun">
      {shown ? <Org organisation={shown} /> : <span className="org">{viewer.name}</span>}
      <span className="top__role">{word}</span>
    </Link>
  );
}

interface PhoneTopProps {
  /** Where the arrow leads and what is there, for screen readers; none where nothing else is open to the reader. */
  back?: { to: string; label: string };
  /** The name of what happens here. */
  title: ReactNode;
  /** A fact below it. */
  sub?: ReactNode;
  /** What stands at the end: usually a ConnectionSign. */
  end?: ReactNode;
}

/** The narrow head of a phone's page inside a session. */
export function PhoneTop({ back, title, sub, end }: PhoneTopProps) {
  const { common } = useMessages();
  return (
    <header className="ptop">
      {back && (
        <Link className="btn btn--bare btn--sq" to={back.to}>
          <Icon name="left" large />
          <span className="vh">{common.nav.backTo(back.label)}</span>
        </Link>
      )}
      <div className="ptop__mid">
        <p className="ptop__t">{title}</p>
        {sub && <p className="cap">{sub}</p>}
      </div>
      {end}
    </header>
  );
}

interface ConnectionSignProps {
  /** How the connection is. */
  state: 'ok' | 'weak' | 'off';
  /** Words instead of the state's own, such as "32 tersambung". */
  children?: ReactNode;
}

/** How the connection is, in a word with its sign; read out when it changes. */
export function ConnectionSign({ state, children }: ConnectionSignProps) {
  const { common } = useMessages();
  const look = {
    ok: ['conn conn--ok', 'online'],
    weak: ['conn', 'weak'],
    off: ['conn conn--off', 'offline'],
  } as const;
  const [classes, icon] = look[state];
  return (
    <p className={classes} aria-live="polite">
      <Icon name={icon} />
      {children ?? common.connection[state]}
    </p>
  );
}
