import type { DayStyle } from '#app/i18n/format.ts';
import { useFormat } from '#app/reader.tsx';

interface DateTimeProps {
  /** An instant, ISO 8601. */
  at: string;
  /** Day, time, or both. Default both. */
  show?: 'date' | 'time' | 'both';
  /** How the day is written. */
  style?: DayStyle;
  /** IANA zone; the network's. Default Asia/Jakarta. */
  zone?: string;
}

/** A point in time with its zone: "12 Nov 2026, 10.17 WIB". */
export function DateTime({ at, show = 'both', style, zone }: DateTimeProps) {
  const format = useFormat(zone);
  const text =
    show === 'date' ? format.date(at, style) : show === 'time' ? format.time(at) : format.dateTime(at, style);
  return <time dateTime={at}>{text}</time>;
}

interface DayProps {
  /** A calendar day, YYYY-MM-DD. */
  on: string;
  /** How it is written. */
  style?: DayStyle;
}

/** A calendar day that has no hour, such as a due date. */
export function Day({ on, style }: DayProps) {
  const format = useFormat();
  return <time dateTime={on}>{format.day(on, style)}</time>;
}
