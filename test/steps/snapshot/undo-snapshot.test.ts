import { describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/lib/error.ts";
import { Secret } from "../../../src/lib/secret.ts";
import { snapshot } from "../../../src/steps/snapshot/index.ts";

const NAME = "acme.staging-database-url.s";
const recorded = {
  kind: "snapshot",
  version: 1,
  name: NAME,
  database: { variable: "STAGING_DATABASE_URL", name: "app" },
  takenAt: Date.UTC(2026, 10, 22, 9),
  server: "15.18",
  encrypted: false,
  tables: 1,
  rows: 4,
  list: { size: 900, sha256: "a".repeat(64) },
  places: [{ place: "path:/mnt/kept", list: { id: "/mnt/kept/s.json", size: 900, mark: "sha256:a" }, expiresAt: null }],
};

describe("a snapshot that is put back", () => {
  it("is opened by the role that only reads, and where that has nothing no table was changed", async () => {
    const asked: string[] = [];
    const gone = new ProviderError({ reasonCode: "not_found", vendor: "A folder", message: "Gone.", remedy: "Look." });
    const role = (name: string) => ({
      open: async () => {
        asked.push(name);
        return {
          read: () => {
            throw gone;
          },
        };
      },
    });
    const spec = snapshot.spec.parse({ database: "STAGING_DATABASE_URL", tables: ["media"], to: "path:/mnt/kept" });
    const context = {
      roles: { stores: role("stores"), storedBackups: role("storedBackups") },
      env: {},
      recorded,
      secret: (name: string) => new Secret(name, "postgres://db.example/app"),
    };
    const verdict = await snapshot.undo?.apply(spec, context as never);
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "not_found",
      summary: "No table was changed; then: Gone.",
    });
    expect(asked).toEqual(["storedBackups"]);
  });
});
