import type { HttpClient } from '../http/client.ts';

/** What every request of an export needs. */
export interface ExportRequest {
  readonly http: HttpClient;
  readonly source: string;
  readonly pageSize: number;
}
