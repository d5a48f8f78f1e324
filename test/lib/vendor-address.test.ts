import { describe, expect, it } from "vitest";
import { type AddressSetting, resolveAddress, troubleOfAddress } from "../../src/lib/vendor-address.ts";

const ACME: AddressSetting = {
  name: "ACME_URL",
  source: "address",
  purpose: "find Acme",
  default: "https://acme.example/",
  inPlan: "acme",
};
const RUNNER: AddressSetting = { ...ACME, source: "runner" };
const OWN = { acme: "https://acme.internal.example/base" };

describe("an address that a token may be sent to", () => {
  it.each([
    "https://acme.example",
    "https://acme.example:8443/base/",
    "https://10.0.0.7",
    "http://127.0.0.1:4000",
    "http://localhost:4000",
    "http://[::1]:4000",
  ])("is %s", (text) => {
    expect(troubleOfAddress(text)).toBeNull();
  });

  it.each([
    ["http://acme.example", "begins with http://"],
    ["http://10.0.0.7", "begins with http://"],
    ["http://0.0.0.0:4000", "begins with http://"],
    ["http://127.0.0.1.example:4000", "begins with http://"],
    ["http://localhost.example:4000", "begins with http://"],
    ["https://user:pa55word@acme.example", "has a user name or password in it"],
    ["https://acme.example@evil.example", "has a user name or password in it"],
    ["https://acme.example/?next=", "has a ? or # in it"],
    ["ftp://acme.example", "is not an http or https address"],
    ["acme.example", "is not an http or https address"],
    ["", "is not an http or https address"],
  ])("is not %s", (text, trouble) => {
    expect(troubleOfAddress(text)).toContain(trouble);
  });
});

describe("the address of a vendor", () => {
  const resolve = (written: string | undefined, planned = {}, setting = ACME) => {
    const found = resolveAddress({ ACME_URL: written }, planned, setting);
    return found instanceof URL ? found.href : found;
  };

  it("is the plan's, or the usual one", () => {
    expect(resolve(undefined)).toBe("https://acme.example/");
    expect(resolve(" \n")).toBe("https://acme.example/");
    expect(resolve(undefined, OWN)).toBe("https://acme.internal.example/base");
    expect(resolve(undefined, { other: "https://other.example" })).toBe("https://acme.example/");
    expect(resolve(undefined, OWN, { ...ACME, inPlan: "other" })).toBe("https://acme.example/");
  });

  it("must stand in the plan where there is no usual one", () => {
    const nobody = { ...ACME, default: null };
    expect(resolve(undefined, OWN, nobody)).toBe("https://acme.internal.example/base");
    expect(resolve("http://127.0.0.1:4000", {}, nobody)).toBe("http://127.0.0.1:4000/");
    for (const written of [undefined, "https://evil.example"]) {
      expect(resolve(written, {}, nobody)).toEqual({
        trouble: "is not known: the plan does not name the address",
        remedy: "Name it in the plan: project: { addresses: { acme: https://acme.example.com } }.",
      });
    }
    expect(resolve("https://evil.example", OWN, nobody)).toMatchObject({ trouble: expect.stringContaining("another") });
  });

  it("is an emulator's on this machine where a variable says so, whatever the plan names", () => {
    expect(resolve("http://127.0.0.1:4000")).toBe("http://127.0.0.1:4000/");
    expect(resolve("http://localhost:4000", OWN)).toBe("http://localhost:4000/");
  });

  it("may be repeated by a variable, but is not changed by one", () => {
    expect(resolve("https://acme.example")).toBe("https://acme.example/");
    expect(resolve("https://acme.internal.example/base/", OWN)).toBe("https://acme.internal.example/base/");
    for (const written of ["https://evil.example", "https://acme.example:8443", "https://acme.example/base"]) {
      expect(resolve(written)).toMatchObject({ trouble: "names another address than https://acme.example" });
    }
    expect(resolve("https://acme.example", OWN)).toMatchObject({
      trouble: "names another address than https://acme.internal.example",
    });
  });

  it("is the runner's own word where the runner sets it, over https", () => {
    expect(resolve("https://github.acme.example/api/v3", {}, RUNNER)).toBe("https://github.acme.example/api/v3");
    expect(resolve("http://github.acme.example/api/v3", {}, RUNNER)).toHaveProperty("trouble");
  });

  it("is told how to be named, and what was written is not repeated", () => {
    const found = JSON.stringify(resolve("https://evil.example/tok-never-shown"));
    expect(found).toContain("project: { addresses: { acme: https://acme.example.com } }");
    expect(found).not.toContain("evil.example");
    const { inPlan: _, ...notHosted } = ACME;
    expect(JSON.stringify(resolve("https://evil.example", {}, notHosted))).not.toContain("addresses");
  });
});
