import { isolated, type Language, listed } from '../../matching/explain/language.ts';
import type { OfferedValue } from '../../matching/golden-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeQuestion } from '../../matching/queue/describe-question.ts';
import type { Pin, Rejection } from '../../matching/survivorship/decisions.ts';
import { describeChoice } from '../../matching/survivorship/describe-choice.ts';
import { describeRule } from '../../matching/survivorship/describe-rule.ts';
import { describeStep } from '../../matching/survivorship/describe-step.ts';
import { describeWarning, pinnedTexts } from '../../matching/survivorship/describe-warning.ts';
import { textTable } from '../output/text-table.ts';
import { candidateTable } from './candidate-table.ts';
import { formatDay, formatLastDay } from './format-day.ts';
import type { WhyStyle } from './style.ts';
import type { WhyView } from './why-view.ts';
import { causeWords, headings, quotedValue, sentences } from './why-words.ts';

/** The whole story of one field: what is served and why, every candidate, the rules in order, people, warnings, questions. */
export function whyLines(view: WhyView, profile: Profile, style: WhyStyle): readonly string[] {
  const { language } = style;
  const { explanation } = view;
  const heading = headings[language];
  return [
    ...headline(view, profile, language),
    ...section(heading.candidates(formatDay(explanation.asOf, style)), candidateTable(view, style)),
    ...section(heading.rules, ruleLines(view, profile, language)),
    ...section(heading.people, [
      ...(explanation.pin === null ? [] : [pinLine(explanation.pin, style)]),
      ...explanation.rejections.map((rejection) => rejectionLine(rejection, style)),
    ]),
    ...section(heading.history, historyLines(view, style)),
    ...section(
      heading.warnings,
      explanation.warnings.map((warning) => describeWarning(warning, language)),
    ),
    ...section(
      heading.question,
      explanation.contradiction === null
        ? []
        : [
            describeQuestion(explanation.contradiction.reason, {}, language),
            sentences.priority(explanation.contradiction.priority)[language],
          ],
    ),
  ];
}

function headline({ found, explanation, servedOtherwise, refs }: WhyView, profile: Profile, language: Language) {
  const { field, group, served, decidedBy } = explanation;
  const label = (name: string): string => profile.fields.find((known) => known.name === name)!.label[language];
  const others = (group ?? []).filter((name) => name !== field).map(label);
  return [
    ...found.redirects.map((id) => sentences.merged(isolated(id, language))[language]),
    sentences.fieldOf(label(field), isolated(found.customer.id, language))[language],
    ...served.map(
      (offer) => `  ${quotedValue(offer.value)}   ${sentences.from(referenceOf(offer, refs, language))[language]}`,
    ),
    ...(served.length === 0 ? [`  ${sentences.nothing[language]}`] : []),
    ...(decidedBy === null ? [] : [`  ${sentences.because(describeChoice(decidedBy, language))[language]}`]),
    ...(others.length === 0 ? [] : [`  ${sentences.together(listed(others, language))[language]}`]),
    ...(servedOtherwise === null
      ? []
      : [`  ${sentences.otherwise(servedOtherwise.map(quotedValue).join(' | '))[language]}`]),
  ];
}

/** Rules with what each did; in a group the rules choose records, else values. */
function ruleLines({ explanation, refs }: WhyView, profile: Profile, language: Language): readonly string[] {
  const { steps, group, pin } = explanation;
  if (pin !== null && steps.every(({ outcome }) => outcome === 'not_reached')) return [sentences.pinned[language]];
  const name = (offer: OfferedValue): string =>
    group === null ? offer.value : (refs.get(offer.record) ?? String(offer.record));
  return textTable(
    [{ title: '' }, { title: '' }, { title: '' }],
    steps.map((step, index) => [
      sentences.number(index + 1)[language],
      describeRule(step.rule, profile, language),
      describeStep(step, [...new Set(step.kept.map(name))], language),
    ]),
  ).slice(1);
}

/** Nothing while the first value is the only one. */
function historyLines({ history }: WhyView, style: WhyStyle): readonly string[] {
  if (history.length < 2) return [];
  const { language } = style;
  return textTable(
    [{ title: '' }, { title: '' }, { title: '' }],
    history.map(({ from, value, cause }) => [
      formatDay(from, style),
      value === null ? sentences.nothing[language] : [value].flat().map(quotedValue).join(' | '),
      cause === null ? '' : causeWords[cause][language],
    ]),
  ).slice(1);
}

function pinLine(pin: Pin, style: WhyStyle): string {
  const { language } = style;
  const until = pin.expiresAt === null ? null : formatLastDay(pin.expiresAt, style);
  const values = pinnedTexts(pin, language).map(quotedValue).join(' | ');
  return sentences.pin(values, isolated(pin.author, language), formatDay(pin.decidedAt, style), until, pin.reason)[
    language
  ];
}

function rejectionLine({ value, author, decidedAt, reason }: Rejection, style: WhyStyle): string {
  const day = formatDay(decidedAt, style);
  return sentences.rejection(quotedValue(value.value), isolated(author, style.language), day, reason)[style.language];
}

function referenceOf({ record }: OfferedValue, refs: WhyView['refs'], language: Language): string {
  return isolated(refs.get(record) ?? String(record), language);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`.trimEnd())];
}
