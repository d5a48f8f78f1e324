import { expect, it } from "vitest";
import { databaseNames } from "../../../src/sandbox/postgres/start-databases.ts";

it("a database is called as the variable of its address", () => {
  const names = databaseNames(["STAGING_DATABASE_URL", "PRODUCTION_DB_URL", "CATALOGUE_URL", "DATABASE_URL"]);
  expect(Object.fromEntries(names)).toEqual({
    STAGING_DATABASE_URL: "staging",
    PRODUCTION_DB_URL: "production",
    CATALOGUE_URL: "catalogue",
    DATABASE_URL: "database",
  });
});

it("two variables that would share a name do not", () => {
  const names = [...databaseNames(["STAGING_DATABASE_URL", "STAGING_DB_URL"]).values()];
  expect(new Set(names).size).toBe(2);
});
