/** Whether a host is this machine itself, as it stands in an address: `localhost`, `127.0.0.1`, `::1` or `[::1]`. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || /^\[?::1\]?$/.test(host) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
