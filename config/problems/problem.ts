import { nearestName } from '../nearest-name.ts';

export type ConfigPath = readonly (string | number)[];

/** One thing that is wrong in a configuration file. The message never holds a value that came from the environment. */
export interface Problem {
  readonly path: ConfigPath;
  readonly message: string;
}

/** `sources.sales.key[0]`. */
export function formatPath(path: ConfigPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** `unknown key; did you mean "connector"?` or, when none is near, `unknown key; allowed: ...`. */
export function unknownName(what: string, name: string, allowed: readonly string[]): string {
  const nearest = nearestName(name, allowed);
  if (nearest !== null) return `unknown ${what}; did you mean "${nearest}"?`;
  return allowed.length === 0 ? `unknown ${what}; none is declared` : `unknown ${what}; allowed: ${allowed.join(', ')}`;
}
