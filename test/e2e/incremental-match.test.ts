import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import { type Random, seededRandom } from '../../examples/atlas/random.ts';
import type { Judgement } from '../../matching/decision.ts';
import { toFieldName, toSourceName } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { Counts, ProjectStep, StepName } from '../../pipeline/ports/run-store.ts';
import { projectSteps, sourceSteps } from '../../pipeline/ports/run-store.ts';
import type { SourceReader } from '../../pipeline/ports/source-reader.ts';
import { runStep } from '../../pipeline/run-step.ts';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { loadText } from '../config/load-text.ts';
import { blankAgain } from '../support/blank-again.ts';
import { type CustomerRow, contextOf, snapshotReader } from '../support/pipeline-context.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const SOURCES = ['accounting', 'sales'] as const;
const RECORDS = 48;
/** Of the first records two after the other are decided on; these always stay. */
const STAYING = 12;
/** The last step of a run that breaks off. */
const BROKEN_AFTER: readonly StepName[] = ['normalize', 'match', 'resolve', 'merge'];
const warehouses = useWarehouses();
const mapping =
  'updated_at: { column: changed, calendar: gregorian }, fields: { full_name: name, phone: phone, email: email, city: city }';
const config = await loadText(`version: 1
project: tests
limits: { deletions: 1 }
matching: { thresholds: { link: 0.9, review: 0.2 }, limits: { block_size: 4, cluster_size: 5 } }
sources:
${SOURCES.map((name) => `  ${name}: { connector: csv, location: x.csv, key: [id], ${mapping} }`).join('\n')}
`);

interface Row extends CustomerRow {
  readonly email: string;
  readonly city: string;
  /** A day: which of two values counts does not depend on when Yekta first saw them. */
  readonly changed: string;
}

/** Rows by place; of even places in one source, of odd ones in the other. */
type Rows = ReadonlyMap<number, Row>;
/** A decision about records by their places, or about a value. */
type Decision =
  | { readonly kind: 'must_link' | 'cannot_link'; readonly a: number; readonly b: number }
  | { readonly kind: 'generic_value'; readonly phone: string };

describe('changes', () => {
  test('come to what everything together does, and once, whatever changes and wherever runs break off', async () => {
    let alone = 0;
    const [lived, loaded] = [await blankWarehouse(), await blankWarehouse()];
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const random = seededRandom(`company ${seed}`);
        const company = { rows: firstRows(random), decisions: [] as readonly Decision[] };
        const project = open(await lived());
        await project.sync(company);
        const model = (await project.context.warehouse.matches.model(matchingFingerprint(config)))!.model;
        for (let batch = 1; batch <= 3; batch++) {
          if (random.chance(0.6)) {
            const before = company.rows;
            company.rows = changedRows(random, before, 2 * batch - 1);
            await project.sync(company, random.pick(BROKEN_AFTER));
            company.rows = halfTakenBack(random, before, company.rows);
          }
          company.rows = changedRows(random, company.rows, 2 * batch);
          if (random.chance(0.7)) company.decisions = [...company.decisions, ...newDecision(random, company.decisions)];
          const counts = await project.sync(company);
          if (counts?.changed !== undefined) alone++;
          const known = await dumpOf(project.warehouse);
          expect(await project.sync(company)).toBeNull();
          expect(await dumpOf(project.warehouse)).toEqual(known);
          expect(await dumpOfLoaded(await loaded(), company, model)).toEqual(known);
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
    expect(alone).toBeGreaterThan(2);
  });
});

interface Company {
  readonly rows: Rows;
  readonly decisions: readonly Decision[];
}

/** A warehouse that is blank whenever it is asked for. */
async function blankWarehouse(): Promise<() => Promise<OpenWarehouse>> {
  const warehouse = await warehouses.fresh();
  const blank = await blankAgain(warehouse);
  return async () => {
    await blank();
    return warehouse;
  };
}

async function dumpOfLoaded(warehouse: OpenWarehouse, company: Company, model: MatchModel): Promise<readonly string[]> {
  const fresh = open(warehouse);
  await fresh.context.warehouse.matches.saveModel(matchingFingerprint(config), model);
  // Decisions are about records that are there.
  if (company.decisions.length > 0) await fresh.sync({ ...company, decisions: [] });
  await fresh.sync(company);
  return dumpOf(fresh.warehouse);
}

/** Everything that the digest is made of, but for records that are gone. */
async function dumpOf(warehouse: OpenWarehouse): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of canonicalDump(warehouse)) {
    const [section, , isDeleted] = JSON.parse(line) as readonly unknown[];
    if (section !== 'record' || isDeleted === false) lines.push(line);
  }
  return lines;
}

