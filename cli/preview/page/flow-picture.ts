import type { Language } from '../../../matching/explain/language.ts';
import type { RecordId } from '../../../matching/ids.ts';
import type { Holding, Move } from '../../../pipeline/preview/moves.ts';
import { customerLabel, namesOf, type ShownPreview } from '../shown-preview.ts';
import { escaped } from './html.ts';

const WIDTH = 820;
const NODE = 10;
/** Where the customers stand, from the side where reading begins. */
const NOW_AT = 300;
const THEN_AT = WIDTH - 300 - NODE;
const RECORD_HEIGHT = 16;
/** Two lines of text need this much. */
const LEAST_HEIGHT = 34;
const GAP = 12;
const MARGIN = 8;
/** Records of one customer count for no more than this in height. */
const MOST_RECORDS = 20;
const LONGEST_TEXT = 38;

interface Node {
  readonly holding: Holding;
  readonly y: number;
  readonly height: number;
}

/**
 * Customers now and then as bars, with a band for the records that go from one to the other: where people would rather look
 * than read. Begins at the left, or in Persian at the right.
 */
export function flowPicture(move: Move, shown: ShownPreview, language: Language): string {
  const [now, then] = [stack(move.before), stack(move.after)];
  const height = Math.max(heightOf(now), heightOf(then)) + 2 * MARGIN;
  const mirrored = language === 'fa';
  const x = (place: number, width = 0): number => (mirrored ? WIDTH - place - width : place);
  const bands = bandsOf(now, then).map(({ from, to, thickness }) => {
    const [start, end] = [x(NOW_AT + NODE), x(THEN_AT)];
    const middle = (start + end) / 2;
    return `<path class="flow" d="M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}V${to + thickness}C${middle} ${to + thickness} ${middle} ${from + thickness} ${start} ${from + thickness}Z"/>`;
  });
  const bar = (side: 'now' | 'then', { y, height: tall }: Node): string =>
    `<rect class="${side}" x="${x(side === 'now' ? NOW_AT : THEN_AT, NODE)}" y="${y}" width="${NODE}" height="${tall}" rx="3"/>`;
  const text = (side: 'now' | 'then', node: Node): string => {
    const place = side === 'now' ? x(NOW_AT - 8) : x(THEN_AT + NODE + 8);
    const anchor = (side === 'now') === mirrored ? 'start' : 'end';
    const [first, second] = linesOf(node.holding, shown, language);
    const middle = node.y + node.height / 2;
    return `<text x="${place}" y="${middle - 3}" text-anchor="${anchor}">${escaped(first)}</text><text class="small" x="${place}" y="${middle + 12}" text-anchor="${anchor}">${escaped(second)}</text>`;
  };
  const sides = [['now', now] as const, ['then', then] as const];
  const nodes = sides.flatMap(([side, list]) => list.flatMap((node) => [bar(side, node), text(side, node)]));
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" direction="ltr" aria-label="${escaped(describe(move, shown, language))}">${bands.join('')}${nodes.join('')}</svg>`;
}

function stack(holdings: readonly Holding[]): readonly Node[] {
  let y = MARGIN;
  return holdings.map((holding) => {
    const height = Math.max(LEAST_HEIGHT, Math.min(MOST_RECORDS, holding.records.length) * RECORD_HEIGHT);
    const node = { holding, y, height };
    y += height + GAP;
    return node;
  });
}

function heightOf(nodes: readonly Node[]): number {
  const last = nodes.at(-1);
  return last === undefined ? LEAST_HEIGHT : last.y + last.height - MARGIN;
}

/** A band for each customer now and customer then that share records, as thick as their share of the thinner end. */
function bandsOf(now: readonly Node[], then: readonly Node[]) {
  const used = new Map<Node, number>();
  return now.flatMap((from) => {
    const held = new Set<RecordId>(from.holding.records);
    return then.flatMap((to) => {
      const count = to.holding.records.filter((record) => held.has(record)).length;
      if (count === 0) return [];
      const thickness = Math.min(share(count, from), share(count, to));
      const band = { from: from.y + (used.get(from) ?? 0), to: to.y + (used.get(to) ?? 0), thickness };
      used.set(from, (used.get(from) ?? 0) + share(count, from));
      used.set(to, (used.get(to) ?? 0) + share(count, to));
      return [band];
    });
  });
}

function share(count: number, { holding, height }: Node): number {
  return (count / holding.records.length) * height;
}

/** What stands beside a customer: its name, or else its id; and its records. */
function linesOf(
  { customer, records }: Holding,
  { preview, showValues }: ShownPreview,
  language: Language,
): readonly [string, string] {
  const { names, more } = namesOf(records, preview);
  const rest = more === 0 ? '' : ` +${more}`;
  const id = idLabel(customer, language);
  const title = showValues ? preview.titleOf(customer) : null;
  return [cut(title ?? id), `\u2066${cut(`${names.join(', ')}`)}${rest}\u2069`];
}

function idLabel(customer: Holding['customer'], language: Language): string {
  const label = customerLabel(customer);
  return language === 'fa' && label.startsWith('new ') ? label.replace('new', 'تازه') : label;
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_TEXT ? text : `${characters.slice(0, LONGEST_TEXT - 1).join('')}…`;
}

function describe({ before, after }: Move, { preview }: ShownPreview, language: Language): string {
  const side = (holdings: readonly Holding[]): string =>
    holdings
      .map(({ customer, records }) => `${idLabel(customer, language)}: ${namesOf(records, preview).names.join(', ')}`)
      .join('; ');
  return { en: `now ${side(before)}; then ${side(after)}`, fa: `اکنون ${side(before)}؛ سپس ${side(after)}` }[language];
}
