/** How many records of each kind the generator makes. */
export interface AtlasRows {
  /** Rows of the sales workbook. */
  readonly sales: number;
  /** Rows of the accounting export. */
  readonly accounting: number;
  /** Requesters of the ticketing account; its agents and deleted users come on top. */
  readonly users: number;
  /** Organisations of the ticketing account. */
  readonly organizations: number;
  readonly tickets: number;
}

export interface AtlasOptions {
  /** Folder to write into; made when it does not exist. */
  readonly folder: string;
  /** The same seed gives the same company. Default `atlas`. */
  readonly seed?: string;
  /** Counts that differ from `atlasRows`; 0 leaves a kind of records out. The files grow with them, the name frequencies do not. */
  readonly rows?: Partial<AtlasRows>;
}

/** The size of the example company. */
export const atlasRows: AtlasRows = { sales: 2000, accounting: 1500, users: 1200, organizations: 250, tickets: 3000 };
