import { describe, expect, test } from '@jest/globals';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { createPairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { rowsById } from '../../../matching/table/rows-by-id.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const { records } = generatedCustomers(300);
const model = trainCustomers(records);

describe('a row and an older version of it', () => {
  const fields = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  const changed = records.filter((_, i) => i % 4 === 0);
  const older = changed.map((record, i) => olderVersion(record, fields[i % fields.length]!, records[i * 3 + 1]!));
  const table = tableOf([...records, ...older]);
  const scorer = createPairScorer(table, model);
  const rowOf = rowsById(table);

  test('weigh the same with every other row of which that is said, and that is said of most', () => {
    let said = 0;
    let pairs = 0;
    const wrong: unknown[] = [];
    for (const { id } of changed) {
      for (const other of records) {
        if (other.id === id) continue;
        const [before, after, row] = [rowOf.get(~id)!, rowOf.get(id)!, rowOf.get(other.id)!];
        pairs++;
        if (!scorer.isSame(before, after, row)) continue;
        said++;
        const outcomes = [before, after].map((each) => `${scorer.weigh(each, row)} ${scorer.findings.levels}`);
        if (outcomes[0] !== outcomes[1]) wrong.push(outcomes);
      }
    }
    expect(wrong).toEqual([]);
    expect(said / pairs).toBeGreaterThan(0.5);
    expect(said).toBeLessThan(pairs);
  });
});

/** The record with the values that another one has in a field. */
function olderVersion(record: NormalizedRecord, field: string, { fields }: NormalizedRecord): NormalizedRecord {
  const { [toFieldName(field)]: own, ...rest } = record.fields;
  const values = fields[toFieldName(field)];
  return {
    ...record,
    id: toRecordId(~record.id),
    fields: values === undefined ? rest : { ...rest, [field]: values },
  };
}
