import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mayStandWith, REASON_CLASSES, REASON_CODES, reasonClass } from "../../src/lib/reason-code.ts";

const source = join(import.meta.dirname, "../../src");
const sources = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("sandbox"))
  .map((file) => ({ file, text: readFileSync(join(source, file), "utf8") }));

describe("the table of reason codes", () => {
  it("gives every code an outcome, a class that exists and a sentence", () => {
    for (const [code, reason] of Object.entries(REASON_CODES)) {
      expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
      expect(reason.outcomes.length).toBeGreaterThan(0);
      expect(Object.keys(REASON_CLASSES)).toContain(reason.class);
      expect(reason.meaning).toMatch(/^[A-Z].+\.$/);
    }
  });

  it("agrees with every verdict in the sources: a code stands only with an outcome of its row", () => {
    const given = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(pass|fail|hold)\(\s*"([a-z_]+)"/g)].map(([, outcome = "", code = ""]) => ({
        file,
        code,
        outcome: outcome as "pass",
      })),
    );
    expect(given.length).toBeGreaterThan(100);
    expect(given.filter(({ code, outcome }) => !mayStandWith(code, outcome))).toEqual([]);
  });

  it("has no code that nothing gives", () => {
    const everything = sources
      .filter(({ file }) => file !== "lib/reason-code.ts" && file !== "lib/database-reasons.ts")
      .map(({ text }) => text)
      .join("\n");
    expect(Object.keys(REASON_CODES).filter((code) => !everything.includes(`"${code}"`))).toEqual([]);
  });

  it("is what decides, never the spelling of a code", () => {
    const bySpelling = sources.filter(({ text }) =>
      /reasonCode\)?\.(?:startsWith|includes|endsWith|match)\(/.test(text),
    );
    expect(bySpelling.map(({ file }) => file)).toEqual([]);
  });

  it("refuses a code from outside that is unknown, inherited or contradicts its outcome", () => {
    expect(mayStandWith("gate_passed", "pass")).toBe(true);
    expect(mayStandWith("gate_failed", "pass")).toBe(false);
    expect(mayStandWith("no_data", "fail")).toBe(false);
    expect(mayStandWith("toString", "pass")).toBe(false);
    expect(mayStandWith("no_such_code", "hold")).toBe(false);
  });

  it("calls trouble of a vendor and of a credential by their class", () => {
    expect(reasonClass("vendor_timeout")).toBe("vendor");
    expect(reasonClass("credential_rejected")).toBe("credential");
    expect(reasonClass("condition_met")).toBe("refused");
  });
});
