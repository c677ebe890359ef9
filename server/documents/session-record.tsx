import type { RecordContent } from '#app/contract/record.ts';
import { formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { codeInGroups } from './code.ts';
import { DecisionPart } from './decision-part.tsx';
import { type Drawing, Entry, INK, Part, QrCode, SectorMark, SOFT, Table, Words } from './parts.tsx';
import { printable, SANS, SERIF } from './pdf.ts';

const { record } = messagesFor('id');
const words = record.document;

/** A record and the seal that is printed on it. */
export interface Sealed {
  content: RecordContent;
  hash: string;
  code: string;
  /** The public page that verifies it. */
  link: string;
}

type Party = RecordContent['parties'][number];

/** "Kepala Bidang Rehabilitasi Sosial (delegasi, daring)". */
const attendeeWords = ({ office, role, mode }: Party['attendees'][number]): string =>
  `${office} (${words.role[role]}, ${words.mode[mode]})`;

function Head({ pdf, content }: Drawing & { content: RecordContent }) {
  const { View } = pdf;
  return (
    <View>
      <View style={{ borderBottomWidth: 1.6, borderBottomColor: INK, paddingBottom: 6, marginBottom: 12 }}>
        <Words pdf={pdf} bold sans size={11} mark="center">
          {content.forum.initiator.toUpperCase()}
        </Words>
        <Words pdf={pdf} sans size={9.5} mark="center">
          {content.forum.name}
        </Words>
        <Words pdf={pdf} sans soft size={8.5} mark="center">
          {`${content.network.name} · ${content.network.region}`}
        </Words>
      </View>
      <View style={{ marginBottom: 6 }}>
        <Words pdf={pdf} bold size={15} mark="center">
          {words.heading.toUpperCase()}
        </Words>
      </View>
      <Words pdf={pdf} bold size={11.5} mark="center">
        {content.session.title}
      </Words>
      <Words pdf={pdf} mark="center">
        {words.number(content.number)}
      </Words>
    </View>
  );
}

function Parties({ pdf, parties }: Drawing & { parties: readonly Party[] }) {
  const { View } = pdf;
  return (
    <View style={{ marginVertical: 6 }}>
      {parties.map((party, at) => (
        <Entry key={party.id} pdf={pdf} sign={`${at + 1}.`}>
          <View style={{ flexDirection: 'row' }}>
            <SectorMark pdf={pdf} sector={party.sector} />
            <View style={{ flex: 1 }}>
              <Words pdf={pdf}>
                {`${party.name}, ${words.element[party.sector]}, ${
                  party.attendees.length === 0
                    ? words.absent
                    : words.represented(party.attendees.map(attendeeWords).join('; '))
                }`}
              </Words>
            </View>
          </View>
        </Entry>
      ))}
      <Words pdf={pdf}>{words.together}</Words>
    </View>
  );
}

function Agenda({ pdf, content }: Drawing & { content: RecordContent }) {
  const { View } = pdf;
  return (
    <Part pdf={pdf} title={words.results}>
      {content.agenda.map((item, at) => (
        <View key={`${item.title}-${item.mode}`} style={{ marginBottom: 6 }}>
          <Words pdf={pdf} bold>
            {words.agendaItem(at + 1, item.title)}
          </Words>
          {item.decisions.length === 0 && (
            <Words pdf={pdf} soft>
              {item.mode === 'consultative' ? words.itemMode.consultative : words.noDecision}
            </Words>
          )}
          {item.decisions.map((decision) => (
            <DecisionPart key={decision.id} pdf={pdf} decision={decision} />
          ))}
        </View>
      ))}
    </Part>
  );
}

function Signatures({ pdf, content }: Drawing & { content: RecordContent }) {
  const { View } = pdf;
  const present = content.parties.filter(({ attendees }) => attendees.length > 0);
  const lines = [
    ...present.map(({ name, attendees }) => ({ above: name, below: attendees[0]?.office ?? '' })),
    { above: words.facilitator, below: '' },
    { above: words.noteTaker, below: '' },
  ];
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap', marginTop: 10 }}>
      {lines.map(({ above, below }) => (
        <View key={above} wrap={false} style={{ width: '50%', paddingRight: 14, marginBottom: 14 }}>
          <Words pdf={pdf} size={9.5}>
            {above}
          </Words>
          <View style={{ height: 46, borderBottomWidth: 0.7, borderBottomColor: INK }} />
          <Words pdf={pdf} soft size={8.5}>
            {below || ' '}
          </Words>
        </View>
      ))}
    </View>
  );
}

