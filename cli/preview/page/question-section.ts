import { labelOf } from '../../../matching/explain/field-labels.ts';
import { counted, type Language } from '../../../matching/explain/language.ts';
import { type QuestionChange, questionKinds } from '../../../pipeline/preview/question-changes.ts';
import { questionWords } from '../preview-words.ts';
import { namesOf, type ShownPreview } from '../shown-preview.ts';
import { escaped, isolatedHtml } from './html.ts';
import { pageWords } from './page-words.ts';

/** Questions that people would be asked, or would not have to answer any more. */
export function questionSection(shown: ShownPreview, language: Language): string {
  const { opened, closed } = shown.preview.questions;
  const kinds = questionKinds.filter((kind) => opened[kind].count + closed[kind].count > 0);
  if (kinds.length === 0) return '';
  const cell = (count: number, questions: readonly QuestionChange[]): string =>
    `<td><b>${counted(count, language)}</b>${questions.map((question) => `<br>${aboutWhat(question, shown, language)}`).join('')}</td>`;
  const rows = kinds.map(
    (kind) =>
      `<tr><td>${escaped(questionWords[kind][language])}</td>${cell(opened[kind].count, opened[kind].samples)}${cell(closed[kind].count, closed[kind].samples)}</tr>`,
  );
  return `<h2>${pageWords.questions[language]}</h2>
<table><thead><tr><th>${pageWords.question[language]}</th><th>${pageWords.opened[language]}</th><th>${pageWords.closed[language]}</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
}

function aboutWhat({ records, field }: QuestionChange, { preview, profile }: ShownPreview, language: Language): string {
  const { names, more } = namesOf(records, preview);
  const about = field === null ? '' : `${escaped(labelOf(profile, field)[language])}: `;
  return `${about}<span class="key">${names.map(isolatedHtml).join(' · ')}${more === 0 ? '' : ` +${counted(more, language)}`}</span>`;
}
