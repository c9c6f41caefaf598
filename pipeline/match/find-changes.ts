import type { PairDecision } from '../../matching/decision.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import type { FieldName, RecordId } from '../../matching/ids.ts';
import { layoutCheck } from '../../matching/incremental/comparables/layout.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { Profile } from '../../matching/profile.ts';
import { genericOf } from '../../matching/scoring/without-generic-values.ts';
import type { IndexState, MatchIndex, MatchOrigin, RecordChange } from '../ports/match-index.ts';
import { recordsOfValues } from './records-of-values.ts';

/** What changed since the stored result was made. */
export interface FoundChanges {
  /** Records that changed, and those that have a value that was judged since: they match otherwise, though they stay the same. */
  readonly changes: readonly RecordChange[];
  /** Records of pairs that people decided on since, or of which they said something else before. */
  readonly decided: readonly RecordId[];
  /** Generic values by which the stored result was made. */
  readonly genericBefore: ReadonlyMap<FieldName, readonly string[]>;
}

export interface ResultToCompare {
  readonly index: MatchIndex;
  readonly profile: Profile;
  /** Of the index. */
  readonly state: IndexState | null;
}

/** Share of the records from which on matching all of them costs less than matching those that changed. */
const MOST_CHANGES = 0.15;

/** Whether it is plain, without a look at the model, that the stored result is what would be made now. */
export function isUpToDate(state: IndexState | null, wanted: MatchOrigin): boolean {
  if (state === null || !isOfUse(state, wanted) || state.changed > 0) return false;
  const { decisions, generic } = state.origin;
  return (
    changedPairs(decisions, wanted.decisions).length === 0 &&
    JSON.stringify([...generic]) === JSON.stringify([...wanted.generic])
  );
}

/**
 * Finds what changed since the stored result was made; null when nothing did, `all` when the stored result is of no use, because there
 * is none, it was made otherwise, it lost parts, or so much changed.
 */
export async function findChanges(
  { index, profile, state }: ResultToCompare,
  wanted: MatchOrigin,
  model: MatchModel,
): Promise<FoundChanges | 'all' | null> {
  if (state === null || !isOfUse(state, wanted)) return 'all';
  const most = state.records * MOST_CHANGES;
  if (state.changed > most) return 'all';
  const changed = await index.changes();
  // Comparables of other fields say nothing to these rules.
  const isOwn = layoutCheck(profile);
  if (changed.some(({ after }) => after !== null && !isOwn(after))) return 'all';
  const genericBefore = genericOf(withGenericValues(model, state.origin.generic));
  const judged = judgedValues(genericBefore, genericOf(withGenericValues(model, wanted.generic)));
  const changes = [...changed, ...(await recordsOfValues(index, judged, new Set(changed.map(({ record }) => record))))];
  if (changes.length > most) return 'all';
  const decided = changedPairs(state.origin.decisions, wanted.decisions).flatMap(({ a, b }) => [a, b]);
  const isSame = changes.length === 0 && decided.length === 0 && judged.length === 0;
  return isSame ? null : { changes, decided, genericBefore };
}

function isOfUse({ origin, isWhole }: IndexState, { model, fingerprint }: MatchOrigin): boolean {
  return isWhole && origin.model === model && origin.fingerprint === fingerprint;
}

/** Values that are generic in one of two lists only. */
function judgedValues(
  before: ReadonlyMap<FieldName, readonly string[]>,
  after: ReadonlyMap<FieldName, readonly string[]>,
): readonly string[] {
  return [...after].flatMap(([field, values]) => onlyInOne(before.get(field) ?? [], values, (value) => value));
}

/** Pairs of which only one of two lists says what it says. */
function changedPairs(before: readonly PairDecision[], after: readonly PairDecision[]): readonly PairDecision[] {
  return onlyInOne(before, after, ({ kind, a, b }) => `${kind} ${Math.min(a, b)} ${Math.max(a, b)}`);
}

function onlyInOne<T>(before: readonly T[], after: readonly T[], nameOf: (each: T) => string): readonly T[] {
  const [left, right] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  return [...before.filter((each) => !right.has(nameOf(each))), ...after.filter((each) => !left.has(nameOf(each)))];
}
