import { labelOf } from '../../../matching/explain/field-labels.ts';
import { counted, type Language } from '../../../matching/explain/language.ts';
import { describeChoice } from '../../../matching/survivorship/describe-choice.ts';
import type { FieldTally, SampledFieldChange } from '../../../pipeline/preview/field-tally.ts';
import { changeCauses, type GoldenValue } from '../../../pipeline/preview/golden-changes.ts';
import { causeWords } from '../preview-words.ts';
import { namesOf, type ShownPreview, valueText } from '../shown-preview.ts';
import { escaped, isolatedHtml } from './html.ts';
import { pageWords } from './page-words.ts';

/** How many customers each field changes for, as bars, and some of the changes. */
export function fieldSection(shown: ShownPreview, language: Language): string {
  const { fields } = shown.preview;
  if (fields.length === 0) return '';
  const most = fields[0]!.count;
  return `<h2>${pageWords.fields[language]}</h2>
<table><thead><tr><th>${pageWords.field[language]}</th><th class="n">${pageWords.customers[language]}</th><th></th><th class="n">${pageWords.gained[language]}</th><th class="n">${pageWords.lost[language]}</th><th>${pageWords.why[language]}</th></tr></thead><tbody>
${fields.map((tally) => countRow(tally, most, shown, language)).join('\n')}
</tbody></table>
${fields.map((tally) => sampleTable(tally, shown, language)).join('\n')}`;
}

function countRow(
  { field, count, gained, lost, causes }: FieldTally,
  most: number,
  { profile }: ShownPreview,
  language: Language,
): string {
  const number = (value: number): string => `<td class="n">${counted(value, language)}</td>`;
  const why = changeCauses
    .filter((cause) => causes[cause] > 0)
    .map((cause) => `${escaped(causeWords[cause][language])} (${counted(causes[cause], language)})`);
  const bar = `<td class="bars"><span class="bar" style="width:${((100 * count) / most).toFixed(1)}%"></span></td>`;
  return `<tr><td>${escaped(labelOf(profile, field)[language])}</td>${number(count)}${bar}${number(gained)}${number(lost)}<td>${why.join('<br>')}</td></tr>`;
}

function sampleTable({ field, samples }: FieldTally, shown: ShownPreview, language: Language): string {
  if (samples.length === 0) return '';
  const values = shown.showValues
    ? `<th>${pageWords.now[language]}</th><th>${pageWords.afterwards[language]}</th>`
    : '';
  return `<h3>${escaped(labelOf(shown.profile, field)[language])}</h3>
<table><thead><tr><th>${pageWords.customer[language]}</th>${values}<th>${pageWords.why[language]}</th></tr></thead><tbody>
${samples.map((sample) => sampleRow(sample, shown, language)).join('\n')}
</tbody></table>`;
}

function sampleRow(sample: SampledFieldChange, { preview, showValues }: ShownPreview, language: Language): string {
  const { customer, before, after, cause, rule, records } = sample;
  const cell = (side: 'old' | 'new', value: GoldenValue | null): string =>
    `<td class="${side}">${value === null ? `<span class="soft">${pageWords.empty[language]}</span>` : isolatedHtml(valueText(value)!)}</td>`;
  const { names, more } = namesOf(records, preview);
  const chosen = rule === null ? '' : `<br>${escaped(describeChoice(rule, language))}`;
  const from = `<br><span class="soft key">${names.map(isolatedHtml).join(' ')}${more === 0 ? '' : ` +${counted(more, language)}`}</span>`;
  const values = showValues ? cell('old', before) + cell('new', after) : '';
  return `<tr><td class="key" dir="ltr">${escaped(customer)}</td>${values}<td>${escaped(causeWords[cause][language])}${chosen}${from}</td></tr>`;
}
