import { canonicalJson } from '../../config/canonical-json.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import { type PreviewInput, previewChanges } from '../preview/preview.ts';
import type { Preview } from '../preview/preview-result.ts';
import type { ShadowMatch } from '../preview/shadow-match.ts';

/** How many things are stored otherwise than their facts give them. */
export interface ProjectionCheck {
  /** Records whose normalized form is another one, missing, or of no live record. */
  readonly normalized: number;
  /** Pairs of records whose evidence is another one, missing, or too much. */
  readonly edges: number;
  /** Records that stand in another cluster. */
  readonly clusters: number;
  /** What would happen to customers: ids that come, go, merge or part, records that move, and other golden records. */
  readonly customers: number;
  /** Questions to people that are missing or too much. */
  readonly questions: number;
}

export function isSound(check: ProjectionCheck): boolean {
  return Object.values(check).every((count) => count === 0);
}

/**
 * Makes everything anew from the facts, in memory, and counts where the warehouse holds something else. What waits for the next sync,
 * such as a decision or a change of the configuration, counts as well.
 */
export async function checkProjections(
  input: Omit<PreviewInput, 'model' | 'samples' | 'audit'>,
): Promise<ProjectionCheck> {
  const { frozen } = input;
  let made = 0;
  let alike = 0;
  const found = { edges: 0, clusters: 0 };
  const preview = await previewChanges({
    ...input,
    model: 'stored',
    samples: 0,
    audit: {
      normalized: async (batch) => {
        made += batch.length;
        alike += await countAlike(frozen, batch);
      },
      matched: async ({ result, records }) => {
        found.edges = await compareEdges(frozen, result.edges);
        found.clusters = await compareClusters(frozen, { result, records });
      },
    },
  });
  const stored = await frozen.normalized.count();
  return {
    normalized: made - alike + Math.max(0, stored - made),
    ...found,
    customers: sum(Object.values(preview.identities)) + countsIn(preview.moves) + preview.changed,
    questions: countsIn(preview.questions.opened) + countsIn(preview.questions.closed),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const countsIn = (kinds: Preview['moves'] | Preview['questions']['opened']): number =>
  sum(Object.values(kinds).map(({ count }) => count));

/** Records of which the same is stored. */
async function countAlike({ normalized }: FrozenWarehouse, batch: readonly NormalizedRecord[]): Promise<number> {
  const stored = new Map((await normalized.byIds(batch.map(({ id }) => id))).map((record) => [record.id, record]));
  return batch.filter((record) => {
    const other = stored.get(record.id);
    return other !== undefined && contentOf(other) === contentOf(record);
  }).length;
}

const contentOf = ({ kind, fields, updatedAt, firstSeenAt }: NormalizedRecord): string =>
  canonicalJson([kind, fields, updatedAt, firstSeenAt]);

async function compareEdges({ edges }: FrozenWarehouse, made: readonly MatchEdge[]): Promise<number> {
  const sorted = made.toSorted((x, y) => x.a - y.a || x.b - y.b);
  let at = 0;
  let different = 0;
  for await (const batch of edges())
    for (const edge of batch) {
      while (at < sorted.length && isBefore(sorted[at]!, edge)) {
        at += 1;
        different += 1;
      }
      const same = sorted[at];
      if (same === undefined || same.a !== edge.a || same.b !== edge.b) {
        different += 1;
        continue;
      }
      at += 1;
      if (canonicalJson(same) !== canonicalJson(edge)) different += 1;
    }
  return different + sorted.length - at;
}

const isBefore = (x: MatchEdge, y: MatchEdge): boolean => x.a < y.a || (x.a === y.a && x.b < y.b);

async function compareClusters(
  { customers }: FrozenWarehouse,
  { result, records }: Pick<ShadowMatch, 'result' | 'records'>,
): Promise<number> {
  const first = new Map<RecordId, RecordId>(records.map((record) => [record, record]));
  for (const cluster of result.clusters) for (const record of cluster) first.set(record, cluster[0]!);
  let different = 0;
  for await (const batch of customers.clusters())
    for (const { record, cluster } of batch) {
      if (first.get(record) !== cluster) different += 1;
      first.delete(record);
    }
  return different + first.size;
}
