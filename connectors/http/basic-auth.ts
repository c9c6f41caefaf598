/** Value of the Authorization header for HTTP Basic authentication (RFC 7617, UTF-8). */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
