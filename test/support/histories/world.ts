import type { RawRecord, SourceReader } from '../../../pipeline/ports/source-reader.ts';
import { tellParties } from '../company/parties.ts';
import type { Ref, Row, Source } from './history-step.ts';

/** A state of a record, or its deletion at a time. */
export type Fact = { readonly key: string } & ({ readonly row: Row } | { readonly deletedAt: number });

/** The sources of a project as they are now, whatever was read of them. */
export interface World {
  /** A list: each read gives all of it. */
  readonly crm: Map<string, Row>;
  /** Changes in the order in which they are told. */
  readonly tickets: Fact[];
  /** How many of the changes a read may see. */
  told: number;
}

export const emptyWorld = (): World => ({ crm: new Map(), tickets: [], told: 0 });

/** A world whose list names many people to whom nothing happens: what changes is a small part then, and only that is matched. */
export function worldWithPeople(count: number): World {
  const world = emptyWorld();
  for (const [index, line] of tellParties(count).entries()) {
    const [key, name, mobile, nationalId, city] = line.split(',') as [string, string, string, string, string];
    world.crm.set(key, { name, mobile, nationalId, city, tick: index });
  }
  return world;
}

/** Lets reads see a share of the changes that they have not seen. */
export function tell(world: World, share: number): readonly Fact[] {
  const from = world.told;
  world.told += Math.ceil(share * (world.tickets.length - from));
  return world.tickets.slice(from, world.told);
}

export const tickOf = (fact: Fact): number => ('row' in fact ? fact.row.tick : fact.deletedAt);

/** Rows that one key has had, by their time: a source never says two things about one record and time. */
export function createClock() {
  const said = new Map<string, string>();
  return (ref: Ref, tick: number, content: string): boolean => {
    const name = `${ref.source}:${ref.key}:${tick}`;
    if (said.get(name) !== undefined && said.get(name) !== content) return false;
    said.set(name, content);
    return true;
  };
}

/** Reads what a world says at the time of the read. */
export function readerOf(world: World, source: Source): SourceReader {
  return source === 'crm'
    ? readerFrom('snapshot', () => [...world.crm].map(([key, row]) => ({ key, row })))
    : readerFrom('changes', () => world.tickets.slice(0, world.told));
}

function readerFrom(mode: SourceReader['mode'], facts: () => readonly Fact[]): SourceReader {
  return {
    mode,
    async *read(cursor) {
      const all = facts();
      const news = all.slice(Number(cursor?.at ?? 0));
      yield {
        records: news.map(toRecord),
        rejects: [],
        files: [{ file: 'facts', rowsRead: news.length, notes: [] }],
        cursor: mode === 'changes' ? { at: all.length } : null,
        progress: { done: 1, total: 1 },
      };
    },
    probe: async () => [],
  };
}

function toRecord(fact: Fact, index: number): RawRecord {
  const at = new Date(Date.UTC(2024, 0, 1, 0, tickOf(fact))).toISOString();
  const { name = '', mobile = '', nationalId = '', city = '' } = 'row' in fact ? fact.row : {};
  return {
    stream: 'rows',
    values: { id: fact.key, name, mobile, national_id: nationalId, city, changed: at },
    deleted: !('row' in fact),
    order: at,
    place: { file: 'facts', row: index + 1 },
  };
}
