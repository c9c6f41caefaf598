/** What the server says to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function success(body: unknown): Answer {
  return { status: 200, headers: {}, body };
}

export function failure(status: number, error: string, description: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers, body: { error, description } };
}
