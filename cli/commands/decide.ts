import { Command } from 'commander';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { type TakeOptions, withTakeOptions } from '../decisions/decide-options.ts';
import { genericWish, pinWish, rejectWish, unpinWish } from '../decisions/field-wishes.ts';
import { confirmWish, pairWish } from '../decisions/link-wishes.ts';
import { takeDecision, type Wish } from '../decisions/take-decision.ts';
import type { Console } from '../output/console.ts';
import type { OfflineProject } from '../project.ts';

interface PinOptions extends TakeOptions {
  readonly until?: string;
}

/** One thing that can be decided. */
interface DecideKind {
  readonly description: string;
  readonly args: readonly (readonly [name: string, meaning: string])[];
  readonly mayExpire?: true;
  /** What follows `yekta decide <kind>`. */
  readonly examples: readonly string[];
  /** `args` as given, those of the last argument one after the other. */
  readonly wishOf: (
    project: OfflineProject,
    warehouse: Warehouse,
    args: readonly string[],
    options: PinOptions,
  ) => Promise<Wish> | Wish;
}

export function addDecideCommand(program: Command, out: Console): void {
  const decide = program
    .command('decide')
    .description('Decide what matching or the rules cannot know. Your word is final, until it is undone.')
    .addHelpText(
      'after',
      `
Each of them takes --reason, --by, --supersede, --seen, --apply, --lang and --json. Decisions are kept with the records
that they are about, and hold for whatever customer has these later.

Examples:
  $ yekta decide link sales:1024 accounts:A-7 --reason "same mobile, I called"
  $ yekta decide separate sales:1024 sales:1025 --reason "father and son"
  $ yekta decide pin sales:1024 phone 09121234567 --reason "told by phone" --until 1405/12/29
  $ yekta decide generic phone 02188001122 --reason "the switchboard of the bazaar" --json`,
    );
  for (const [name, kind] of Object.entries(kinds)) {
    const { args, description, examples, mayExpire, wishOf } = kind;
    const command = withTakeOptions(new Command(name).description(description));
    for (const [arg, meaning] of args) command.argument(arg, meaning);
    if (mayExpire) command.option('--until <date>', 'the rules decide again after this day, Gregorian or Jalali');
    const lines = examples.map((example) => `  $ yekta decide ${name} ${example}`);
    command
      .copyInheritedSettings(decide)
      .addHelpText('after', `\nExamples:\n${lines.join('\n')}`)
      .action(async (...given: readonly unknown[]) => {
        const texts = given.slice(0, args.length).flat() as readonly string[];
        const options = given[args.length] as PinOptions;
        process.exitCode = await takeDecision(options, out, async (project, warehouse) =>
          wishOf(project, warehouse, texts, options),
        );
      });
    decide.addCommand(command);
  }
}

const record = 'source:key of a record, or a customer id';
const customer = 'a customer id, or source:key of one of its records';
const field = 'a field of the customer profile, such as phone';
const pair: DecideKind['args'] = [
  ['<a>', record],
  ['<b>', record],
];

const kinds: Readonly<Record<string, DecideKind>> = {
  link: {
    args: pair,
    description: 'Two records are one customer.',
    examples: [
      'sales:1024 accounts:A-7 --reason "same mobile, I called"',
      'sales:1024 sales:1025 --reason "typed twice" --by sara --apply',
    ],
    wishOf: (project, warehouse, [a, b]) => pairWish('must_link', project, warehouse, [a!, b!]),
  },
  separate: {
    args: pair,
    description: 'Two records are different customers.',
    examples: [
      'sales:1024 sales:1025 --reason "father and son"',
      'sales:1024 sales:1025 --reason "father and son" --supersede --json',
    ],
    wishOf: (project, warehouse, [a, b]) => pairWish('cannot_link', project, warehouse, [a!, b!]),
  },
  confirm: {
    args: [['<customer>', customer]],
    description: 'A customer is right as it is, however large or incoherent its records look.',
    examples: ['sales:1024 --reason "a chain with many branches"'],
    wishOf: (project, warehouse, [asked]) => confirmWish(project, warehouse, asked!),
  },
  pin: {
    args: [
      ['<customer>', customer],
      ['<field>', field],
      ['<value...>', 'what the field says; several for a list, "" for nothing at all'],
    ],
    description: 'A field says this, whatever the sources say.',
    mayExpire: true,
    examples: [
      'sales:1024 phone 09121234567 --reason "told by phone"',
      'sales:1024 city "شهر ری" --reason "moved" --until 1405/12/29',
      'sales:1024 email "" --reason "has none; it is the agent\'s"',
    ],
    wishOf: (project, warehouse, [asked, name, ...values], { until }) =>
      pinWish(project, warehouse, { customer: asked!, field: name!, values, until }),
  },
  unpin: {
    args: [
      ['<customer>', customer],
      ['<field>', field],
    ],
    description: 'The rules decide a field again.',
    examples: ['sales:1024 phone --reason "sales corrected it"'],
    wishOf: (project, warehouse, [asked, name]) => unpinWish(project, warehouse, { customer: asked!, field: name! }),
  },
  reject: {
    args: [
      ['<customer>', customer],
      ['<field>', field],
      ['<value>', 'a value that sources say'],
    ],
    description: 'A value is wrong for a customer: it never wins there.',
    examples: ['sales:1024 email agent@example.com --reason "belongs to the agent"'],
    wishOf: (project, warehouse, [asked, name, value]) =>
      rejectWish(project, warehouse, { customer: asked!, field: name!, value: value! }),
  },
  generic: {
    args: [
      ['<field>', field],
      ['<value>', 'a value that many records share'],
    ],
    description: 'A value says nothing about who a customer is: matching passes it over.',
    examples: ['phone 02188001122 --reason "the switchboard of the bazaar"'],
    wishOf: (project, _, [name, value]) => genericWish(project, name!, value!),
  },
};
