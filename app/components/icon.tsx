/** The icons of public/icons.svg: one stroke on a 24 grid. */
export type IconName =
  | 'abstain'
  | 'alert'
  | 'ballot'
  | 'bell'
  | 'board'
  | 'book'
  | 'calendar'
  | 'check'
  | 'chev'
  | 'clip'
  | 'clock'
  | 'close'
  | 'counted'
  | 'data'
  | 'discuss'
  | 'dispute'
  | 'doc'
  | 'down'
  | 'eye'
  | 'filter'
  | 'flag'
  | 'hand'
  | 'house'
  | 'info'
  | 'late'
  | 'left'
  | 'link'
  | 'lock'
  | 'menu'
  | 'minus'
  | 'money'
  | 'more'
  | 'note'
  | 'objection'
  | 'offline'
  | 'online'
  | 'pen'
  | 'people'
  | 'plus'
  | 'print'
  | 'ret'
  | 'right'
  | 'saved'
  | 'scale'
  | 'search'
  | 'sent'
  | 'shake'
  | 'speak'
  | 'stamp'
  | 'sun'
  | 'target'
  | 'undo'
  | 'up'
  | 'wait'
  | 'weak';

interface IconProps {
  /** Which drawing. */
  name: IconName;
  /** Larger, for answers and bare buttons. */
  large?: boolean;
}

/** An icon beside a word. It is never the only carrier of meaning, so screen readers skip it. */
export function Icon({ name, large = false }: IconProps) {
  return (
    <svg className={large ? 'i i--lg' : 'i'} aria-hidden="true" focusable="false">
      <use href={`/icons.svg#i-${name}`} />
    </svg>
  );
}
