import { type Command, InvalidArgumentError } from 'commander';
import { anchorsOf } from '../../matching/decisions/anchors.ts';
import { toDecisionId } from '../../pipeline/ports/decision-store.ts';
import { authorOf, type DecideOptions, withDecideOptions } from '../decisions/decide-options.ts';
import { decisionJson } from '../decisions/decision-json.ts';
import { decisionWords, describeJudgement } from '../decisions/decision-words.ts';
import { namesOf } from '../decisions/take-decision.ts';
import { tellApplied } from '../decisions/tell-applied.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';

export function addUndoCommand(program: Command, out: Console): void {
  withDecideOptions(
    program
      .command('undo')
      .description('Take decisions back. What they took the place of is in force again.')
      .argument('<decisions...>', 'numbers of decisions, as `yekta decisions` lists them', toIds),
  )
    .addHelpText(
      'after',
      `
All of them or none. The ids and fields of customers are as they were before the decision, but for what changed since.

Examples:
  $ yekta undo 12 --reason "they are father and son"
  $ yekta undo 12 15 --reason "wrong customer" --by sara --apply
  $ yekta undo 12 --reason "imported by mistake" --json`,
    )
    .action(async (ids: readonly number[], options: DecideOptions) => {
      process.exitCode = await undo(ids, options, out);
    });
}

async function undo(ids: readonly number[], options: DecideOptions, out: Console): Promise<number> {
  const { lang, reason, json } = options;
  const project = await openOfflineProject(options.config);
  const told = await project.withWarehouse(async ({ decisions }) => {
    const restored = await decisions.undo(ids.map(toDecisionId), { author: authorOf(options), reason });
    const stored = await Promise.all([...new Set([...ids.map(toDecisionId), ...restored])].map(decisions.get));
    const found = stored.flatMap((decision) => decision ?? []);
    const refs = await decisions.refsOf(found.flatMap(({ judgement }) => anchorsOf(judgement)));
    const names = namesOf(project, refs);
    if (!json)
      for (const { id, judgement, restores, end } of found) {
        const sentence = describeJudgement(judgement, names, lang);
        out.print(
          (end === null ? decisionWords.restored(restores!, id, sentence) : decisionWords.undone(id, sentence))[lang],
        );
      }
    return {
      undone: found.filter(({ end }) => end !== null).map((decision) => decisionJson(decision, refs)),
      restored: found.filter(({ end }) => end === null).map((decision) => decisionJson(decision, refs)),
    };
  });
  return tellApplied(options, out, told);
}

function toIds(text: string, before: readonly number[] = []): readonly number[] {
  const id = Number(text);
  if (Number.isInteger(id) && id > 0) return [...before, id];
  throw new InvalidArgumentError('It is the number of a decision.');
}
