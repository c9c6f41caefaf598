import { counted, isolated, type Language } from '../../matching/explain/language.ts';
import { describeLoss } from '../../matching/survivorship/describe-choice.ts';
import type { ExplainedCandidate } from '../../matching/survivorship/explain-field.ts';
import { textTable } from '../output/text-table.ts';
import { formatDay } from './format-day.ts';
import type { WhyStyle } from './style.ts';
import type { WhyView } from './why-view.ts';
import { columnTitles, quotedValue, sentences, statusWords } from './why-words.ts';

/** Every candidate with its source, validity, clocks, trust now, and what became of it. */
export function candidateTable({ explanation, refs }: WhyView, style: WhyStyle): readonly string[] {
  const { language } = style;
  if (explanation.candidates.length === 0) return [sentences.noCandidates[language]];
  const { value, record, status, updated, firstSeen, lastSeen, trust, fate } = columnTitles[language];
  const day = (time: string | null): string => (time === null ? '–' : formatDay(time, style));
  return textTable(
    [value, record, status, updated, firstSeen, lastSeen, trust, fate].map((title) => ({
      title: isolated(title, language),
    })),
    explanation.candidates.map((candidate) => [
      quotedValue(candidate.value || candidate.raw),
      isolated(refs.get(candidate.record) ?? `${candidate.source}:${candidate.key}`, language),
      statusWords[candidate.status][language],
      day(candidate.clocks.updated),
      day(candidate.clocks.firstSeen),
      day(candidate.clocks.lastSeen),
      trustText(candidate, language),
      fateText(candidate, language),
    ]),
  );
}

/** `0.42`, and for trust that decays what it was when fresh: `0.42 of 0.90`. */
function trustText({ trust: { now, score, halfLifeDays } }: ExplainedCandidate, language: Language): string {
  const shown = (trust: number): string => {
    const text = trust.toFixed(2);
    return language === 'en'
      ? text
      : text.replace(/\d/g, (digit) => counted(Number(digit), language)).replace('.', '٫');
  };
  if (halfLifeDays === null) return shown(now);
  return sentences.decayed(shown(now), shown(score))[language];
}

function fateText({ fate, droppedBy, status }: ExplainedCandidate, language: Language): string {
  if (fate === 'won') return sentences.served[language];
  if (fate === 'status') return statusWords[status][language];
  return droppedBy === null ? describeLoss(fate, language) : sentences.dropped(droppedBy + 1)[language];
}
