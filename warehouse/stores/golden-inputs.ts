import { type CustomerId, type RecordId, type SourceName, toRecordId } from '../../matching/ids.ts';
import type { BinaryRow } from '../db/binary-rows.ts';
import { timeOfBits } from '../db/binary-values.ts';
import { digest } from '../digest.ts';

/** What a golden record is made from, as it is stored. */
export interface GoldenInput {
  readonly customer: CustomerId;
  /** Digest of what survivorship sees: the members' normalized contents, the times they were first seen, what people decided, and the rules. */
  readonly hash: string;
  readonly members: readonly StoredMember[];
}

export interface StoredMember {
  readonly id: RecordId;
  readonly source: SourceName;
  readonly key: string;
  readonly kind: string | null;
  /** JSON text. */
  readonly fields: string;
  readonly updatedAt: string | null;
  readonly seenAt: string;
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

/** Gathers the inputs of customers whose golden record was made from another one, from rows of members that come by customer and record (see `staleMembers`). */
export class GoldenInputs {
  /** Customers whose golden record was made from this very input. */
  fresh = 0;
  private readonly sources: ReadonlyMap<number, SourceName>;
  private readonly digested: Digested;
  private inputs: GoldenInput[] = [];
  private customer: string | null = null;
  private madeFrom: string | null = null;
  private members: StoredMember[] = [];
  private seen = { upper: 0, lower: 0, at: timeOfBits(0, 0) };

  constructor(rules: string, sources: ReadonlyMap<number, SourceName>) {
    this.digested = new Digested(Buffer.from(digest(rules), 'hex'));
    this.sources = sources;
  }

  readonly add = (row: BinaryRow): void => {
    const customer = row.text(CUSTOMER);
    if (customer !== this.customer) {
      this.endCustomer();
      this.customer = customer;
      const madeFrom = row.bytes(MADE_FROM);
      this.madeFrom = madeFrom === null ? null : Buffer.from(madeFrom).toString('hex');
    }
    this.digested.addInteger(row.int(RECORD));
    this.digested.addBytes(row.bytes(CONTENT)!);
    this.digested.addInteger(row.int(SEEN));
    this.digested.addInteger(row.int(SEEN, 4));
    const decided = row.bytes(DECIDED);
    if (decided !== null) this.digested.addBytes(decided);
    this.members.push({
      id: toRecordId(row.int(RECORD)),
      source: this.sources.get(row.int(SOURCE))!,
      key: row.text(KEY)!,
      kind: row.text(KIND),
      fields: row.text(FIELDS)!,
      updatedAt: row.text(UPDATED),
      seenAt: this.seenAt(row.int(SEEN), row.int(SEEN, 4)),
    });
  };

  /** Hands over the inputs; to be called behind the last row of a customer. */
  take(): readonly GoldenInput[] {
    this.endCustomer();
    const { inputs } = this;
    this.inputs = [];
    return inputs;
  }

  private endCustomer(): void {
    if (this.customer === null) return;
    const hash = this.digested.take();
    if (hash === this.madeFrom) this.fresh++;
    else this.inputs.push({ customer: this.customer as CustomerId, hash, members: this.members });
    this.customer = null;
    this.members = [];
  }

  /** Records that came together share their times: the last one is kept. */
  private seenAt(upper: number, lower: number): string {
    if (upper !== this.seen.upper || lower !== this.seen.lower)
      this.seen = { upper, lower, at: timeOfBits(upper, lower) };
    return this.seen.at;
  }
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
