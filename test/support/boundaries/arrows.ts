/** Folders that the files of each top folder may import from, beside their own. Nothing points the other way. */
export type Arrows = Readonly<Record<string, readonly string[] | 'all'>>;

const core = ['config', 'matching', 'pipeline'];
const services = [...core, 'connectors', 'warehouse', 'jobs', 'insights'];

export const arrows: Arrows = {
  config: [],
  matching: ['config'],
  pipeline: ['config', 'matching'],
  connectors: core,
  warehouse: core,
  jobs: core,
  insights: core,
  api: services,
  // `yekta serve` starts the API; the API never knows of commands.
  cli: [...services, 'api'],
  // Pages talk to the API over HTTP only.
  web: [],
  examples: [...services, 'api', 'cli'],
  bench: [...services, 'api', 'cli', 'examples'],
  test: 'all',
};

/** What keeps a folder pure, for itself and for everything that it imports as values. */
export interface Purity {
  readonly folder: string;
  /** Packages without I/O, clock and randomness. */
  readonly packages: readonly string[];
}

export const purity: Purity = {
  folder: 'matching',
  packages: ['libphonenumber-js', 'jalaali-js', 'fast-levenshtein'],
};
