import { Radios } from '#app/components/choices.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { RuleFields } from '#app/components/forum/rule-fields.tsx';
import { Section } from '#app/components/page-head.tsx';
import { ItemActivity, ItemMinutes, ItemMode } from '#app/components/session/agenda-fields.tsx';
import { FORUM_PURPOSES, FORUM_TYPES } from '#app/contract/forum-shapes.ts';
import type { Recipe } from '#app/contract/recipe.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

/** Rows that stand empty below the items, to be filled in. */
const FREE_ROWS = 2;
/** A recipe that begins from nothing has room for a usual session. */
const FIRST_ROWS = 6;

/** What a recipe is called and what it is for. */
export function NameFields({ name, lead }: { name?: string; lead?: string }) {
  const { recipe: words } = useMessages();
  return (
    <>
      <Field name="name" label={words.name} value={name} maxLength={120} />
      <TextArea name="lead" label={words.about} value={lead} maxLength={400} rows={2} />
    </>
  );
}

/** The items of a session's recipe, and empty rows below them to be filled in. */
export function ItemRows({ items, sent }: { items: Recipe['items']; sent: unknown }) {
  const { recipe: words } = useMessages();
  const typed = isRefused(sent)
    ? Object.keys(sent.typed).filter((name) => /^items\[\d+\]\.title$/.test(name)).length
    : 0;
  return (
    <>
      <p className="field__help">{words.rowHelp}</p>
      {Array.from({ length: Math.max(items.length + FREE_ROWS, typed + FREE_ROWS, FIRST_ROWS) }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the recipe
        <ItemRow key={at} at={at} item={items[at]} />
      ))}
    </>
  );
}

function ItemRow({ at, item }: { at: number; item?: Recipe['items'][number] | undefined }) {
  const { session, preparation } = useMessages();
  const words = session.plan;
  const name = (field: string) => `items[${at}].${field}`;
  return (
    <fieldset className="group agendarow">
      <legend>{words.row(at + 1)}</legend>
      {item?.kind && <input type="hidden" name={name('kind')} value={item.kind} />}
      <Field
        name={name('title')}
        label={words.rowTitle}
        value={item?.title}
        maxLength={160}
        optional={item === undefined}
      />
      <div className="agendarow__r">
        <ItemMode name={name('mode')} value={item?.mode ?? 'consultative'} />
        <ItemMinutes name={name('minutes')} value={String(item?.minutes ?? 15)} />
        <div className="agendarow__w">
          <ItemActivity name={name('activity')} value={item?.activity} />
        </div>
        <Field name={`_place[${at}]`} type="number" label={preparation.agenda.place} value={String(at + 1)} />
      </div>
    </fieldset>
  );
}

/** What a type of forum begins with. */
export function ForumFields({ start }: { start: Partial<NonNullable<Recipe['forum']>> }) {
  const { recipe: words, forum } = useMessages();
  return (
    <>
      <Radios
        name="forum.type"
        legend={words.forumType}
        value={start.type}
        choices={FORUM_TYPES.map((value) => ({
          value,
          label: forum.type[value].charAt(0).toUpperCase() + forum.type[value].slice(1),
        }))}
      />
      <Radios
        name="forum.purpose"
        legend={words.forumPurpose}
        value={start.purpose}
        choices={FORUM_PURPOSES.map((value) => ({ value, label: forum.purpose[value] }))}
      />
      <TextArea name="forum.aim" label={words.aim} value={start.aim} maxLength={1_000} optional />
      <Field
        name="forum.legalBasis"
        label={words.legalBasis}
        value={start.legalBasis}
        maxLength={300}
        optional
      />
      <Section title={forum.charter.title} id="aturan">
        <div className="form">
          <RuleFields rules={start.rules ?? defaultGroundRules} at="forum.rules" />
        </div>
      </Section>
    </>
  );
}
