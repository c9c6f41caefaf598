import { counted, type Language } from '../../../matching/explain/language.ts';
import { type Move, moveKinds } from '../../../pipeline/preview/moves.ts';
import { isEmptyPreview } from '../../../pipeline/preview/preview-result.ts';
import { identityWords, modelWords, moveWords } from '../preview-words.ts';
import type { ShownPreview } from '../shown-preview.ts';
import { fieldSection } from './field-section.ts';
import { flowPicture } from './flow-picture.ts';
import { escaped, isolatedHtml } from './html.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './page-words.ts';
import { questionSection } from './question-section.ts';

/** The preview as one HTML file that needs nothing else, in both languages; it opens in that of the reader's browser. */
export function previewPage(shown: ShownPreview): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Yekta: ${pageWords.title.en} · ${pageWords.title.fa}</title>
<style>${pageStyle}</style>
</head>
<body>
<input class="language" type="radio" name="language" id="en" checked>
<input class="language" type="radio" name="language" id="fa">
<div class="languages"><label for="en" lang="en">English</label><label for="fa" lang="fa">فارسی</label></div>
${inLanguage(shown, 'en')}
${inLanguage(shown, 'fa')}
<script>if(/^fa\\b/.test(navigator.language))document.getElementById('fa').checked=true</script>
</body>
</html>
`;
}

function inLanguage(shown: ShownPreview, language: Language): string {
  const isEmpty = isEmptyPreview(shown.preview);
  const sections = isEmpty
    ? [`<p>${pageWords.nothing[language]}</p>`, basis(shown, language)]
    : [
        tiles(shown, language),
        basis(shown, language),
        moveSection(shown, language),
        fieldSection(shown, language),
        questionSection(shown, language),
      ];
  return `<main class="page" lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<h1>${pageWords.title[language]}</h1>
<p>${pageWords.intro[language]}</p>
${shown.showValues && !isEmpty ? `<p class="soft">${pageWords.personal[language]}</p>` : ''}
${sections.join('\n')}
</main>`;
}

function tiles(
  { preview: { customers, identities, changed, kindsChanged } }: ShownPreview,
  language: Language,
): string {
  const happens = Object.entries(identities)
    .filter(([, count]) => count > 0)
    .map(([change, count]) => [count, identityWords[change as keyof typeof identities][language]] as const);
  return `<div class="tiles">${[
    [customers.before, pageWords.customersNow[language]] as const,
    [customers.after, pageWords.customersThen[language]] as const,
    ...happens,
    [changed, pageWords.customersChanged[language]] as const,
    ...(kindsChanged === 0 ? [] : [[kindsChanged, pageWords.kindsChanged[language]] as const]),
  ]
    .map(([count, words]) => `<div class="tile"><b>${counted(count, language)}</b>${words}</div>`)
    .join('')}</div>`;
}

function basis({ preview: { model, renormalized } }: ShownPreview, language: Language): string {
  const reread = renormalized.map(({ source, records }) => `${isolatedHtml(source)} ${counted(records, language)}`);
  const missing = renormalized.flatMap(({ source, missingColumns }) =>
    missingColumns.map(
      (column) => `<p class="warn">${isolatedHtml(`${source}: ${column}`)} – ${pageWords.missing[language]}</p>`,
    ),
  );
  return [
    `<p class="soft">${pageWords.model[language]}: ${modelWords[model][language]}</p>`,
    ...(reread.length === 0 ? [] : [`<p class="soft">${pageWords.reread[language]}: ${reread.join(' · ')}</p>`]),
    ...missing,
  ].join('\n');
}

function moveSection(shown: ShownPreview, language: Language): string {
  const kinds = moveKinds.filter((kind) => shown.preview.moves[kind].count > 0);
  if (kinds.length === 0) return '';
  const parts = kinds.map((kind) => {
    const { count, samples } = shown.preview.moves[kind];
    const some =
      samples.length < count
        ? ` <span class="soft">(${pageWords.shown[language]}: ${counted(samples.length, language)})</span>`
        : '';
    const figures = samples.map((move) => figure(move, shown, language)).join('\n');
    return `<h3>${escaped(moveWords[kind][language])}: ${counted(count, language)}${some}</h3>\n${figures}`;
  });
  return `<h2>${pageWords.moves[language]}</h2>
<p class="soft"><span class="old">■ ${pageWords.now[language]}</span> · <span class="new">■ ${pageWords.afterwards[language]}</span></p>
${parts.join('\n')}`;
}

function figure(move: Move, shown: ShownPreview, language: Language): string {
  return `<figure>${flowPicture(move, shown, language)}</figure>`;
}
