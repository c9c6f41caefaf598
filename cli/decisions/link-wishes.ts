import { YektaError } from '../../config/errors/yekta-error.ts';
import type { PairDecision } from '../../matching/decision.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { findSubject, type Subject } from '../explain/subjects.ts';
import type { OfflineProject } from '../project.ts';
import type { Wish } from './take-decision.ts';

export async function pairWish(
  kind: PairDecision['kind'],
  { config }: OfflineProject,
  warehouse: Warehouse,
  [first, second]: readonly [string, string],
): Promise<Wish> {
  const a = anchorOf(await findSubject({ warehouse, config }, first));
  const b = anchorOf(await findSubject({ warehouse, config }, second));
  if (a === b) throw new YektaError('cli.usage', 'Both are the same record.', { remedy: 'Name two records.' });
  return { judgement: { kind, a, b } };
}

export async function confirmWish({ config }: OfflineProject, warehouse: Warehouse, customer: string): Promise<Wish> {
  const { members } = await findSubject({ warehouse, config }, customer);
  if (members.length < 2)
    throw new YektaError('cli.usage', 'The customer has one record only; there is nothing to confirm.', {
      remedy: 'Join it with another one: `yekta decide link`.',
    });
  return { judgement: { kind: 'confirm_cluster', records: members.map(({ id }) => id) } };
}

/** The record that was named; for a customer its first one. */
export function anchorOf({ record, members }: Subject): RecordId {
  return (record ?? members[0]!).id;
}
