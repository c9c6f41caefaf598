import { sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Judgement } from '../../../matching/decision.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { canonicalJudgement } from '../../../matching/decisions/canonical-judgement.ts';
import { contradicts, type IsOneCustomer, replaces } from '../../../matching/decisions/contradicts.ts';
import type { RecordId } from '../../../matching/ids.ts';
import type { DecisionId, Standing, StoredDecision } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { selectDecisions, toStoredDecision } from './decision-rows.ts';

export async function readStandings(
  transaction: Transaction,
  judgements: readonly Judgement[],
): Promise<readonly Standing[]> {
  const { inForce, subjectsOf, isOneCustomer } = await readSurroundings(transaction, judgements);
  const known = bySubject(inForce, ({ judgement }) => subjectsOf(judgement));
  return judgements.map((judgement) => {
    const others = [...new Set([...subjectsOf(judgement)].flatMap((subject) => known.get(subject) ?? []))];
    const canonical = canonicalJudgement(judgement);
    return {
      same: others.find((other) => canonicalJudgement(other.judgement) === canonical) ?? null,
      replaced: others.filter((other) => replaces(judgement, other.judgement, isOneCustomer)),
      opposed: others.filter((other) => contradicts(judgement, other.judgement, isOneCustomer)),
    };
  });
}

/**
 * Judgements that are to hold together with each other and with all decisions in force.
 *
 * @param ended decisions that end when they begin to hold
 * @throws `decision.contradicts`
 */
export async function assertNoContradiction(
  transaction: Transaction,
  judgements: readonly Judgement[],
  ended: ReadonlySet<DecisionId>,
): Promise<void> {
  const { inForce, subjectsOf, isOneCustomer } = await readSurroundings(transaction, judgements);
  type Holding = { readonly id: DecisionId | null; readonly judgement: Judgement };
  const holding = bySubject<Holding>(
    inForce.filter(({ id }) => !ended.has(id)),
    ({ judgement }) => subjectsOf(judgement),
  );
  for (const judgement of judgements) {
    const subjects = subjectsOf(judgement);
    for (const subject of subjects) {
      const near = holding.get(subject) ?? [];
      const opposite = near.find((other) => contradicts(judgement, other.judgement, isOneCustomer));
      if (opposite !== undefined) throw contradiction(opposite.id);
    }
    for (const subject of subjects) append(holding, subject, { id: null, judgement });
  }
}

/** A record, the customer that has it, a value that is generic, or a hold: judgements that have to do with each other share one. */
type Subject = string | number;

interface Surroundings {
  /** Decisions about the same customers, records and generic values. */
  readonly inForce: readonly StoredDecision[];
  readonly subjectsOf: (judgement: Judgement) => ReadonlySet<Subject>;
  readonly isOneCustomer: IsOneCustomer;
}

async function readSurroundings({ db }: Transaction, judgements: readonly Judgement[]): Promise<Surroundings> {
  const anchors = [...new Set(judgements.flatMap(anchorsOf))];
  const { rows: related } = await sql<{ record: RecordId; customer: string }>`
    select m.record_id as record, m.customer_id as customer from membership m
    where m.customer_id in (select customer_id from membership where record_id = any(${anchors}))`.execute(db);
  const customerOf = new Map(related.map(({ record, customer }) => [record, customer]));
  const records = [...new Set([...anchors, ...customerOf.keys()])];
  const kinds = [...new Set(judgements.map(({ kind }) => kind))].filter((kind) => unanchored.includes(kind));
  const { rows } = await selectDecisions(sql`e.decision_id is null
    and (d.records && ${records}::integer[] or d.kind = any(${kinds}))`).execute(db);
  return {
    inForce: rows.map(toStoredDecision),
    isOneCustomer: (a, b) => a === b || (customerOf.has(a) && customerOf.get(a) === customerOf.get(b)),
    subjectsOf: (judgement) =>
      judgement.kind === 'generic_value'
        ? new Set([`${judgement.field} ${judgement.key}`])
        : judgement.kind === 'release_hold'
          ? new Set([`hold ${judgement.hold}`])
          : new Set(anchorsOf(judgement).flatMap((record) => [record, customerOf.get(record) ?? record])),
  };
}

/** Kinds of judgements without records. */
const unanchored: readonly Judgement['kind'][] = ['generic_value', 'release_hold'];

function bySubject<T>(items: readonly T[], subjectsOf: (item: T) => Iterable<Subject>): Map<Subject, T[]> {
  const found = new Map<Subject, T[]>();
  for (const item of items) for (const subject of subjectsOf(item)) append(found, subject, item);
  return found;
}

function append<T>(lists: Map<Subject, T[]>, subject: Subject, item: T): void {
  const list = lists.get(subject);
  if (list === undefined) lists.set(subject, [item]);
  else list.push(item);
}

function contradiction(id: DecisionId | null): YektaError {
  return id === null
    ? new YektaError('decision.contradicts', 'Two of these decisions say the opposite of each other.', {
        remedy: 'Leave one of them out.',
      })
    : new YektaError('decision.contradicts', `Decision ${id} is in force and says the opposite.`, {
        remedy: `Take it back with \`yekta undo ${id}\`, or decide again with --supersede.`,
      });
}
