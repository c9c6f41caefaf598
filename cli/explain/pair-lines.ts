import { describeApart } from '../../matching/explain/describe-apart.ts';
import { describeChange } from '../../matching/explain/describe-change.ts';
import { describeConflict } from '../../matching/explain/describe-conflict.ts';
import { describeSum } from '../../matching/explain/describe-evidence.ts';
import { isolated, type Language, listed } from '../../matching/explain/language.ts';
import { waterfall } from '../../matching/explain/waterfall.ts';
import type { Profile } from '../../matching/profile.ts';
import { sideBySide } from '../output/side-by-side.ts';
import type { PairView } from './pair-view.ts';
import { referenceOf } from './subjects.ts';
import { type WaterfallStyle, waterfallLines } from './waterfall-lines.ts';

/** Two records side by side, the evidence, why they are two customers, and what would change it. */
export function pairLines(view: PairView, profile: Profile, style: WaterfallStyle): readonly string[] {
  const { language } = style;
  const { evidence, thresholds, change, apart, path, nameOf } = view;
  const heading = headings[language];
  return [
    headline(view, language),
    '',
    ...sideBySide(view.records, profile.fields, style),
    '',
    heading.evidence,
    ...waterfallLines(waterfall(evidence, profile), style),
    ...describeSum(evidence, language).map(indented),
    ...(view.oneCustomer && evidence.hardConflict !== null
      ? [indented(describeConflict(evidence.hardConflict, profile, language))]
      : []),
    ...section(
      heading.apart,
      apart.map((reason) => describeApart(reason, profile, language, nameOf)),
    ),
    ...section(heading.path, path.length === 0 ? [] : [pathWords(path.map(nameOf), language)]),
    ...section(heading.change, describeChange(change, thresholds, profile, language)),
  ];
}

const headings = {
  en: {
    evidence: 'Evidence, in bits; to the right what speaks for one customer, to the left what speaks against',
    apart: 'Why they are different customers',
    path: 'Why they are one customer all the same',
    change: 'What would change it',
  },
  fa: {
    evidence: 'شواهد، به بیت؛ در سمت راست آنچه از یکی بودن می‌گوید و در سمت چپ آنچه خلاف آن را می‌گوید',
    apart: 'چرا دو مشتری‌اند',
    path: 'با این همه چرا یک مشتری‌اند',
    change: 'چه چیزی این را تغییر می‌دهد',
  },
};

function headline({ records, customers, oneCustomer }: PairView, language: Language): string {
  const pair = listed(
    records.map((record) => isolated(referenceOf(record), language)),
    language,
  );
  const ids = customers.filter((id) => id !== null).map((id) => isolated(id, language));
  const named = (known: readonly string[]): string => (known.length === 0 ? '' : ` (${listed(known, language)})`);
  return oneCustomer
    ? { en: `${pair}: one customer${named(ids.slice(0, 1))}`, fa: `${pair}: یک مشتری${named(ids.slice(0, 1))}` }[
        language
      ]
    : { en: `${pair}: two customers${named(ids)}`, fa: `${pair}: دو مشتری${named(ids)}` }[language];
}

function pathWords(names: readonly string[], language: Language): string {
  const steps = names.map((name) => isolated(name, language)).join(' – ');
  return {
    en: `They hang together through other records: ${steps}. \`yekta explain\` with one of them shows the chain.`,
    fa: `از راه رکوردهای دیگر به هم پیوسته‌اند: ${steps}. با \u2068yekta explain\u2069 و یکی از آن‌ها زنجیره دیده می‌شود.`,
  }[language];
}

function section(title: string, sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? [] : ['', title, ...sentences.map(indented)];
}

const indented = (sentence: string): string => `  ${sentence}`;
