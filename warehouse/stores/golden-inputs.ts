import { type CustomerId, type SourceName, toRecordId } from '../../matching/ids.ts';
import type { NormalizedRecord, PartyKind } from '../../matching/normalized-record.ts';
import { parseFields } from '../codec/parse-fields.ts';
import { type BinaryRow, createRowReader } from '../db/binary-rows.ts';
import { timeOfBits } from '../db/binary-values.ts';
import { digest } from '../digest.ts';

/** What a golden record is made from, as it is stored. */
export interface GoldenInput {
  /** Digest of what survivorship sees: the members' normalized contents, the times they were first seen, what people decided, and the rules. */
  readonly hash: string;
  /** Of the members, for `createMemberReader`: decoded as they are needed, so that what is made of them is not kept meanwhile. */
  readonly rows: Buffer;
}

/** Columns of the rows, in this order. */
export const CUSTOMER = 0;
const RECORD = 1;
const CONTENT = 2;
const SEEN = 3;
const DECIDED = 4;
const MADE_FROM = 5;
const SOURCE = 6;
const KEY = 7;
const KIND = 8;
const UPDATED = 9;
const FIELDS = 10;

/** Finds the inputs of customers whose golden record was made from another one, in rows of members that come by customer and record (see `staleMembers`). */
export class GoldenInputs {
  /** Customers whose golden record was made from this very input. */
  fresh = 0;
  private readonly digested: Digested;
  private readonly read: (chunk: Buffer) => void;
  private inputs: GoldenInput[] = [];
  private part: Buffer = Buffer.alloc(0);
  private customer: string | null = null;
  /** Where its rows begin. */
  private start = 0;
  private madeFrom: string | null = null;

  constructor(rules: string) {
    this.digested = new Digested(Buffer.from(digest(rules), 'hex'));
    this.read = createRowReader(this.add, true);
  }

  /** @param part rows of whole customers */
  of(part: Buffer): readonly GoldenInput[] {
    this.part = part;
    this.inputs = [];
    this.read(part);
    this.endCustomer(part.length);
    return this.inputs;
  }

  private readonly add = (row: BinaryRow): void => {
    const customer = row.text(CUSTOMER);
    if (customer !== this.customer) {
      const start = row.whole().byteOffset - this.part.byteOffset;
      this.endCustomer(start);
      this.customer = customer;
      this.start = start;
      const madeFrom = row.bytes(MADE_FROM);
      this.madeFrom = madeFrom === null ? null : Buffer.from(madeFrom).toString('hex');
    }
    this.digested.addInteger(row.int(RECORD));
    this.digested.addBytes(row.bytes(CONTENT)!);
    this.digested.addInteger(row.int(SEEN));
    this.digested.addInteger(row.int(SEEN, 4));
    const decided = row.bytes(DECIDED);
    if (decided !== null) this.digested.addBytes(decided);
  };

  private endCustomer(end: number): void {
    if (this.customer === null) return;
    const hash = this.digested.take();
    if (hash === this.madeFrom) this.fresh++;
    else this.inputs.push({ hash, rows: this.part.subarray(this.start, end) });
    this.customer = null;
  }
}

/** Reads the members of one customer from its rows. */
export function createMemberReader(
  sources: ReadonlyMap<number, SourceName>,
): (rows: Buffer) => { readonly customer: CustomerId; readonly members: NormalizedRecord[] } {
  let customer = '' as CustomerId;
  let members: NormalizedRecord[] = [];
  /** Records that came together share their times: the last one is kept. */
  let seen = { upper: 0, lower: 0, at: timeOfBits(0, 0) };
  const read = createRowReader((row) => {
    const [upper, lower] = [row.int(SEEN), row.int(SEEN, 4)];
    if (upper !== seen.upper || lower !== seen.lower) seen = { upper, lower, at: timeOfBits(upper, lower) };
    if (members.length === 0) customer = row.text(CUSTOMER) as CustomerId;
    members.push({
      id: toRecordId(row.int(RECORD)),
      source: sources.get(row.int(SOURCE))!,
      key: row.text(KEY)!,
      kind: row.text(KIND) as PartyKind | null,
      fields: parseFields(row.text(FIELDS)!),
      updatedAt: row.text(UPDATED),
      firstSeenAt: seen.at,
    });
  }, true);
  return (rows) => {
    members = [];
    read(rows);
    return { customer, members };
  };
}

/** Bytes to be digested, after a prefix that is always the same. */
class Digested {
  private bytes = Buffer.allocUnsafe(1 << 10);
  private readonly prefix: number;
  private at: number;

  constructor(prefix: Uint8Array) {
    this.bytes.set(prefix);
    this.prefix = prefix.length;
    this.at = this.prefix;
  }

  addInteger(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  addBytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** The digest; begins anew. */
  take(): string {
    const hash = digest(this.bytes.subarray(0, this.at));
    this.at = this.prefix;
    return hash;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}