/** A project that reads its rows from memory. */
function open(warehouse: OpenWarehouse) {
  let rows: Rows = new Map();
  const readerOf = (parity: number): SourceReader => ({
    ...snapshotReader([]),
    read: (cursor, signal) => {
      const own = [...rows].filter(([place]) => place % 2 === parity).map(([, row]) => row);
      return snapshotReader(own).read(cursor, signal);
    },
  });
  const readers = Object.fromEntries(SOURCES.map((name, parity) => [name, readerOf(parity)]));
  const context = contextOf(config, warehouse, readers);
  let taken = 0;
  return {
    context,
    warehouse,
    /** Takes the decisions that are new, does the steps up to `last`, and tells what the match step did; null when it had nothing to do. */
    sync: async (company: Company, last: StepName = 'publish'): Promise<Counts | null> => {
      ({ rows } = company);
      for (const decision of company.decisions.slice(taken)) await take(warehouse, decision);
      taken = company.decisions.length;
      return run(context, last);
    },
  };
}

async function run(context: PipelineContext, last: StepName): Promise<Counts | null> {
  const { runs } = context.warehouse;
  const id = await runs.begin();
  for (const source of SOURCES)
    for (const step of sourceSteps) await runStep(context, { run: id, step, source: toSourceName(source) }, true);
  for (const step of projectSteps.slice(0, projectSteps.indexOf(last as ProjectStep) + 1))
    await runStep(context, { run: id, step, source: null }, true);
  const report = (await runs.report(id))!;
  expect(report.status).toBe(last === 'publish' ? 'succeeded' : 'running');
  const match = report.steps.find(({ step }) => step === 'match');
  return match === undefined || match.status === 'skipped' ? null : match.counts;
}

async function take({ decisions }: OpenWarehouse, decision: Decision): Promise<void> {
  const judgement: Judgement = await judgementOf(decisions, decision);
  const draft = { judgement, author: 'sara', reason: '', origin: 'cli', decidedAt: null, expiresAt: null } as const;
  await decisions.take([{ ...draft, supersedes: [] }], null);
}

async function judgementOf(decisions: OpenWarehouse['decisions'], decision: Decision): Promise<Judgement> {
  if (decision.kind === 'generic_value')
    return { kind: 'generic_value', field: toFieldName('phone'), key: `+98${decision.phone.slice(1)}` };
  const refs = [decision.a, decision.b].map((place) => ({
    source: toSourceName(SOURCES[place % 2]!),
    key: keyOf(place),
    stream: null,
  }));
  const [a, b] = await decisions.find(refs);
  return { kind: decision.kind, a: a!, b: b! };
}

const keyOf = (place: number): string => `k${(place * 7) % RECORDS}`;

function firstRows(random: Random): Rows {
  return new Map(Array.from({ length: RECORDS - 8 }, (_, place) => [place, rowOf(random, place, 0)]));
}

/** Some rows go, some come back, some say something else; not so many that everything is matched. */
function changedRows(random: Random, rows: Rows, batch: number): Rows {
  const changed = new Map(rows);
  for (let change = random.int(0, 5); change > 0; change--) {
    const place = random.int(0, RECORDS - 1);
    if (place >= STAYING && random.chance(0.3)) changed.delete(place);
    else changed.set(place, rowOf(random, place, batch));
  }
  return changed;
}

/** Some records that came leave again, and some that went are back as they were. */
function halfTakenBack(random: Random, before: Rows, after: Rows): Rows {
  const rows = new Map(after);
  for (const [place, row] of before) if (!after.has(place) && random.chance(0.5)) rows.set(place, row);
  for (const place of after.keys()) if (!before.has(place) && random.chance(0.5)) rows.delete(place);
  return rows;
}

/** One of a few persons, who are called and reached in more than one way. */
function rowOf(random: Random, place: number, batch: number): Row {
  const person = random.int(0, 15);
  const given = ['مریم', 'علی', 'سارا', 'رضا'][person % 4]!;
  const family = ['رضایی', 'اکبری', 'مرادی'][person % 3]!;
  return {
    id: keyOf(place),
    name: random.pick([`${given} ${family}`, `${given} ${family}`, `${given.at(0)} ${family}`, family]),
    phone: random.chance(0.2) ? '' : phoneOf(random.chance(0.1) ? person + 1 : person),
    email: random.chance(0.5) ? '' : `person.${person}@gmail.com`,
    city: ['تهران', 'اصفهان', 'شیراز'][person % 5] ?? '',
    changed: `2024-0${batch + 1}-${random.int(10, 28)}`,
  };
}

const phoneOf = (person: number): string => `0912345${String(6700 + person * 13)}`;

function newDecision(random: Random, made: readonly Decision[]): readonly Decision[] {
  if (random.chance(0.3)) {
    const phone = phoneOf(random.int(0, 15));
    return made.some((each) => each.kind === 'generic_value' && each.phone === phone)
      ? []
      : [{ kind: 'generic_value', phone }];
  }
  const a = 2 * made.filter(({ kind }) => kind !== 'generic_value').length;
  return a + 1 < STAYING ? [{ kind: random.pick(['must_link', 'cannot_link']), a, b: a + 1 }] : [];
}
