import { Option } from 'commander';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  readonly json?: true;
}

export const configOption = () => new Option('-c, --config <file>', 'configuration file').default('yekta.yaml');
export const jsonOption = () => new Option('--json', 'print one JSON value for scripts');
