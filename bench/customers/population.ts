import { type Random, seededRandom } from '../../examples/atlas/random.ts';

/** Which record is of whom, before anything is written: everything else follows from these numbers and the seed. */
export interface Population {
  readonly people: number;
  /** By household: the number of its first person. */
  readonly firstPeople: Uint32Array;
  /** By record: its household, who it is in it, and which record of that person it is; all from 0. */
  readonly households: Uint32Array;
  readonly members: Uint8Array;
  readonly copies: Uint8Array;
  /** Records in the order in which they are written. */
  readonly order: Uint32Array;
}

/** Shares of households of 1, 2, ... people, and of people with 1, 2, ... records (1.44 on average). */
const HOUSEHOLD_SIZES = [0.45, 0.29, 0.12, 0.1, 0.04];
const RECORDS_PER_PERSON = [0.71, 0.19, 0.07, 0.022, 0.008];

export function createPopulation(seed: string, records: number): Population {
  const random = seededRandom(`${seed}/population`);
  const households = new Uint32Array(records);
  const members = new Uint8Array(records);
  const copies = new Uint8Array(records);
  const firstPeople = new Uint32Array(records);
  let record = 0;
  let people = 0;
  let household = 0;
  for (; record < records; household++) {
    const size = oneOf(HOUSEHOLD_SIZES, random);
    firstPeople[household] = people;
    for (let member = 0; member < size && record < records; member++, people++) {
      const count = Math.min(oneOf(RECORDS_PER_PERSON, random), records - record);
      for (let copy = 0; copy < count; copy++, record++) {
        households[record] = household;
        members[record] = member;
        copies[record] = copy;
      }
    }
  }
  return {
    people,
    firstPeople: firstPeople.subarray(0, household),
    households,
    members,
    copies,
    order: shuffled(records, random),
  };
}

/** 1 for the first share, 2 for the second, ... */
function oneOf(shares: readonly number[], random: Random): number {
  let rest = random.next();
  const index = shares.findIndex((share) => {
    rest -= share;
    return rest < 0;
  });
  return index < 0 ? shares.length : index + 1;
}

function shuffled(length: number, random: Random): Uint32Array {
  const order = new Uint32Array(length).map((_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.int(0, i);
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
