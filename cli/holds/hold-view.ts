import { fieldInSentence } from '../../matching/explain/field-labels.ts';
import type { Language } from '../../matching/explain/language.ts';
import type { FieldName } from '../../matching/ids.ts';
import { toRecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import { formatRef } from '../../pipeline/decide/decision-table.ts';
import type { StoredHold } from '../../pipeline/ports/hold-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { quotedValue } from '../why/why-words.ts';
import { holdWords } from './hold-words.ts';

/** A hold with the names of its records. */
export interface HoldView {
  readonly hold: StoredHold;
  readonly records: readonly string[];
  /** What is to blame, as scripts read it: a file, a field, a record, `rules` or `model`, a source, a kind of change. */
  readonly subject: string;
}

export async function holdViews(
  { decisions }: Pick<Warehouse, 'decisions'>,
  holds: readonly StoredHold[],
): Promise<readonly HoldView[]> {
  const clusters = holds.flatMap(({ scope, subject }) => (scope === 'cluster' ? [toRecordId(Number(subject))] : []));
  const refs = await decisions.refsOf([...clusters, ...holds.flatMap(({ records }) => records)]);
  const nameOf = (record: number): string => formatRef(refs.get(toRecordId(record))!);
  return holds.map((hold) => ({
    hold,
    records: hold.records.map(nameOf),
    subject: hold.scope === 'cluster' ? nameOf(Number(hold.subject)) : fieldOf(hold),
  }));
}

/** A value is named by its field; the value itself stands beside it. */
const fieldOf = ({ scope, subject }: StoredHold): string => (scope === 'value' ? subject.split(' ')[0]! : subject);

/** What is to blame, for people. */
export function blamedName({ hold, subject }: HoldView, profile: Profile, language: Language): string {
  const field = (): string => fieldInSentence(profile, subject as FieldName, language);
  switch (hold.scope) {
    case 'file':
      return holdWords.file(subject)[language];
    case 'source':
      return holdWords.source(subject)[language];
    case 'cause':
      return holdWords[subject === 'model' ? 'model' : 'rules'][language];
    case 'value':
      return holdWords.value(field(), hold.value === null ? '…' : quotedValue(hold.value.value))[language];
    case 'rule':
      return holdWords.rule(field())[language];
    case 'cluster':
      return holdWords.cluster(subject)[language];
    case 'kind':
      return holdWords.kind[language];
    default:
      return hold.scope satisfies never;
  }
}
