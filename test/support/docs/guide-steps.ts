import { userInfo } from 'node:os';
import { fencedBlocks } from './fenced-blocks.ts';

/** One block of commands of a guide. */
export interface GuideStep {
  /** 1-based line of the block. */
  readonly line: number;
  readonly commands: readonly string[];
  /** What stands behind `sh` on its fence. */
  readonly info: string;
  /** What the guide shows of the last command: the next block of text, unless it is marked `no-output`. */
  readonly shown: string | null;
}

/** What a reader of a guide types, in its order. */
export function guideSteps(markdown: string): readonly GuideStep[] {
  const printed = fencedBlocks(markdown, 'text').filter(({ info }) => info !== 'no-output');
  return fencedBlocks(markdown, 'sh').map(({ text, line, info }, index, all) => {
    const next = all[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    return {
      line,
      commands: text.trim().split('\n'),
      info,
      shown: printed.find((block) => block.line > line && block.line < next)?.text ?? null,
    };
  });
}

/** Lines of output without what differs from run to run: ids, days, durations, who is at work, and what fills tables. */
export function linesToCompare(output: string): readonly string[] {
  return output
    .trim()
    .replaceAll(userInfo().username, 'USER')
    .split('\n')
    .map((line) =>
      line
        .replace(/c0\w{25}/g, 'ID')
        .replace(/20[0-4]\d-\d\d-\d\d|[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}/g, 'DAY')
        .replace(/in [\d.]+ s$/, 'in TIME')
        .replace(/ {2,}/g, '  '),
    );
}
