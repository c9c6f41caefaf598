import { expect } from '@jest/globals';
import { seededRandom } from '../../../examples/atlas/random.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { canonicalJudgement } from '../../../matching/decisions/canonical-judgement.ts';
import type { CustomerId, RecordId } from '../../../matching/ids.ts';
import type { DecisionId } from '../../../pipeline/ports/decision-store.ts';
import {
  type DecisionStep,
  decideWish,
  isFirm,
  isRefusal,
  steward,
  undoAsTold,
  wishOf,
} from '../histories/decide-as-told.ts';
import { type Context, syncInProcess } from '../histories/project.ts';
import type { Round } from './rounds.ts';
import type { Choose, Turns } from './turns.ts';

/** What became of decisions. */
export interface Tally {
  /** What was decided, as it has to be stored. */
  readonly taken: Map<DecisionId, object>;
  readonly ended: Set<DecisionId>;
  /** How often, by code. */
  readonly refused: Map<string, number>;
}

/** What everybody sees now. */
export interface Observer {
  readonly customersOf: (records: readonly RecordId[]) => Promise<readonly CustomerId[]>;
  /** Whether customers of these records changed after a position of the feed. */
  readonly haveChanged: (records: readonly RecordId[], since: number) => Promise<boolean>;
  readonly customersChanged: (customers: readonly CustomerId[], since: number) => Promise<boolean>;
}

/** Those who work on one project: each has a connection of its own. */
export interface Players {
  readonly sync: Context;
  readonly stewards: readonly Context[];
  readonly turns: Turns;
  readonly observer: Observer;
}

/** Syncs while stewards decide, in the order of the round; decisions that are stale must be refused, and no others for that. */
export async function playRound(players: Players, round: Round, tally: Tally): Promise<void> {
  const seen = await players.sync.warehouse.feed.position();
  const read = round.changes.length > 0;
  const stewards = round.stewards.map((steps, index) => [
    `steward ${index}`,
    async () => {
      for (const step of steps) await decideBeside(players.stewards[index]!, step);
    },
  ]);
  await players.turns.run(
    {
      sync: async () => {
        const report = await syncInProcess(players.sync, undefined, read);
        expect(report).toMatchObject({ status: 'succeeded', error: null });
      },
      ...Object.fromEntries(stewards),
    },
    choiceOf(round),
  );

  async function decideBeside(context: Context, step: DecisionStep): Promise<void> {
    try {
      if (step.does === 'undo') {
        const undone = await undoAsTold(context, step.choice);
        for (const id of undone?.ended ?? []) tally.ended.add(id);
        for (const id of undone?.taken ?? []) tally.taken.set(id, {});
        return;
      }
      // Some look at the customer right before, others decide on what they saw before the sync.
      const basis = step.does === 'pair' ? seen : await context.warehouse.feed.position();
      const wish = await wishOf(context, step);
      if (wish === null) return;
      const { judgement } = wish;
      const anchors = anchorsOf(judgement);
      const { customersOf, haveChanged, customersChanged } = players.observer;
      // A record that goes while its customer is waited for has none afterwards.
      const before = await customersOf(anchors);
      const hasChanged = (): Promise<boolean> => haveChanged(anchors, basis);
      const outcome = await decideWish(context, wish, { supersede: isFirm(step), basis }).catch(async (error) => {
        if (isRefusal(error)) {
          const isStale = error.code === 'decision.stale';
          const changed = (await hasChanged()) || (isStale && (await customersChanged(before, basis)));
          expect([judgement.kind, changed]).toEqual([judgement.kind, isStale]);
        }
        throw error;
      });
      if (outcome.taken.length > 0) expect([judgement.kind, await hasChanged()]).toEqual([judgement.kind, false]);
      for (const id of outcome.ended) tally.ended.add(id);
      for (const id of outcome.taken) tally.taken.set(id, { judgement: canonicalJudgement(judgement), ...steward });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      tally.refused.set(error.code, (tally.refused.get(error.code) ?? 0) + 1);
    }
  }
}

function choiceOf({ headStart, eagerness, seed }: Round): Choose {
  const random = seededRandom(`interleaving ${seed}`);
  let alone = headStart;
  return (ready) => {
    const others = ready.filter((name) => name !== 'sync');
    if (others.length === ready.length) return random.pick(ready);
    if (others.length === 0) return 'sync';
    if (alone > 0) {
      alone -= 1;
      return 'sync';
    }
    return random.chance(eagerness) ? random.pick(others) : 'sync';
  };
}
