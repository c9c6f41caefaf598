import { UniqueDraws } from './unique-draws.ts';

/** Everything of which no two parties have the same. */
export interface Registers {
  readonly nationalIds: UniqueDraws;
  readonly companyIds: UniqueDraws;
  readonly phones: UniqueDraws;
  readonly emails: UniqueDraws;
  /** Names and mail domains of companies. */
  readonly names: UniqueDraws;
}

export const openRegisters = (): Registers => ({
  nationalIds: new UniqueDraws(),
  companyIds: new UniqueDraws(),
  phones: new UniqueDraws(),
  emails: new UniqueDraws(),
  names: new UniqueDraws(),
});
