import { isolated } from '../../matching/explain/language.ts';
import type { StoredDecision } from '../../pipeline/ports/decision-store.ts';
import { formatDay, formatLastDay } from '../why/format-day.ts';
import type { WhyStyle } from '../why/style.ts';
import { type DecisionNames, decisionWords, describeJudgement, endWords } from './decision-words.ts';

/** Decisions for people: one line with what was decided, by whom and when, and one with why and what ended it. */
export function decisionLines(
  decisions: readonly StoredDecision[],
  names: DecisionNames,
  style: WhyStyle,
): readonly string[] {
  const { language } = style;
  if (decisions.length === 0) return [decisionWords.none[language]];
  return decisions.flatMap(({ id, judgement, author, reason, decidedAt, expiresAt, end }) => {
    const notes = [
      `${formatDay(decidedAt, style)} ${isolated(author, language)}${reason === '' ? '' : `: ${isolated(reason, language)}`}`,
      ...(expiresAt === null || end !== null ? [] : [decisionWords.until(formatLastDay(expiresAt, style))[language]]),
      ...(end === null ? [] : [endLine(end, style)]),
    ];
    return [
      decisionWords.taken(id, describeJudgement(judgement, names, language))[language],
      ...notes.map((note) => `    ${note}`),
    ];
  });
}

function endLine({ cause, author, by, at }: NonNullable<StoredDecision['end']>, style: WhyStyle): string {
  const who = by === null ? isolated(author, style.language) : decisionWords.number(by)[style.language];
  return endWords[cause](formatDay(at, style), who)[style.language];
}
