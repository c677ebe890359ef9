import { useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Qr, spacedCode } from './qr.tsx';

interface JoinCardProps {
  show: QueryOutput<'session.show'>;
  qr: { size: number; path: string };
  /** The address in the QR code: short enough to be read aloud. */
  joinLink: string;
}

/** How to join, and how to pass the invitation on: QR, code, link, WhatsApp, text to copy, calendar. */
export function JoinCard({ show, qr, joinLink }: JoinCardProps) {
  const { session, invitation } = useMessages();
  const format = useFormat(show.timeZone);
  const [copied, setCopied] = useState(false);
  const { session: about } = show;
  const when = `${format.dateTime(about.startsAt, 'full')} – ${format.time(about.endsAt)}`;
  // Hard spaces are for our own pages; in other people's messages they only look odd.
  const share = invitation
    .shareText(about.title, about.forumName, when, about.place, joinLink, about.shortCode)
    .replaceAll('\u00a0', ' ');
  const copy = async () => {
    await navigator.clipboard.writeText(share);
    setCopied(true);
  };
  return (
    <section className="sheet pad stack joincard" aria-labelledby="h-join">
      <h2 className="h-sec" id="h-join">
        {session.invite.join}
      </h2>
      <Qr picture={qr} code={about.shortCode} />
      <p className="cap">{session.invite.scan}</p>
      <p className="joincard__code">{spacedCode(about.shortCode)}</p>
      <p className="joincard__link">
        <a href={joinLink}>{joinLink}</a>
      </p>
      <a className="btn" href={`/sesi/${about.id}/undangan.ics`} download>
        <Icon name="calendar" />
        {invitation.calendar}
      </a>
      <a
        className="btn"
        href={`https://wa.me/?text=${encodeURIComponent(share)}`}
        rel="noopener noreferrer"
        target="_blank"
      >
        <Icon name="sent" />
        {session.invite.whatsapp}
      </a>
      <details className="more">
        <summary>{invitation.shareTitle}</summary>
        <div className="stack-2">
          <label className="cap" htmlFor="teks-undangan">
            {invitation.shareHelp}
          </label>
          <textarea
            className="input"
            id="teks-undangan"
            readOnly
            rows={8}
            value={share}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button type="button" className="js-only" icon="link" onClick={copy}>
            {copied ? invitation.copied : invitation.copy}
          </Button>
          <p className="vh" aria-live="polite">
            {copied && invitation.copied}
          </p>
        </div>
      </details>
    </section>
  );
}
