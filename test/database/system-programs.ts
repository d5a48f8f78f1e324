/** What the tests take from the machine's packages: npm has neither a client with TLS nor a pooler. */
import { spawnSync } from "node:child_process";
import { isCi } from "../run-installed.ts";

/** By the package of Debian that has them. */
const PROGRAMS = { "postgresql-client": "pg_dump", pgbouncer: "pgbouncer", zstd: "zstd", age: "age" };

/** Throws in CI where one is missing; elsewhere it says in large letters which tests do not run. */
export function findSystemPrograms(): void {
  const missing = Object.entries(PROGRAMS).filter(([, program]) => !hasProgram(program));
  if (missing.length === 0) return;
  const names = missing.map(([name, program]) => `${program} (Debian: ${name})`).join(", ");
  if (isCi()) throw new Error(`this machine has no ${names}`);
  const line = "!".repeat(100);
  console.error(`${line}\nTESTS THAT NEED THEM DO NOT RUN: this machine has no ${names}\n${line}`);
}

/** Debian's pgbouncer lies in /usr/sbin, which no person's path has. */
export function hasProgram(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", env: environment() }).status === 0;
}

export function environment(): NodeJS.ProcessEnv {
  return { PATH: `${process.env["PATH"] ?? ""}:/usr/sbin`, LC_ALL: "C" };
}
