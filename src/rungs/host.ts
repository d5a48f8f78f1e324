import type { HostRung } from "./contract.ts";

export const host: HostRung = {
  key: "host",
  moves: "deployment",
  description:
    "Points production back at the known-good deployment, by the host's own instant rollback, and reads back the project and every domain. It needs no build. It is in every ladder.",
  example: "rollback: { ladder: [host] }\n",
  cannotUndo:
    "data and migrations; environment variables and crons stay those of the known-good build, also where they were changed since",
  roles: [],
  explain: () => "production points back at the known-good deployment, read back on every domain",
};
