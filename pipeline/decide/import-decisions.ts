import { YektaError } from '../../config/errors/yekta-error.ts';
import { compareRecords } from '../../matching/canonical-order.ts';
import type { Judgement } from '../../matching/decision.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Profile, ProfileField } from '../../matching/profile.ts';
import { offeredIdentities } from '../../matching/survivorship/offers.ts';
import type { RecordRef } from '../ports/decision-store.ts';
import type { Warehouse } from '../ports/warehouse.ts';
import type { AskedDecision } from './decide.ts';
import { decidedValues, fieldNamed, genericKey, type ValueUnits } from './decided-values.ts';
import type { ParsedDecision } from './decision-table.ts';

/** A row of a file of decisions, and the line where it ends. */
export interface ReadDecision {
  readonly line: number;
  readonly decision: ParsedDecision;
}

/**
 * Rows as decisions on records of this warehouse.
 *
 * @throws YektaError `decision.unknown_record`, `decision.invalid_value` or `decision.invalid_csv`, with the line
 */
export async function toDecisions(
  warehouse: Pick<Warehouse, 'decisions' | 'normalized' | 'customers'>,
  rows: readonly ReadDecision[],
  profile: Profile,
  units: ValueUnits,
  file: string,
): Promise<readonly AskedDecision[]> {
  const refs = rows.map(({ decision }) => refsOf(decision));
  const ids = await warehouse.decisions.find(refs.flat());
  let next = 0;
  const asked: AskedDecision[] = [];
  for (const [index, { line, decision }] of rows.entries()) {
    const place = { file, line };
    const found = ids.slice(next, next + refs[index]!.length);
    next += found.length;
    if (found.includes(null))
      throw new YektaError('decision.unknown_record', 'A record that the line names is not in the warehouse.', {
        place: { ...place, column: 'records' },
        remedy: 'Sync the sources first; a record is named source:key.',
      });
    const judgement = await toJudgement(warehouse, decision, found as RecordId[], profile, units).catch(at(place));
    const { author, reason, decided_at, until } = decision;
    asked.push({ judgement, author, reason, origin: 'csv', decidedAt: decided_at, expiresAt: until });
  }
  return asked;
}

function refsOf(decision: ParsedDecision): readonly RecordRef[] {
  switch (decision.decision) {
    case 'split':
      return decision.records.flat();
    case 'generic':
      return [];
    default:
      return decision.records;
  }
}

async function toJudgement(
  warehouse: Pick<Warehouse, 'decisions' | 'normalized' | 'customers'>,
  decision: ParsedDecision,
  records: readonly RecordId[],
  profile: Profile,
  units: ValueUnits,
): Promise<Judgement> {
  const [first, second] = records as [RecordId, RecordId];
  switch (decision.decision) {
    case 'link':
      return { kind: 'must_link', a: first, b: second };
    case 'separate':
      return { kind: 'cannot_link', a: first, b: second };
    case 'confirm':
      return { kind: 'confirm_cluster', records };
    case 'split': {
      const starts = decision.records.map((_, part) => decision.records.slice(0, part).flat().length);
      const parts = decision.records.map(({ length }, part) => records.slice(starts[part], starts[part]! + length));
      return { kind: 'split_cluster', parts };
    }
    case 'pin': {
      const field = fieldNamed(profile, decision.field);
      const values = decidedValues(field, decision.value, units);
      const known = decision.known.length > 0 ? decision.known : await offered(warehouse, first, field);
      return { kind: 'pin', record: first, field: field.name, values, known };
    }
    case 'unpin':
      return { kind: 'unpin', record: first, field: fieldNamed(profile, decision.field).name };
    case 'reject': {
      const field = fieldNamed(profile, decision.field);
      const [value] = decidedValues(field, decision.value, units);
      return { kind: 'reject_value', record: first, field: field.name, value: value! };
    }
    case 'generic': {
      const field = fieldNamed(profile, decision.field);
      return { kind: 'generic_value', field: field.name, key: genericKey(field, decision.value[0]!, profile, units) };
    }
    default:
      return decision satisfies never;
  }
}

/** What the records of the customer of a record offer now. */
async function offered(
  { decisions, customers, normalized }: Pick<Warehouse, 'decisions' | 'normalized' | 'customers'>,
  record: RecordId,
  { name }: ProfileField,
): Promise<readonly string[]> {
  const customer = (await decisions.customersOf([record])).get(record);
  const members = customer === undefined ? null : await customers.get(customer);
  const ids = members === null ? [record] : members.members.map(({ id }) => id);
  return offeredIdentities((await normalized.byIds(ids)).toSorted(compareRecords), name);
}

/** Adds the place to an error. */
function at(place: { readonly file: string; readonly line: number }) {
  return (error: unknown): never => {
    if (!(error instanceof YektaError)) throw error;
    throw new YektaError(error.code, error.message, {
      place: { ...error.place, ...place },
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    });
  };
}
