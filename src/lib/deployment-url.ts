/** A deployment's or domain's address with its scheme. Loopback hosts (a rehearsal's) have no certificate. */
export function deploymentUrl(host: string): string {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(host) ? `http://${host}` : `https://${host}`;
}
