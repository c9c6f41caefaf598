import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CustomerEvent, CustomerFeed } from '../../pipeline/ports/customer-feed.ts';
import { eventLines } from '../changes/event-lines.ts';
import { eventJson } from '../json/event-json.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions } from './options.ts';

interface ChangesOptions extends GlobalOptions {
  readonly after: number;
  readonly limit: number;
}

export function addChangesCommand(program: Command, out: Console): void {
  program
    .command('changes')
    .description('Print what happened to customers after a position of the change feed, for systems that follow it.')
    .addOption(
      new Option('--after <position>', 'the last position that was handled; 0 for all').default(0).argParser(toCount),
    )
    .addOption(new Option('-n, --limit <n>', 'how many changes at most').default(1_000).argParser(toCount))
    .addOption(configOption())
    .addOption(new Option('--json', 'print one JSON value per line and change'))
    .addHelpText(
      'after',
      `
Positions have no gaps and follow the order in which changes became visible. Handle the changes, keep the position of
the last one, and ask with it the next time; docs/changes.md has the details.

Examples:
  $ yekta changes
  $ yekta changes --after 1200 --limit 500 --json`,
    )
    .action(async ({ config, json, after, limit }: ChangesOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async ({ feed }) => {
        let last = after;
        for await (const event of changesOf(feed, after, limit)) {
          last = event.position;
          if (json) out.print(JSON.stringify(eventJson(event)));
          else for (const line of eventLines(event)) out.print(line);
        }
        if (json) return;
        const left = (await feed.position()) - last;
        out.print(left > 0 ? `${left} more follow: --after ${last}` : `The feed ends at position ${last}.`);
      });
    });
}

const PAGE = 500;

async function* changesOf(feed: CustomerFeed, after: number, limit: number): AsyncGenerator<CustomerEvent> {
  let last = after;
  for (let left = limit; left > 0; left -= PAGE) {
    const events = await feed.read(last, Math.min(left, PAGE));
    yield* events;
    if (events.length < PAGE) return;
    last = events.at(-1)!.position;
  }
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return count;
}
