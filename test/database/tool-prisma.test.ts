import { describe } from "vitest";
import { itServes, joined } from "./history-tool-suite.ts";

// Its engine in WebAssembly, which is part of the package; the one in Rust is downloaded when it is first needed.
const PRISMA = "CHECKPOINT_DISABLE=1 PRISMA_CLIENT_ENGINE_TYPE=client node node_modules/prisma/build/index.js";
const CONFIG = `import { PrismaPg } from "@prisma/adapter-pg";
export default {
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
};\n`;
const SCHEMA = `datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n`;

describe("Prisma", () => {
  itServes({
    spec: { tool: "prisma", run: `${PRISMA} migrate deploy` },
    files: (migrations) => ({
      "prisma.config.mjs": CONFIG,
      "prisma/schema.prisma": SCHEMA,
      "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
      ...Object.fromEntries(
        migrations.map(({ version, title, up }) => [`prisma/migrations/${version}_${title}/migration.sql`, joined(up)]),
      ),
    }),
    nameOf: ({ version, title }) => `${version}_${title}`,
    afterFailure: {
      first: true,
      half: true,
      says: "1 of 2 pending migrations are applied",
      // What `prisma migrate resolve --rolled-back` writes, for which it would download the other engine.
      repair: { sql: "update _prisma_migrations set rolled_back_at = now() where finished_at is null" },
    },
    blocked: "migration_unfinished",
  });
});