function Seal({ pdf, sealed }: Drawing & { sealed: Sealed }) {
  const { View, Link } = pdf;
  return (
    <View
      wrap={false}
      style={{ flexDirection: 'row', marginTop: 14, borderWidth: 0.7, borderColor: INK, padding: 8 }}
    >
      <QrCode pdf={pdf} text={sealed.link} size={84} />
      <View style={{ flex: 1, marginLeft: 10 }}>
        <Words pdf={pdf} bold sans size={9.5}>
          {words.verify}
        </Words>
        <Words pdf={pdf} sans size={8.5}>
          {words.verifyHow}
        </Words>
        <Link src={sealed.link} style={{ color: INK, fontFamily: SANS, fontSize: 8.5 }}>
          {sealed.link}
        </Link>
        <Words pdf={pdf} sans size={8.5}>{`${record.code}: ${codeInGroups(sealed.code)}`}</Words>
        <Words pdf={pdf} sans soft size={7.5}>{`${record.hash}: ${sealed.hash}`}</Words>
      </View>
    </View>
  );
}

function Attendance({ pdf, content }: Drawing & { content: RecordContent }) {
  const format = formatFor('id', content.timeZone);
  const columns = words.columns;
  const rows = content.parties.flatMap((party) =>
    party.attendees.length === 0
      ? [[party.name, '–', words.absent, '–']]
      : party.attendees.map((one) => [
          party.name,
          one.office,
          `${words.role[one.role]}, ${words.mode[one.mode]}`,
          format.time(one.since),
        ]),
  );
  return (
    <Table
      pdf={pdf}
      head={[columns.number, columns.organisation, columns.office, columns.how, columns.since]}
      rows={rows.map((cells, at) => [String(at + 1), ...cells])}
      widths={[0.4, 2.4, 2.4, 1.6, 1]}
    />
  );
}

/** Measured from the top: on this library a foot measured from the bottom is lost with a line height on its page. */
const FOOT = { position: 'absolute', top: 800, fontFamily: SANS, fontSize: 7.5, color: SOFT } as const;

function Foot({ pdf: { Text }, sealed }: Drawing & { sealed: Sealed }) {
  return (
    <>
      <Text fixed style={{ ...FOOT, left: 56 }}>
        {printable(`${words.footer(sealed.content.number)} · ${codeInGroups(sealed.code)}`)}
      </Text>
      <Text
        fixed
        style={{ ...FOOT, left: 340, width: 199, textAlign: 'right' }}
        render={({ pageNumber, totalPages }) => words.page(pageNumber, totalPages)}
      />
    </>
  );
}

/**
 * The berita acara as a document (domain.md 5D): head, number, opening with the day in words, parties, basis,
 * results word for word, closing, lines to sign on, seal; the attendance list as its annex. Nothing in it is
 * computed: it says what the frozen content says.
 */
export function sessionRecord({ pdf, sealed }: Drawing & { sealed: Sealed }) {
  const { Document, Page, View } = pdf;
  const { content } = sealed;
  const format = formatFor('id', content.timeZone);
  const page = {
    paddingTop: 48,
    paddingBottom: 56,
    paddingHorizontal: 56,
    fontFamily: SERIF,
    fontSize: 10.5,
    lineHeight: 1.4,
    color: INK,
  };
  return (
    <Document
      title={`${words.heading}: ${content.session.title}`}
      author={content.forum.name}
      subject={words.number(content.number)}
      keywords={sealed.hash}
      language="id-ID"
      creationDate={new Date(content.issuedAt)}
    >
      <Page size="A4" style={page}>
        <Head pdf={pdf} content={content} />
        <View style={{ marginTop: 12 }}>
          <Words pdf={pdf}>{content.opening}</Words>
        </View>
        <Parties pdf={pdf} parties={content.parties} />
        <Part pdf={pdf} title={words.basis}>
          {content.basis.map((line, at) => (
            <Entry key={line} pdf={pdf} sign={`${at + 1}.`}>
              <Words pdf={pdf}>{line}</Words>
            </Entry>
          ))}
        </Part>
        <Agenda pdf={pdf} content={content} />
        <View style={{ marginTop: 10 }}>
          <Words pdf={pdf}>{content.closing}</Words>
        </View>
        <View style={{ marginTop: 10 }} minPresenceAhead={120}>
          <Words
            pdf={pdf}
          >{`${content.session.place}, ${format.date(content.session.closedAt, 'long')}`}</Words>
          <Words pdf={pdf} soft size={8.5}>
            {words.legal}
          </Words>
        </View>
        <Signatures pdf={pdf} content={content} />
        <Seal pdf={pdf} sealed={sealed} />
        <Foot pdf={pdf} sealed={sealed} />
      </Page>
      <Page size="A4" style={page}>
        <Part pdf={pdf} title={words.attendance}>
          <Attendance pdf={pdf} content={content} />
        </Part>
        <Foot pdf={pdf} sealed={sealed} />
      </Page>
    </Document>
  );
}
