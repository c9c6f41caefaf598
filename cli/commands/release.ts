import { type Command, InvalidArgumentError } from 'commander';
import { type HoldId, toHoldId } from '../../pipeline/ports/hold-store.ts';
import { type TakeOptions, withSeenOption } from '../decisions/decide-options.ts';
import { takeDecision } from '../decisions/take-decision.ts';
import type { Console } from '../output/console.ts';

export function addReleaseCommand(program: Command, out: Console): void {
  withSeenOption(
    program
      .command('release')
      .description('Let held changes through: they are right.')
      .argument('<hold>', 'number of the hold, as `yekta holds` lists it', toHold),
  )
    .addHelpText(
      'after',
      `
It holds for the changes as they are held now; what comes later is judged anew. \`yekta undo\` takes it back as long as they are not
published. Of a source that is stopped, the records that are gone are let go; --apply then reads this source.

Examples:
  $ yekta release 3 --reason "the branches were merged last week"
  $ yekta release 3 --reason "I compared the file" --by sara --apply
  $ yekta release 3 --reason "as announced" --json`,
    )
    .action(async (hold: HoldId, options: TakeOptions) => {
      process.exitCode = await takeDecision(options, out, async (_, { holds }) => {
        const held = await holds.get(hold);
        return {
          judgement: { kind: 'release_hold', hold },
          ...(held?.scope === 'source' ? { sources: [held.subject] } : {}),
        };
      });
    });
}

function toHold(text: string): HoldId {
  const id = Number(text.replace(/^#/, ''));
  if (Number.isInteger(id) && id > 0 && id <= MOST_HOLDS) return toHoldId(id);
  throw new InvalidArgumentError('It is the number of a hold.');
}

const MOST_HOLDS = 2_147_483_647;
