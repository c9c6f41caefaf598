import type { CustomerId, RecordId } from '../../matching/ids.ts';
import { describeChoice } from '../../matching/survivorship/describe-choice.ts';
import type { SampledFieldChange } from '../../pipeline/preview/field-tally.ts';
import type { Holding, Move } from '../../pipeline/preview/moves.ts';
import { isEmptyPreview, type Preview } from '../../pipeline/preview/preview-result.ts';
import type { QuestionChange } from '../../pipeline/preview/question-changes.ts';
import type { Sampled } from '../../pipeline/preview/sampled.ts';
import { allNamesOf, type ShownPreview } from './shown-preview.ts';

/** What `yekta preview --json` prints. */
export function previewJson({ preview, showValues }: ShownPreview): object {
  const { model, customers, records, renormalized, identities, moves, changed, fields, questions } = preview;
  const names = (ids: readonly RecordId[]): readonly string[] => allNamesOf(ids, preview);
  const holding = ({ customer, records: held }: Holding): object => ({
    ...customerJson(customer),
    ...(showValues ? { title: preview.titleOf(customer) } : {}),
    records: names(held),
  });
  const move = ({ before, after }: Move): object => ({ before: before.map(holding), after: after.map(holding) });
  const question = ({ records: asked, customer, field }: QuestionChange): object => ({
    records: names(asked),
    ...(customer === null ? { customer_id: null, new: null } : customerJson(customer)),
    field,
  });
  return {
    empty: isEmptyPreview(preview),
    model,
    customers,
    records,
    renormalized: renormalized.map(({ source, records: count, missingColumns }) => ({
      source,
      records: count,
      missing_columns: missingColumns,
    })),
    identities,
    moves: sampled(moves, move),
    customers_changed: changed,
    kinds_changed: preview.kindsChanged,
    fields: fields.map(({ field, count, gained, lost, causes, samples }) => ({
      field,
      customers: count,
      gained,
      lost,
      causes,
      samples: samples.map((sample) => fieldSample(sample, preview, showValues)),
    })),
    conflicts: { opened: sampled(questions.opened, question), closed: sampled(questions.closed, question) },
  };
}

function fieldSample(
  { customer, before, after, cause, rule, records }: SampledFieldChange,
  preview: Preview,
  showValues: boolean,
): object {
  return {
    customer_id: customer,
    ...(showValues ? { before, after } : {}),
    cause,
    rule,
    why: rule === null ? null : describeChoice(rule, 'en'),
    records: allNamesOf(records, preview),
  };
}

/** Ids of new customers are issued when they are published; until then a number tells them apart. */
function customerJson(customer: CustomerId): object {
  const number = /^new-0*(\d+)$/.exec(customer)?.[1];
  return number === undefined ? { customer_id: customer, new: null } : { customer_id: null, new: Number(number) };
}

function sampled<Name extends string, T>(kinds: Readonly<Record<Name, Sampled<T>>>, toJson: (item: T) => object) {
  return Object.fromEntries(
    Object.entries<Sampled<T>>(kinds).map(([kind, { count, samples }]) => [
      kind,
      { count, samples: samples.map(toJson) },
    ]),
  );
}
