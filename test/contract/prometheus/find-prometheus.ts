/** Where Prometheus and its tool lie: Debian's package `prometheus`, or any other on the PATH. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
}

/** Null where the machine does not have both. */
export function findPrometheus(env: NodeJS.ProcessEnv): PrometheusPrograms | null {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const find = (name: string) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const [prometheus, promtool] = [find("prometheus"), find("promtool")];
  return prometheus === undefined || promtool === undefined ? null : { prometheus, promtool };
}
