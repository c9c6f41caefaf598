import type { Clustering } from '../../../matching/cluster-and-ask.ts';
import type { RecordId } from '../../../matching/ids.ts';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import type { BlockCounts } from '../../../matching/incremental/counts/block-counts.ts';
import type { MatchDelta } from '../../../matching/incremental/match-delta.ts';
import { decodeParts } from '../../../matching/incremental/segments/decode-parts.ts';
import { type EncodedSegment, encodeSegment, partsOf } from '../../../matching/incremental/segments/encode-parts.ts';
import { membersOf } from '../../../matching/incremental/segments/find-members.ts';
import { mergeEntries } from '../../../matching/incremental/segments/merge-segments.ts';
import { createSegment, partOf, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import type { MatchEdge } from '../../../matching/match-result.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { MatchIndex, MatchOrigin, PackedRecord } from '../../../pipeline/ports/match-index.ts';

/** A match index in memory, with what a warehouse would bring to it: records that come, change and go. */
export interface MemoryIndex extends MatchIndex {
  readonly put: (record: NormalizedRecord) => void;
  readonly putPacked: (record: PackedRecord) => void;
  readonly remove: (id: RecordId) => void;
  /** Makes a record as good as changed, as a judgement on one of its values does. */
  readonly touch: (id: RecordId) => void;
  /** Everything that is stored, in an order of its own. */
  readonly stored: () => StoredMatches;
}

export interface StoredMatches extends Clustering {
  readonly edges: readonly MatchEdge[];
  readonly counts: BlockCounts;
  /** Sorted entries of the whole index. */
  readonly entries: Int32Array;
}

/** Deltas are joined when they are more than these. */
const MOST_DELTAS = 2;

interface StoredSegment {
  readonly bits: number;
  readonly parts: readonly Uint8Array[];
}

export function createMemoryIndex(profile: Profile): MemoryIndex {
  const pack = createPacker(profile);
  const live = new Map<RecordId, PackedRecord>();
  /** Images before, of records that are to be matched again; `null` when they were not there. */
  const before = new Map<RecordId, PackedRecord | null>();
  const edges = new Map<string, MatchEdge>();
  let segments: StoredSegment[] = [];
  let counts: BlockCounts = { records: 0, keysOfSize: [], labels: new Map() };
  let madeFrom: MatchOrigin | null = null;
  let revision = 0;
  let clustering: Clustering = { clusters: [], held: [], possibleMatches: [], contestedDecisions: [] };

  /** A record that becomes what it was before needs not be matched again. */
  const change = (id: RecordId, now: PackedRecord | null): void => {
    const known = live.get(id) ?? null;
    if (isSame(known, now)) return;
    if (!before.has(id)) before.set(id, known);
    if (now === null) live.delete(id);
    else live.set(id, now);
    if (isSame(before.get(id)!, now)) before.delete(id);
  };
  const touch = (id: RecordId): void => {
    if (!before.has(id)) before.set(id, live.get(id) ?? null);
  };
  const isAffected = (delta: MatchDelta): ((members: readonly RecordId[]) => boolean) => {
    const again = new Set(delta.reclustered);
    return (members) => members.some((id) => again.has(id));
  };

  const index: MemoryIndex = {
    put: (record) => change(record.id, { record: record.id, source: record.source, data: pack(record) }),
    putPacked: (record) => change(record.record, record),
    remove: (id) => change(id, null),
    touch,
    stored: () => ({ ...clustering, edges: [...edges.values()], counts, entries: wholeIndex(segments) }),

    state: async () => madeFrom && { origin: madeFrom, records: counts.records, changed: before.size, isWhole: true },
    changes: async () =>
      [...before].flatMap(([record, old]) => {
        const now = live.get(record) ?? null;
        const source = (now ?? old)?.source;
        return source === undefined ? [] : [{ record, source, before: old?.data ?? null, after: now?.data ?? null }];
      }),
    counts: async () => counts,
    async comparables(ids, visit) {
      for (const id of ids) {
        const record = live.get(id);
        if (record !== undefined) visit(record);
      }
    },
    async allComparables(visit) {
      for (const record of live.values()) visit(record);
    },
    async members({ length, high, low }, visit) {
      for (let key = 0; key < length; key++) {
        const parts = segments.map(({ bits, parts }) => decodeParts(parts[partOf(high[key]!, bits)]!));
        const members = membersOf(parts, high[key]!, low[key]!);
        if (members.length > 0) visit(key, members);
      }
    },
    async scan(visit) {
      const entries = wholeIndex(segments);
      for (let from = 0, to = 0; from < entries.length; from = to) {
        while (entries[to] === entries[from] && entries[to + 1] === entries[from + 1] && to < entries.length)
          to += WIDTH;
        const members = entries.subarray(from, to).filter((_, i) => i % WIDTH === WIDTH - 1);
        visit(entries[from]!, entries[from + 1]!, members.length, () => members);
      }
    },
    async finder() {
      const made = revision;
      return {
        async find(keys, brings, visit) {
          const found = new Set<number>();
          await index.members(keys, (key, members) => {
            if (brings(key, members.length)) for (const member of members) found.add(member);
          });
          await index.comparables([...found] as RecordId[], visit);
          return revision === made;
        },
      };
    },
    async edgesOf(ids) {
      const wanted = new Set(ids);
      return [...edges.values()].filter(({ a, b }) => wanted.has(a) || wanted.has(b));
    },
    async clustersOf(ids) {
      const held = clustering.held.map(({ members }) => members);
      const inHeld = new Set(held.flat());
      const clusters = clustering.clusters.filter((members) => !members.some((id) => inHeld.has(id)));
      return [...held, ...clusters].filter((members) => members.some((id) => ids.includes(id)));
    },
    snapshot: (read) => read(index),
    async apply(delta, origin) {
      madeFrom = origin;
      revision++;
      for (const id of delta.changed) before.delete(id);
      for (const { a, b } of delta.edgesLost) edges.delete(nameOf(a, b));
      for (const edge of delta.edgesWon) edges.set(nameOf(edge.a, edge.b), edge);
      segments = joinDeltas([...segments, store(encodeSegment(delta.segment))]);
      counts = delta.counts;
      const affected = isAffected(delta);
      const { part } = delta;
      clustering = {
        clusters: [...clustering.clusters.filter((members) => !affected(members)), ...part.clusters],
        held: [...clustering.held.filter(({ members }) => !affected(members)), ...part.held],
        possibleMatches: [
          ...clustering.possibleMatches.filter(({ a, b }) => !affected([a, b])),
          ...part.possibleMatches,
        ],
        contestedDecisions: [
          ...clustering.contestedDecisions.filter(({ decision: { a, b } }) => !affected([a, b])),
          ...part.contestedDecisions,
        ],
      };
    },
    async replace(result, content, origin) {
      madeFrom = origin;
      revision++;
      before.clear();
      edges.clear();
      for (const edge of result.edges) edges.set(nameOf(edge.a, edge.b), edge);
      segments = [store(content.segment)];
      ({ counts } = content);
      clustering = result;
    },
  };
  return index;
}

function isSame(a: PackedRecord | null, b: PackedRecord | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a.data, b.data) === 0;
}

