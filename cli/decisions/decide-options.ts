import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import { configOption, type GlobalOptions, jsonOption } from '../commands/options.ts';

/** Options of every command that decides something. */
export interface DecideOptions extends GlobalOptions {
  readonly reason: string;
  readonly by?: string;
  readonly apply?: true;
  readonly lang: Language;
}

/** Options of commands that take decisions. */
export interface TakeOptions extends DecideOptions {
  readonly supersede?: true;
  /** Position of the change feed. */
  readonly seen?: number;
}

export const languageOption = () =>
  new Option('--lang <language>', 'language of the sentences').choices(['en', 'fa']).default('en');

export const applyOption = () => new Option('--apply', 'match, merge and publish at once, without reading the sources');

export function withDecideOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; it is kept with the decision')
    .option('--by <name>', 'who decides; default: the user of the operating system')
    .addOption(applyOption())
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption());
}

export function withTakeOptions(command: Command): Command {
  return withSeenOption(command).option('--supersede', 'in place of decisions in force that say the opposite');
}

export function withSeenOption(command: Command): Command {
  return withDecideOptions(command).addOption(
    new Option(
      '--seen <position>',
      'refuse when what it is about changed after this position of the change feed',
    ).argParser(toPosition),
  );
}

export const authorOf = ({ by }: Pick<DecideOptions, 'by'>): string => by ?? userInfo().username;

function toPosition(text: string): number {
  const position = Number(text);
  if (Number.isInteger(position) && position >= 0) return position;
  throw new InvalidArgumentError('It must be a whole number.');
}
