import type { KnownRows, RowState } from './record-slots.ts';

/** A row that was passed over, although another row has the same key: it counts as one of the rows between which `stage` decides. */
export interface StandIn {
  readonly seq: number;
  readonly record: number;
  readonly file: number;
  readonly row: number;
}

/** Passes over the rows of an extract that say nothing new. */
export interface RowFilter {
  /** True when the row, about the record in the slot, is to be staged. `nextSeq` numbers the stand-in, if one is needed. */
  readonly take: (slot: number, said: RowState, file: number, row: number, nextSeq: () => number) => boolean;
  /** Passes over a row that is what the record in the slot is made of. */
  readonly pass: (slot: number, file: number, row: number, nextSeq: () => number) => void;
  readonly standIns: readonly StandIn[];
  /** Rows of a file that were passed over, but for those that have a stand-in. */
  readonly passedOver: (file: number) => number;
  /** Live records that no row of the extract was about. */
  readonly absent: () => Iterable<number>;
}

export function rowFilter(known: KnownRows): RowFilter {
  const states = new Uint8Array(known.size);
  const files = new Int32Array(known.size);
  const rows = new Int32Array(known.size);
  const passed: number[] = [];
  const standIns: StandIn[] = [];
  const count = (file: number, step: number): void => {
    passed[file] = (passed[file] ?? 0) + step;
  };
  const pass: RowFilter['pass'] = (slot, file, row, nextSeq) => {
    if (states[slot] === STAGED) {
      standIns.push({ seq: nextSeq(), record: known.idOf(slot), file, row });
      return;
    }
    count(file, 1);
    if (states[slot] === PASSED) return;
    states[slot] = PASSED;
    files[slot] = file;
    rows[slot] = row;
  };
  return {
    pass,
    take: (slot, said, file, row, nextSeq) => {
      if (slot === -1) return true;
      if (known.isCurrent(slot, said)) {
        pass(slot, file, row, nextSeq);
        return false;
      }
      if (states[slot] === PASSED) {
        standIns.push({ seq: nextSeq(), record: known.idOf(slot), file: files[slot]!, row: rows[slot]! });
        count(files[slot]!, -1);
      }
      states[slot] = STAGED;
      return true;
    },
    standIns,
    passedOver: (file) => passed[file] ?? 0,
    *absent() {
      for (let slot = 0; slot < known.size; slot += 1)
        if (states[slot] === UNSEEN && known.isLive(slot)) yield known.idOf(slot);
    },
  };
}

const UNSEEN = 0;
const PASSED = 1;
const STAGED = 2;
