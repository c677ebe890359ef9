import type { Sector } from '#app/domain/sector.ts';
import { useMessages } from '#app/reader.tsx';
import { classNames } from './class-names.ts';

/** What is needed to name an organisation and draw its mark. */
export interface OrganisationShown {
  name: string;
  shortName: string;
  sector: Sector;
}

/** The class that gives a thing its sector's dye and shape. */
export function sectorClass(sector: Sector): 'gov' | 'ngo' {
  return sector === 'government' ? 'gov' : 'ngo';
}

/** The mark alone: a square for government, a circle for non-government. A name always stands beside it. */
export function Mark({ sector }: { sector: Sector }) {
  return <span className={classNames('mark', sectorClass(sector))} aria-hidden="true" />;
}

interface OrgProps {
  /** The organisation to name. */
  organisation: OrganisationShown;
  /** Write the full name where there is room. Default: the short one. */
  full?: boolean;
}

/** An organisation in running text: mark, name, and the sector's word for screen readers. */
export function Org({ organisation, full = false }: OrgProps) {
  const { common } = useMessages();
  return (
    <span className={`org ${sectorClass(organisation.sector)}`}>
      <span className="mark" aria-hidden="true" />
      {full ? organisation.name : organisation.shortName}
      <span className="vh"> ({common.sectorSpoken[organisation.sector]})</span>
    </span>
  );
}

interface SectorNameProps {
  /** Which of the two. */
  sector: Sector;
}

/** "Pemerintah" or "Non-pemerintah" with its mark, as heads of tallies. */
export function SectorName({ sector }: SectorNameProps) {
  const { common } = useMessages();
  return (
    <span className={`org ${sectorClass(sector)}`}>
      <span className="mark" aria-hidden="true" />
      {common.sector[sector]}
    </span>
  );
}

interface BadgeProps {
  /** The organisation: its code stands in the badge, its name is told on request. */
  organisation: { name: string; code: string; sector: Sector };
  /** filled: has answered; open: not yet; none: no answer came. */
  state?: 'filled' | 'open' | 'none';
  /** Smaller, inside a line of text. */
  small?: boolean;
}

/** One organisation as one counted mark. */
export function Badge({ organisation, state = 'filled', small = false }: BadgeProps) {
  const classes = classNames(
    'badge',
    sectorClass(organisation.sector),
    state !== 'filled' && `badge--${state}`,
    small && 'badge--sm',
  );
  return (
    <abbr className={classes} title={organisation.name}>
      {organisation.code}
    </abbr>
  );
}