function nameOf(a: RecordId, b: RecordId): string {
  return `${Math.min(a, b)}-${Math.max(a, b)}`;
}

function store(segment: EncodedSegment): StoredSegment {
  return { bits: segment.bits, parts: Array.from(partsOf(segment), ([, bytes]) => bytes) };
}

function entriesOf({ parts }: StoredSegment): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...decodeParts(part)]));
}

function wholeIndex([base, ...deltas]: readonly StoredSegment[]): Int32Array {
  if (base === undefined) return new Int32Array(0);
  return deltas.reduce((entries, delta) => mergeEntries(entries, entriesOf(delta), true), entriesOf(base));
}

function joinDeltas(segments: readonly StoredSegment[]): StoredSegment[] {
  const [base, ...deltas] = segments;
  if (deltas.length <= MOST_DELTAS) return [...segments];
  const joined = deltas.map(entriesOf).reduce((older, newer) => mergeEntries(older, newer, false));
  return [base!, store(encodeSegment(createSegment(3, visitAll(joined))))];
}

function visitAll(entries: Int32Array): Parameters<typeof createSegment>[1] {
  return (add) => {
    for (let at = 0; at < entries.length; at += WIDTH) add(entries[at]!, entries[at + 1]!, entries[at + 2]!);
  };
}
