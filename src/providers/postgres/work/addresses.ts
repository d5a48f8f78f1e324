/** An address, told without its password, or for another database. */
import { Secret } from "../../../lib/secret.ts";
import type { DatabaseWork } from "../../contract.ts";
import { parsePlace } from "../parse-place.ts";

export const describeAddress: DatabaseWork["describe"] = (url) => {
  const { host, port, user, database } = parsePlace(url).address;
  return { host, port, user, database };
};

/** The same settings and certificates; messages go on naming the variable. */
export const otherDatabase: DatabaseWork["otherDatabase"] = (url, database) => {
  parsePlace(url);
  const [first = "", ...below] = url.reveal().trim().split(/\r?\n/);
  const changed = new URL(first.trim());
  changed.pathname = `/${encodeURIComponent(database)}`;
  return new Secret(url.name, [changed.href, ...below].join("\n"));
};
