import { describe, expect, it } from "vitest";
import { migrate } from "../../../src/steps/migrate/index.ts";
import { refusedScript, refusedUndo } from "../../../src/steps/migrate/refused-undo.ts";
import { mistakesOf } from "../../gates/gate-context.ts";

const LEAST = { database: "STAGING_DATABASE_URL", tool: "knex", run: "npx knex migrate:latest" };

describe("the spec of migrate", () => {
  it("has the tool's own folder and table, and a short lock timeout", () => {
    expect(migrate.spec.parse(LEAST)).toMatchObject({
      as: "DATABASE_URL",
      history: { tool: "knex", dir: "migrations", table: { schema: "public", table: "knex_migrations" } },
      lockTimeoutMs: 2_000,
      tries: 6,
      trial: null,
    });
    expect(migrate.spec.parse({ ...LEAST, tool: "none", trial: true })).toMatchObject({
      history: null,
      trial: { from: "either", reversible: false },
    });
    expect(migrate.spec.parse({ ...LEAST, trial: false })).toMatchObject({ trial: null });
  });

  it("needs a vendor's role where it is tried on a branch there, and nobody's else", () => {
    const spec = migrate.spec.parse({ ...LEAST, trial: { neon: { project: "floral-king-961888" } } });
    expect(spec.trial).toEqual({
      from: { vendor: "neon", project: "floral-king-961888", branch: null },
      reversible: false,
      identity: null,
    });
    expect(migrate.rolesFor?.(spec)).toContain("managedDatabases");
    expect(migrate.rolesFor?.(spec)).not.toContain("storedBackups");
    expect(migrate.provider?.(spec)).toBe("neon");
    expect(migrate.explain(spec)).toContain("tried on a branch at its vendor first");
    const here = migrate.spec.parse({ ...LEAST, trial: true });
    expect(migrate.rolesFor?.(here)).not.toContain("managedDatabases");
    expect(migrate.rolesFor?.(here)).toContain("storedBackups");
    for (const trial of [false, { from: "template" }]) {
      expect(migrate.rolesFor?.(migrate.spec.parse({ ...LEAST, trial }))).not.toContain("storedBackups");
    }
    expect(migrate.provider?.(here)).toBeUndefined();
    const supabase = migrate.spec.parse({ ...LEAST, trial: { supabase: { project: "abcdefghijklmnopqrst" } } });
    expect(migrate.provider?.(supabase)).toBe("supabase");
    for (const trial of [
      { from: "scratch", neon: { project: "p" } },
      { neon: { project: "p" }, supabase: { project: "abcdefghijklmnopqrst" } },
    ]) {
      expect(migrate.spec.safeParse({ ...LEAST, trial }).success).toBe(false);
    }
  });

  it.each([
    [{ tool: "rails" }, "tool"],
    [
      { undo: "npx supabase migration down --linked --last 1" },
      "undo: refused: supabase migration down drops every schema",
    ],
    [{ undo: "drizzle-kit drop" }, "undo: refused: drizzle-kit drop deletes a migration's file"],
    [{ tool: "none", dir: "migrations" }, "dir: only with a tool"],
    [{ table: "app.done(name)" }, "table: expected the table alone"],
    [{ unchanged: ["users"], grows: ["users"] }, "grows: users cannot both grow and be unchanged"],
    [{ trial: { reversible: true } }, "trial: reversible: true needs undo"],
    [{ checks: [{ query: "select 1" }] }, "checks.0: expected one of equals, at-least and at-most"],
    [{ checks: [{ query: "select 1", equals: 1, "at-most": 2 }] }, "checks.0: expected one of"],
    [{ "lock-timeout": "10m" }, "lock-timeout: too long"],
    [{ unchanged: ['a"b'] }, "unchanged.0: expected a table"],
  ])("refuses %j", (more, mistake) => {
    expect(mistakesOf(migrate.spec, { ...LEAST, ...more })).toContain(mistake);
  });

  it("is given what opens a backup where that is set, and does without where it is not", () => {
    const spec = migrate.spec.parse({ ...LEAST, trial: { from: "scratch", identity: "BACKUP_KEY" } });
    expect([migrate.secrets?.(spec), migrate.optionalSecrets?.(spec)]).toEqual([
      ["STAGING_DATABASE_URL"],
      ["BACKUP_KEY"],
    ]);
    expect(migrate.optionalSecrets?.(migrate.spec.parse({ ...LEAST, trial: true }))).toEqual([]);
  });

  it("runs where no history is read only once", () => {
    expect(migrate.once?.(migrate.spec.parse(LEAST))).toBe(false);
    expect(migrate.once?.(migrate.spec.parse({ ...LEAST, tool: "none" }))).toBe(true);
  });
});

