/** Seconds by stage: one stage runs at a time, and each second counts for one stage. */
export interface StageClock {
  /** Ends the stage that runs and begins another; a stage may begin again. */
  readonly begin: (stage: string) => void;
  /** Ends the stage that runs. */
  readonly end: () => void;
  /** Stages in the order of their first beginning. */
  readonly seconds: () => Readonly<Record<string, number>>;
}

/** @param now milliseconds that never go back */
export function createStageClock(now: () => number): StageClock {
  const spent = new Map<string, number>();
  let running: { readonly stage: string; readonly since: number } | null = null;
  const end = (): void => {
    if (running !== null) spent.set(running.stage, (spent.get(running.stage) ?? 0) + now() - running.since);
    running = null;
  };
  return {
    begin: (stage) => {
      end();
      if (!spent.has(stage)) spent.set(stage, 0);
      running = { stage, since: now() };
    },
    end,
    seconds: () => Object.fromEntries([...spent].map(([stage, milliseconds]) => [stage, milliseconds / 1000])),
  };
}
