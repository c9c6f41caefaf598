import type { Command } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { RecordId } from '../../matching/ids.ts';
import { namedParts, partsBeforeMerge } from '../../pipeline/decide/unmerge-parts.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { type TakeOptions, withTakeOptions } from '../decisions/decide-options.ts';
import { takeDecision, type Wish } from '../decisions/take-decision.ts';
import { findSubject, referenceOf, type Subject } from '../explain/subjects.ts';
import type { Console } from '../output/console.ts';
import type { OfflineProject } from '../project.ts';

interface UnmergeOptions extends TakeOptions {
  readonly part?: readonly string[];
}

export function addUnmergeCommand(program: Command, out: Console): void {
  withTakeOptions(
    program
      .command('unmerge')
      .description('Make several customers of one: those that were merged last, or parts that you name.')
      .argument('<customer>', 'a customer id, or source:key of one of its records')
      .option(
        '--part <records>',
        'source:key,source:key,... of one customer; may be repeated, the rest is one more',
        toList,
      ),
  )
    .addHelpText(
      'after',
      `
Without --part, the last merge is taken back: its customers have their ids again. The parts stay apart, and the records of
each together, whatever sources say later, until the decision is undone.

Examples:
  $ yekta unmerge sales:1024 --reason "two branches, two contracts"
  $ yekta unmerge c01k3zq8w2e5r7t9y0p4s6d8f0g --part sales:1024,accounts:A-7 --reason "father and son"
  $ yekta unmerge sales:1024 --part sales:1024 --part accounts:A-7 --reason "three shops" --apply --json`,
    )
    .action(async (customer: string, options: UnmergeOptions) => {
      process.exitCode = await takeDecision(options, out, (project, warehouse) =>
        splitOf(project, warehouse, customer, options.part ?? []),
      );
    });
}

async function splitOf(
  { config }: OfflineProject,
  warehouse: Warehouse,
  asked: string,
  parts: readonly string[],
): Promise<Wish> {
  const subject = await findSubject({ warehouse, config }, asked);
  const members = subject.members.map(({ id }) => id);
  const { customer } = subject;
  if (customer === null || members.length < 2) throw indivisible('There is one record only; nothing was merged.');
  if (parts.length > 0)
    return {
      judgement: {
        kind: 'split_cluster',
        parts: namedParts(
          members,
          parts.map((part) => recordsOf(subject, part)),
        ),
      },
    };
  const former = await partsBeforeMerge(warehouse.customers, customer, members);
  if (former === null || former.length < 2)
    throw indivisible('Its records were one customer from the start: no merge can be taken back.');
  return { judgement: { kind: 'split_cluster', parts: former } };
}

/** Records of a list; keys may hold commas, so that the names of the members decide where one ends. */
function recordsOf({ members }: Subject, list: string): readonly RecordId[] {
  const idOf = new Map(members.map((member) => [referenceOf(member), member.id]));
  const found: RecordId[] = [];
  for (let rest = list; rest !== ''; ) {
    const name = [...idOf.keys()]
      .filter((known) => rest === known || rest.startsWith(`${known},`))
      .sort((a, b) => b.length - a.length)[0];
    if (name === undefined)
      throw new YektaError('cli.usage', 'A record of a part does not belong to the customer.', {
        remedy: '`yekta show` lists its records.',
      });
    found.push(idOf.get(name)!);
    rest = rest.slice(name.length + 1);
  }
  return found;
}

function indivisible(message: string): YektaError {
  return new YektaError('cli.usage', message, { remedy: 'Name the records of a part: --part source:key,source:key' });
}

const toList = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
