import type { MatchModel } from '../model.ts';
import type { NormalizedFields, NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { explainPair } from './explain-pair.ts';
import type { Rescore } from './what-would-change.ts';

/**
 * Rescores two records with one field changed, by changing the records: a field becomes unknown when neither has a value, and
 * agrees when the one takes over the values of the other. So it holds for any model, however its fields depend on each other.
 */
export function rescorePair(a: NormalizedRecord, b: NormalizedRecord, profile: Profile, model: MatchModel): Rescore {
  return (field, outcome) => {
    if (outcome === 'unknown') return explainPair(without(a, field), without(b, field), profile, model);
    const values = a.fields[field] ?? b.fields[field];
    if (values === undefined) return null;
    const agreeing = (record: NormalizedRecord): NormalizedRecord => ({
      ...record,
      fields: { ...record.fields, [field]: values },
    });
    return explainPair(agreeing(a), agreeing(b), profile, model);
  };
}

function without(record: NormalizedRecord, field: keyof NormalizedFields): NormalizedRecord {
  const { [field]: _, ...fields } = record.fields;
  return { ...record, fields };
}
