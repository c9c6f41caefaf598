import type { Judgement } from '../decision.ts';
import type { FieldDecisions, Pin, Rejection } from '../survivorship/decisions.ts';

/** A judgement with who made it, when and why; times ISO 8601, UTC. */
export interface DecidedJudgement {
  readonly judgement: Judgement;
  readonly author: string;
  readonly reason: string;
  readonly decidedAt: string;
  readonly expiresAt: string | null;
}

/** What survivorship needs of decisions about a customer: those in force, and pins that have expired, which it tells about. */
export function fieldDecisionsOf(decided: readonly DecidedJudgement[]): FieldDecisions {
  return { pins: decided.flatMap(toPin), rejections: decided.flatMap(toRejection) };
}

function toPin({ judgement, author, reason, decidedAt, expiresAt }: DecidedJudgement): readonly Pin[] {
  if (judgement.kind !== 'pin') return [];
  const { field, record, values, known } = judgement;
  return [{ field, record, values, known, author, reason: reasonOf(reason), decidedAt, expiresAt }];
}

function toRejection({ judgement, author, reason, decidedAt }: DecidedJudgement): readonly Rejection[] {
  if (judgement.kind !== 'reject_value') return [];
  const { field, record, value } = judgement;
  return [{ field, record, value, author, reason: reasonOf(reason), decidedAt }];
}

const reasonOf = (reason: string): string | null => (reason === '' ? null : reason);
