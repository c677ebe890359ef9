import type { RichMark, RichNode } from '#app/editor/document.ts';
import { plainText } from '#app/editor/plain.ts';
import { keptTogether } from './kept-together.ts';
import { printable } from './pdf.ts';
import { type Drawing, RULE, SOFT, TOGETHER, Words } from './pdf-words.tsx';

const has = (marks: readonly RichMark[] | undefined, type: RichMark['type']) =>
  marks?.some((mark) => mark.type === type) ?? false;

/** Runs of text within a line. There is no italic cut of our serif in a document: it is set in quieter ink. */
function Runs({ pdf: { Text }, nodes }: Drawing & { nodes: readonly RichNode[] }) {
  return (
    <Text>
      {nodes.map((node, at) => {
        if (node.type === 'hardBreak') return '\n';
        if (node.type !== 'text') return '';
        const style = {
          ...(has(node.marks, 'bold') ? { fontWeight: 600 } : {}),
          ...(has(node.marks, 'italic') ? { color: SOFT } : {}),
          ...(has(node.marks, 'link') ? { textDecoration: 'underline' as const } : {}),
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs are drawn once, in order
          <Text key={at} style={style}>
            {printable(node.text)}
          </Text>
        );
      })}
    </Text>
  );
}

/** A text as it was written, piece by piece. */
export function Rich({ pdf, nodes }: Drawing & { nodes: readonly RichNode[] }) {
  const { View } = pdf;
  return (
    <>
      {nodes.map((node, at) => {
        const key = at;
        const inside = 'content' in node ? (node.content ?? []) : [];
        switch (node.type) {
          case 'heading':
            return (
              <View key={key} minPresenceAhead={50} style={{ marginTop: 8, marginBottom: 2 }}>
                <View style={{ fontSize: node.attrs.level === 2 ? 11.5 : 10.5, fontWeight: 600 }}>
                  <Runs pdf={pdf} nodes={inside} />
                </View>
              </View>
            );
          case 'paragraph':
            return (
              <View key={key} style={{ marginBottom: 4 }}>
                <Runs pdf={pdf} nodes={inside} />
              </View>
            );
          case 'bulletList':
          case 'orderedList':
            return (
              <List
                key={key}
                pdf={pdf}
                items={inside}
                start={node.type === 'bulletList' ? null : (node.attrs?.start ?? 1)}
              />
            );
          case 'blockquote':
            return (
              <View
                key={key}
                style={{ borderLeftWidth: 1.5, borderLeftColor: RULE, paddingLeft: 8, marginBottom: 4 }}
              >
                <Rich pdf={pdf} nodes={inside} />
              </View>
            );
          default:
            return null;
        }
      })}
    </>
  );
}

/** How many signs an item of a list has. */
const lengthOf = (item: RichNode): number => plainText({ type: 'doc', content: [item] }).length;

/** A list, none of its items alone at the edge of a page. @param start its first number; null for one with dots */
function List({ pdf, items, start }: Drawing & { items: readonly RichNode[]; start: number | null }) {
  const { View } = pdf;
  return (
    <View style={{ marginBottom: 4 }}>
      {keptTogether(items.map((item, row) => ({ item, row }))).map((kept) => (
        <View key={kept[0]?.row} wrap={kept.reduce((sum, { item }) => sum + lengthOf(item), 0) > TOGETHER}>
          {kept.map(({ item, row }) => (
            <View key={row} style={{ flexDirection: 'row' }}>
              <View style={{ width: 20 }}>
                <Words pdf={pdf} block={{ text: start === null ? '•' : `${row + start}.` }} />
              </View>
              <View style={{ flex: 1 }}>
                <Rich pdf={pdf} nodes={'content' in item ? (item.content ?? []) : []} />
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
