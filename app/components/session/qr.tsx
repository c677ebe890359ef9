import { useMessages } from '#app/reader.tsx';

interface QrProps {
  /** Made by the loader with `qrOf`. */
  picture: { size: number; path: string };
  /** The short code, which says the same to people. */
  code: string;
}

/** A QR code on white, whatever the theme: scanners expect dark on light. */
export function Qr({ picture, code }: QrProps) {
  const { session } = useMessages();
  const side = picture.size + 5;
  return (
    <svg
      className="qr"
      viewBox={`-2.5 -2.5 ${side} ${side}`}
      role="img"
      aria-label={session.invite.qr(code)}
      shapeRendering="crispEdges"
    >
      <path d={picture.path} className="q" />
    </svg>
  );
}

/** The short code in two groups, as it is read aloud. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}
