import type { Language } from '../../matching/explain/language.ts';
import type { RunReport } from '../../pipeline/ports/run-store.ts';
import { exitCodeOfRun, exitCodes } from '../exit-codes.ts';
import type { Console } from '../output/console.ts';
import { applyDecisions } from './apply-decisions.ts';
import { decisionWords } from './decision-words.ts';

interface ApplyOptions {
  readonly config: string;
  readonly apply?: true;
  readonly json?: true;
  readonly lang: Language;
}

/**
 * Applies what was decided when that was asked for, tells so, and returns the exit code.
 *
 * @param sources that must be read for it
 */
export async function tellApplied(
  { config, apply, json, lang }: ApplyOptions,
  out: Console,
  decided: object,
  sources: readonly string[] = [],
): Promise<number> {
  const report = apply === true ? await applyDecisions(config, out, sources) : null;
  if (json) out.printJson({ ...decided, applied_by_run: report?.id ?? null });
  else if (report !== null) out.print(appliedLine(report, lang));
  else if (apply !== true) out.print(decisionWords.later[lang]);
  if (apply === true && report === null) out.note(decisionWords.busy[lang]);
  return report === null ? exitCodes.ok : exitCodeOfRun(report.status);
}

function appliedLine({ steps }: RunReport, language: Language): string {
  const counts = steps.find(({ step }) => step === 'publish')?.counts ?? {};
  const { created = 0, released = 0, restored = 0, changed = 0, absorbed = 0 } = counts;
  return decisionWords.applied(created + released + restored, changed, absorbed)[language];
}
