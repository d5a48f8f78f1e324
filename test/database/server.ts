/** The one PostgreSQL server of a run of vitest: 15, which hosts run. A file that needs another starts it: start-server.ts. */
import type { TestProject } from "vitest/node";
import { findBinaries } from "./binaries.ts";
import { startServer } from "./start-server.ts";

export interface ServerAddress {
  readonly port: number;
  /** Of the superuser `postgres`. */
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: ServerAddress;
  }
}

/** Vitest's global setup; the function that it returns ends the server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const startedAt = performance.now();
  const { port, password, stop } = await startServer(findBinaries(), {
    shared_preload_libraries: "pg_stat_statements",
  });
  console.log(`PostgreSQL is up on port ${port} after ${Math.round(performance.now() - startedAt)} ms`);
  project.provide("postgres", { port, password });
  return stop;
}
