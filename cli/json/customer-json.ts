import type { OfferedValue } from '../../matching/golden-record.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';

/** The public JSON form of a customer; records are named by source and key. */
export function customerJson(customer: PublishedCustomer, options: { readonly provenance: boolean }): object {
  const { id, golden, members } = customer;
  const refs = new Map(members.map((member) => [member.id, `${member.source}:${member.key}`]));
  return {
    customer_id: id,
    kind: golden.kind,
    fields: golden.fields,
    records: members.map(({ source, key }) => ({ source, key })),
    ...(options.provenance ? { provenance: provenanceJson(customer, refs) } : {}),
  };
}

function provenanceJson({ golden }: PublishedCustomer, refs: ReadonlyMap<RecordId, string>): object {
  const named = <T extends OfferedValue>({ record, ...offer }: T) => ({ ...offer, record: refs.get(record) ?? null });
  return Object.fromEntries(
    Object.entries(golden.provenance).map(([field, provenance]) => [
      field,
      {
        rule: provenance!.rule,
        winners: provenance!.winners.map(named),
        losers: provenance!.losers.map(named),
      },
    ]),
  );
}
