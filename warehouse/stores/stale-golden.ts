import { compareRecords } from '../../matching/canonical-order.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { CustomerMembers, MembersBasis, StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import { decisionsOf } from './decisions/field-decisions.ts';
import { createMemberReader, type GoldenInput, GoldenInputs } from './golden-inputs.ts';

/** The work of CustomerStore.staleGolden. */
export function createGoldenReader(
  fingerprint: string,
  { customers, decided, sources }: MembersBasis,
): (part: Uint8Array<ArrayBuffer>) => StaleCustomers {
  const inputs = new GoldenInputs(fingerprint);
  const readMembers = createMemberReader(sources);
  const toCustomer = ({ hash, rows }: GoldenInput): CustomerMembers => {
    const { customer, members } = readMembers(rows);
    members.sort(compareRecords);
    return { customer, inputHash: hash, members, decisions: decisionsOf(members, decided) };
  };
  return ({ buffer, byteOffset, byteLength }) => ({
    customers: mapBatch(inputs.of(Buffer.from(buffer, byteOffset, byteLength)), toCustomer),
    total: customers - inputs.fresh,
  });
}
