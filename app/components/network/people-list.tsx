import { useMessages } from '#app/reader.tsx';
import { Org } from '../organisation.tsx';
import { Item, Rows } from '../rows.tsx';
import { Tag } from '../tag.tsx';
import { MandateTag, type PersonShown } from './mandates.tsx';

interface PeopleListProps {
  people: readonly PersonShown[];
  /** Only what concerns this organisation: its offices and its mandates. */
  organisationId?: string;
}

/** People with the offices they hold and how their latest mandates stand. */
export function PeopleList({ people, organisationId }: PeopleListProps) {
  const { common, network } = useMessages();
  const words = network.person;
  const concerns = (id: string) => organisationId === undefined || id === organisationId;
  return (
    <Rows>
      {people.map((person) => {
        const places = person.memberships.filter((place) => concerns(place.organisation.id));
        const standing = person.mandates.filter((mandate) => concerns(mandate.organisation.id));
        // What counts today; when nothing does, the latest that did.
        const inForce = standing.filter((mandate) => mandate.state === 'in-force');
        const told = inForce.length > 0 ? inForce : standing.slice(0, 1);
        return (
          <Item
            key={person.personId}
            title={person.name}
            to={`/jejaring/orang/${person.personId}`}
            meta={
              <>
                {places.map((place) => (
                  <span key={place.membershipId} className="row row--wrap">
                    {organisationId === undefined && <Org organisation={place.organisation} />}
                    {place.office}
                    {place.leader && (
                      <Tag tone="line" icon="flag">
                        {words.leaderTag}
                      </Tag>
                    )}
                  </span>
                ))}
                {person.administrator && (
                  <Tag tone="line" icon="people">
                    {common.role.administrator}
                  </Tag>
                )}
                {told.map((mandate) => (
                  <span key={mandate.mandateId} className="row row--wrap">
                    <MandateTag state={mandate.state} />
                    {common.mandate[mandate.level]}
                  </span>
                ))}
                {person.suspended && (
                  <Tag tone="bad" icon="lock">
                    {words.suspended}
                  </Tag>
                )}
                {!person.joined && (
                  <Tag tone="wait" icon="wait">
                    {words.notJoined}
                  </Tag>
                )}
              </>
            }
          />
        );
      })}
    </Rows>
  );
}
