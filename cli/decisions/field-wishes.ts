import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Judgement } from '../../matching/decision.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { ProfileField } from '../../matching/profile.ts';
import { identityOf } from '../../matching/survivorship/candidate.ts';
import type { DecidedValue } from '../../matching/survivorship/decisions.ts';
import { offeredIdentities } from '../../matching/survivorship/offers.ts';
import { decidedValues, fieldNamed, genericKey } from '../../pipeline/decide/decided-values.ts';
import { endOfDay } from '../../pipeline/decide/end-of-day.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { findSubject, type Subject } from '../explain/subjects.ts';
import type { OfflineProject } from '../project.ts';
import { anchorOf } from './link-wishes.ts';
import type { Wish } from './take-decision.ts';

/** A field of a customer, as a person names them. */
export interface AskedField {
  readonly customer: string;
  readonly field: string;
}

export async function pinWish(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  asked: AskedField & { readonly values: readonly string[]; readonly until: string | undefined },
): Promise<Wish> {
  const field = fieldNamed(profile, asked.field);
  const values = decidedValues(field, asked.values, config);
  const expiresAt = asked.until === undefined ? null : endOfDay(asked.until, config.timeZone);
  if (asked.until !== undefined && expiresAt === null)
    throw new YektaError('cli.usage', '--until is no day.', { remedy: 'Give one such as 2027-03-20 or 1405/12/29.' });
  const subject = await findSubject({ warehouse, config }, asked.customer);
  const known = offeredIdentities(subject.members, field.name);
  return {
    judgement: { kind: 'pin', record: witness(subject, field, values), field: field.name, values, known },
    expiresAt,
  };
}

/** @throws YektaError `decision.not_found` when nothing pins the field */
export async function unpinWish(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  asked: AskedField,
): Promise<Wish> {
  const { name } = fieldNamed(profile, asked.field);
  const subject = await findSubject({ warehouse, config }, asked.customer);
  const judgement: Judgement = { kind: 'unpin', record: anchorOf(subject), field: name };
  const [standing] = await warehouse.decisions.standing([judgement]);
  if (standing!.replaced.length > 0) return { judgement };
  throw new YektaError('decision.not_found', 'No decision in force pins this field of the customer.', {
    remedy: '`yekta why` tells how it came to its value.',
  });
}

export async function rejectWish(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  asked: AskedField & { readonly value: string },
): Promise<Wish> {
  const field = fieldNamed(profile, asked.field);
  const [value] = decidedValues({ ...field, list: false }, [asked.value], config);
  if (value === undefined)
    throw new YektaError('decision.invalid_value', 'There is no value to reject.', { remedy: 'Name it.' });
  const subject = await findSubject({ warehouse, config }, asked.customer);
  const record = witness(subject, field, [value]);
  return { judgement: { kind: 'reject_value', record, field: field.name, value } };
}

export function genericWish({ config, profile }: OfflineProject, name: string, text: string): Wish {
  const field = fieldNamed(profile, name);
  return { judgement: { kind: 'generic_value', field: field.name, key: genericKey(field, text, profile, config) } };
}

/** The record that was named, else the first one that says one of the values, which the decision then goes with; else the first. */
function witness(subject: Subject, { name }: ProfileField, values: readonly DecidedValue[]): RecordId {
  const identities = values.map(identityOf);
  const said = subject.members.find(({ fields }) =>
    fields[name]?.some((value) => identities.includes(identityOf(value))),
  );
  return subject.record?.id ?? said?.id ?? anchorOf(subject);
}