describe("a command that is no way back", () => {
  it.each([
    "supabase migration down",
    "npx supabase --debug db reset --linked",
    "prisma migrate reset --force",
    "prisma migrate resolve --rolled-back 1",
    "dbmate drop",
    "goose -dir migrations postgres $DB reset",
    "sequelize-cli db:migrate:undo:all",
    "typeorm schema:drop",
    "knex migrate:rollback --all",
    "migrate -path m -database $DB drop -f",
    "migrate -path m -database $DB down",
  ])("is refused: %s", (line) => {
    expect(refusedUndo(line)).not.toBeNull();
  });

  it.each([
    "npx knex migrate:rollback",
    "dbmate down",
    "goose down",
    "migrate -path m -database $DB down 1",
    "sequelize-cli db:migrate:undo",
    "npx node-pg-migrate down",
    "node node_modules/node-pg-migrate/bin/node-pg-migrate.js down",
    "npm run db:rollback",
    "echo done && npx supabase status; ./migration down",
  ])("is not: %s", (line) => {
    expect(refusedUndo(line)).toBeNull();
  });

  it("is found behind a script of the package", () => {
    const packageJson = JSON.stringify({ scripts: { "db:rollback": "supabase migration down", ok: "dbmate down" } });
    for (const start of ["npm run", "yarn", "pnpm run", "bun run"]) {
      expect(refusedScript(`${start} db:rollback`, packageJson)).toContain("drops every schema");
    }
    expect(refusedScript("npm run ok", packageJson)).toBeNull();
    expect(refusedScript("npm run gone", packageJson)).toBeNull();
    expect(refusedScript("npm run db:rollback", "{")).toBeNull();
    expect(refusedScript("npm run db:rollback", null)).toBeNull();
  });
});

describe("what stays after a rollback", () => {
  const spec = migrate.spec.parse(LEAST);
  const point = { count: 1, newest: "0001_a", schema: "a" };
  const run = {
    database: "DB",
    tool: "knex",
    before: point,
    after: { count: 2, newest: "0002_b", schema: "b" },
    applied: ["0002_b"],
    startedAt: 1,
    endedAt: 2,
    tries: 1,
    blockedBy: [],
    notValid: [],
    counts: [],
    trial: null,
    unmet: [],
  };

  it("is the schema's version, and nothing where nothing was applied", () => {
    expect(migrate.leavesBehind(spec, run)).toBe("the schema stays at 0002_b");
    expect(migrate.leavesBehind(spec, { ...run, applied: [], after: point })).toBeNull();
    const unknown = { count: null, newest: null, schema: null };
    expect(migrate.leavesBehind(spec, { ...run, applied: [], before: unknown })).toBe("the schema stays at 0002_b");
    expect(migrate.leavesBehind(spec, null)).toBe("the schema stays as the migration leaves it");
  });

  it("may be taken back by a machine only where a trial showed that nothing is lost", () => {
    const loses = (trial: object | null) => migrate.undo?.losesData(spec, { ...run, trial } as typeof run);
    expect(migrate.undo?.losesData(spec, null)).toBe(true);
    expect(loses(null)).toBe(true);
    expect(loses({ copy: "template", down: "loses", loses: ["column a.b"] })).toBe(true);
    expect(loses({ copy: "template", down: "restores", loses: [] })).toBe(false);
  });
});
