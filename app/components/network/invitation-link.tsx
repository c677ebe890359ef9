import { useState } from 'react';
import { useMessages, useViewer } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Note } from '../note.tsx';

/** An invitation's link, shown this once: to be copied, or sent as people here send things. */
export function InvitationLink({ link, name }: { link: string | undefined; name: string }) {
  const { network } = useMessages();
  const viewer = useViewer();
  const [copied, setCopied] = useState(false);
  const words = network.invitation;
  if (link === undefined) return <Note announce="status">{words.usedKey}</Note>;
  const message = words.message(name, viewer?.networkName ?? '', link);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <section className="sheet pad stack once" aria-labelledby="tautan">
      <h2 className="h-sec" id="tautan">
        {words.title}: {name}
      </h2>
      <p className="soft">{words.lead}</p>
      <label className="vh" htmlFor="tautan-isi">
        {words.title}
      </label>
      <input
        className="input hash"
        id="tautan-isi"
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="btns">
        <Button kind="main" type="button" className="js-only" icon="link" onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
        <a
          className="btn"
          href={`https://wa.me/?text=${encodeURIComponent(message)}`}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="sent" />
          {words.share}
        </a>
      </div>
      <p className="vh" aria-live="polite">
        {copied && words.copied}
      </p>
    </section>
  );
}
