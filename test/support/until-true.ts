import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. Throws when it does not come true, for a test to fail with a reason. */
export async function untilTrue(holds: () => boolean | Promise<boolean>, patience = 60_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${patience} ms: ${holds}`);
    await sleep(10);
  }
}
