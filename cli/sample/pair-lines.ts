import type { FieldValue } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { textTable } from '../output/text-table.ts';
import type { SampledPair, SampledRecord } from './sampled-pair.ts';

/** Both records side by side, a line per field that one of them has at least. */
export function pairLines({ a, b }: SampledPair, profile: Profile): readonly string[] {
  const rows = profile.fields
    .filter(({ name }) => a.fields[name] !== undefined || b.fields[name] !== undefined)
    .map(({ name, label }) => [label.en, shown(a.fields[name]), shown(b.fields[name])]);
  return textTable([{ title: '' }, { title: nameOf(a) }, { title: nameOf(b) }], rows);
}

function nameOf({ source, key }: SampledRecord): string {
  return `${source}:${key}`;
}

/** The cleaned values; what could not be read, as it was written. */
function shown(values: readonly FieldValue[] | undefined): string {
  return (values ?? []).map(({ value, raw }) => value || raw).join(' | ');
}
