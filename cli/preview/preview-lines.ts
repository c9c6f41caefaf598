import { labelOf } from '../../matching/explain/field-labels.ts';
import { describeChoice } from '../../matching/survivorship/describe-choice.ts';
import type { FieldTally, SampledFieldChange } from '../../pipeline/preview/field-tally.ts';
import { type ChangeCause, changeCauses } from '../../pipeline/preview/golden-changes.ts';
import { type Holding, type Move, moveKinds } from '../../pipeline/preview/moves.ts';
import { isEmptyPreview } from '../../pipeline/preview/preview-result.ts';
import { type QuestionChange, questionKinds } from '../../pipeline/preview/question-changes.ts';
import { countOf, formatCount } from '../output/numbers.ts';
import { type TableColumn, textTable } from '../output/text-table.ts';
import { causeWords, identityWords, modelWords, moveWords, questionWords } from './preview-words.ts';
import { customerLabel, namesOf, type ShownPreview, valueText } from './shown-preview.ts';

/** What `yekta preview` prints. */
export function previewLines(shown: ShownPreview): readonly string[] {
  if (shown.preview.records.after + shown.preview.records.before === 0)
    return ['There are no records in the warehouse yet; the first sync reads them.'];
  if (isEmptyPreview(shown.preview)) return ['Nothing would change.', ...basisLines(shown)];
  return [
    ...totalLines(shown),
    ...basisLines(shown),
    ...moveKinds.flatMap((kind) => moveLines(shown, kind)),
    ...fieldLines(shown),
    ...questionLines(shown),
    '',
    'Nothing was written; a sync with this configuration publishes this, and what the sources say by then.',
  ];
}

function totalLines({
  preview: { customers, records, identities, changed, kindsChanged },
}: ShownPreview): readonly string[] {
  const happens = Object.entries(identities).flatMap(([change, count]) =>
    count === 0 ? [] : [`${formatCount(count)} ${identityWords[change as keyof typeof identities].en}`],
  );
  return [
    `Customers: ${formatCount(customers.before)} now, ${formatCount(customers.after)} then; records: ${formatCount(records.before)} now, ${formatCount(records.after)} then`,
    ...(happens.length === 0 ? [] : [`Customer ids: ${happens.join(', ')}`]),
    `Customers that stay and change: ${formatCount(changed)}`,
    ...(kindsChanged === 0
      ? []
      : [`Persons that become organisations, or the other way round: ${formatCount(kindsChanged)}`]),
  ];
}

function basisLines({ preview: { model, renormalized } }: ShownPreview): readonly string[] {
  return [
    `Model: ${modelWords[model].en}`,
    ...renormalized.map(({ source, records }) => `Read differently: ${countOf(records, 'record')} of ${source}`),
    ...renormalized
      .filter(({ missingColumns }) => missingColumns.length > 0)
      .map(
        ({ source, missingColumns }) =>
          `No record of ${source} has the ${missingColumns.length === 1 ? 'column' : 'columns'} ${missingColumns.map((column) => `"${column}"`).join(', ')}: a sync would not read it.`,
      ),
  ];
}

function moveLines(shown: ShownPreview, kind: (typeof moveKinds)[number]): readonly string[] {
  const { count, samples } = shown.preview.moves[kind];
  if (count === 0) return [];
  return ['', `${moveWords[kind].en}: ${formatCount(count)}`, ...samples.flatMap((move) => sampleLines(shown, move))];
}

function sampleLines(shown: ShownPreview, { before, after }: Move): readonly string[] {
  const side = (title: string, holdings: readonly Holding[]): readonly string[] =>
    holdings.map((holding, index) => `  ${index === 0 ? title : '    '}  ${holdingText(shown, holding)}`);
  return [...side('now ', before), ...side('then', after)];
}

function holdingText({ preview, showValues }: ShownPreview, { customer, records }: Holding): string {
  const { names, more } = namesOf(records, preview);
  const title = showValues ? preview.titleOf(customer) : null;
  const who = `${customerLabel(customer)}${title === null ? '' : ` (${isolate(title)})`}`;
  return `${who}: ${names.join(', ')}${more === 0 ? '' : ` and ${formatCount(more)} more`}`;
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

function fieldLines(shown: ShownPreview): readonly string[] {
  const { fields } = shown.preview;
  if (fields.length === 0) return [];
  const rows = fields.map(({ field, count, gained, lost, causes }) => [
    labelOf(shown.profile, field).en,
    formatCount(count),
    formatCount(gained),
    formatCount(lost),
    causesText(causes),
  ]);
  return [
    '',
    ...textTable(
      [
        { title: 'Fields that change' },
        right('customers'),
        right('had none'),
        right('will have none'),
        { title: 'why' },
      ],
      rows,
    ),
    ...fields.flatMap((tally) => fieldSamples(shown, tally)),
  ];
}

function causesText(causes: Readonly<Record<ChangeCause, number>>): string {
  return changeCauses
    .filter((cause) => causes[cause] > 0)
    .map((cause) => `${causeWords[cause].en} ${formatCount(causes[cause])}`)
    .join(', ');
}

function fieldSamples(shown: ShownPreview, { field, samples }: FieldTally): readonly string[] {
  return ['', labelOf(shown.profile, field).en, ...samples.flatMap((sample) => changeLines(shown, sample))];
}

function changeLines({ preview, showValues }: ShownPreview, sample: SampledFieldChange): readonly string[] {
  const { customer, before, after, cause, rule, records } = sample;
  const { names, more } = namesOf(records, preview);
  const value = (text: string | null): string => (text === null ? 'nothing' : isolate(text));
  const change = showValues ? `: ${value(valueText(before))} → ${value(valueText(after))}` : '';
  const chosen = rule === null ? '' : `; ${describeChoice(rule, 'en')}`;
  const from = `${names.join(', ')}${more === 0 ? '' : ` and ${formatCount(more)} more`}`;
  return [`  ${customer}${change}`, `    ${causeWords[cause].en}${chosen} (${from})`];
}

function questionLines(shown: ShownPreview): readonly string[] {
  const { opened, closed } = shown.preview.questions;
  const kinds = questionKinds.filter((kind) => opened[kind].count + closed[kind].count > 0);
  if (kinds.length === 0) return [];
  return [
    '',
    ...textTable(
      [{ title: 'Questions for people' }, right('asked'), right('asked no more')],
      kinds.map((kind) => [questionWords[kind].en, formatCount(opened[kind].count), formatCount(closed[kind].count)]),
    ),
    ...kinds.flatMap((kind) => [
      ...opened[kind].samples.map((question) => `  + ${questionText(shown, question)}`),
      ...closed[kind].samples.map((question) => `  - ${questionText(shown, question)}`),
    ]),
  ];
}

function questionText({ preview, profile }: ShownPreview, { records, field }: QuestionChange): string {
  const { names, more } = namesOf(records, preview);
  const about = field === null ? '' : `${labelOf(profile, field).en} of `;
  return `${about}${names.join(', ')}${more === 0 ? '' : ` and ${formatCount(more)} more`}`;
}

/** Keeps a value of the other direction from disturbing the line around it. */
function isolate(text: string): string {
  return /[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text;
}
