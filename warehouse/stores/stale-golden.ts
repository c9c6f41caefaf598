import { compareRecords } from '../../matching/canonical-order.ts';
import type { NormalizedRecord, PartyKind } from '../../matching/normalized-record.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { CustomerMembers, MembersBasis, StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import { parseFields } from '../codec/parse-fields.ts';
import { createRowReader } from '../db/binary-rows.ts';
import { type DecisionsByRecord, decisionsOf } from './decisions/field-decisions.ts';
import { type GoldenInput, GoldenInputs, type StoredMember } from './golden-inputs.ts';

/** The work of CustomerStore.staleGolden. */
export function createGoldenReader(
  fingerprint: string,
  { customers, decided, sources }: MembersBasis,
): (part: Uint8Array<ArrayBuffer>) => StaleCustomers {
  const inputs = new GoldenInputs(fingerprint, sources);
  const read = createRowReader(inputs.add, true);
  return ({ buffer, byteOffset, byteLength }) => {
    read(Buffer.from(buffer, byteOffset, byteLength));
    return {
      customers: mapBatch(inputs.take(), (input) => toCustomer(input, decided)),
      total: customers - inputs.fresh,
    };
  };
}

function toCustomer({ customer, hash, members: stored }: GoldenInput, decided: DecisionsByRecord): CustomerMembers {
  const found = stored.map(toRecord);
  return {
    customer,
    inputHash: hash,
    members: found.sort(compareRecords),
    decisions: decisionsOf(found, decided),
  };
}

function toRecord({ id, source, key, kind, fields, updatedAt, seenAt }: StoredMember): NormalizedRecord {
  return {
    id,
    source,
    key,
    kind: kind as PartyKind | null,
    fields: parseFields(fields),
    updatedAt,
    firstSeenAt: seenAt,
  };
}
