import { afterEach, describe, expect, it } from "vitest";
import { mustBeSet } from "../../../src/lib/setting.ts";
import { checklyMetrics } from "../../../src/providers/checkly/metrics.ts";
import {
  type ScriptedAnswer,
  type ScriptedCheckly,
  type SeenRequest,
  providerError,
  scriptCheckly,
} from "./scripted-checkly.ts";

const FROM = Date.parse("2026-11-20T12:00:00Z");
const TO = Date.parse("2026-11-20T12:10:00Z");
const MINUTE = 60_000;

let checkly: ScriptedCheckly | null = null;

afterEach(async () => {
  await checkly?.close();
  checkly = null;
});

function entry(id: string, at: number, over: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    startedAt: new Date(at).toISOString(),
    hasFailures: false,
    hasErrors: false,
    isCancelled: false,
    resultType: "FINAL",
    traceId: null,
    ...over,
  };
}

function oneCheck(over: Readonly<Record<string, unknown>> = {}): ScriptedAnswer {
  const body = [{ id: "c1", name: "Home", activated: true, frequency: 10, tags: ["prod"], ...over }];
  return { status: 200, headers: { "content-range": "1-1/1" }, body };
}

function page(entries: readonly unknown[], nextId: string | null = null): ScriptedAnswer {
  return { status: 200, body: { length: entries.length, entries, nextId } };
}

async function readBuckets(
  answer: (request: SeenRequest) => ScriptedAnswer,
  request: { readonly from: number; readonly to: number; readonly since?: number },
) {
  checkly = await scriptCheckly(answer);
  const source = await checklyMetrics.connect("uptime", checklyMetrics.spec.parse({ tags: ["prod"] }), checkly.context);
  const { since, ...span } = request;
  const own = since === undefined ? {} : { since };
  const scope = { commit: "0123456", environment: "production" };
  return (await source.readBuckets?.({ span, bucketMs: MINUTE, ...own }, scope)) ?? [];
}

async function read(
  answer: (request: SeenRequest) => ScriptedAnswer,
  metric = "uptime",
  tags: readonly string[] = ["prod"],
) {
  checkly = await scriptCheckly(answer);
  const spec = checklyMetrics.spec.parse({ tags });
  const source = await checklyMetrics.connect(metric, spec, checkly.context);
  return source.read({ from: FROM, to: TO }, { commit: "0123456", environment: "production" });
}

function withResults(results: ScriptedAnswer, check = oneCheck()) {
  return (request: SeenRequest): ScriptedAnswer => (request.path === "/v1/checks" ? check : results);
}

describe("the spec", () => {
  it("fills in how long results take", () => {
    const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
    expect(checklyMetrics.settleMs(spec)).toBe(MINUTE);
    expect(checklyMetrics.settleMs(checklyMetrics.spec.parse({ tags: ["prod"], settle: "90s" }))).toBe(90_000);
    const needed = checklyMetrics.settings.filter((setting) => mustBeSet(setting, spec)).map(({ name }) => name);
    expect(needed).toEqual(["CHECKLY_API_KEY", "CHECKLY_ACCOUNT_ID"]);
  });

  it.each([
    {},
    { tags: [] },
    { tags: [""] },
    { tags: "prod" },
    { tags: ["prod"], settle: "soon" },
    { tags: ["prod"], tag: "x" },
  ])("refuses %j", (value) => {
    expect(checklyMetrics.spec.safeParse(value).success).toBe(false);
  });

  it("says what each metric is, and which it knows", () => {
    const spec = checklyMetrics.spec.parse({ tags: ["prod"] });
    expect(checklyMetrics.measure("uptime", spec)).toMatchObject({ unit: "ratio", series: { kind: "share" } });
    expect(checklyMetrics.measure("check_failures", spec)).toMatchObject({ unit: "count", series: { kind: "events" } });
    for (const unknown of ["latency", "constructor"]) {
      expect(checklyMetrics.measure(unknown, spec)).toMatch(/knows uptime and check_failures/);
    }
  });

  it("connects to no metric that it does not know", async () => {
    const error = await providerError(read(() => oneCheck(), "latency"));
    expect(error).toMatchObject({ reasonCode: "plan_invalid" });
    expect(checkly?.seen).toEqual([]);
  });
});

describe("results that count", () => {
  it("are final, of the window, and about the site", async () => {
    const entries = [
      entry("before", FROM - 1),
      entry("first", FROM),
      entry("failed", FROM + MINUTE, { hasFailures: true, hasErrors: true }),
      entry("attempt", FROM + 2 * MINUTE, { resultType: "ATTEMPT", hasFailures: true }),
      entry("canceled", FROM + 3 * MINUTE, { isCancelled: true, hasFailures: true }),
      entry("checkly's trouble", FROM + 4 * MINUTE, { hasErrors: true }),
      entry("without a start", FROM, { startedAt: null }),
      entry("last", TO - 1, { hasFailures: true }),
      entry("after", TO),
    ];
    const reading = await read(withResults(page(entries)));
    expect(reading).toMatchObject({ value: 1 / 3, sampleCount: 3, complete: true, window: { from: FROM, to: TO } });
    await checkly?.close();
    expect(await read(withResults(page(entries)), "check_failures")).toMatchObject({ value: 2, sampleCount: 3 });
  });

  it("are asked for in seconds, with the time that they may take", async () => {
    await read(withResults(page([entry("one", FROM)])));
    const request = checkly?.seen.at(-1);
    expect(request?.path).toBe("/v2/check-results/c1");
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      from: String(FROM / 1_000),
      to: String(TO / 1_000 + 60),
      limit: "100",
      resultType: "FINAL",
      fields: "id,startedAt,hasFailures,hasErrors,isCancelled,resultType,runLocation,sequenceId",
    });
  });

  it("are read from every page, each once", async () => {
    const reading = await read((request) => {
      if (request.path === "/v1/checks") return oneCheck();
      const cursor = request.query.get("nextId");
      if (cursor === null) return page([entry("a", FROM), entry("b", FROM + MINUTE)], "p2");
      return cursor === "p2" ? page([entry("b", FROM + MINUTE), entry("c", FROM + 2 * MINUTE)], "p3") : page([]);
    });
    expect(reading).toMatchObject({ sampleCount: 3 });
  });

  it("none is no data", async () => {
    expect(await read(withResults({ status: 200, body: { length: 0, nextId: null } }))).toMatchObject({
      value: null,
      sampleCount: 0,
    });
  });

  it("are refused when their list never ends", async () => {
    const error = await providerError(read(withResults(page([entry("a", FROM)], "again"))));
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining("cursor") });
  });
});

describe("checks that count", () => {
  it("carry every tag: the lists of the tags are intersected", async () => {
    const carriers: Readonly<Record<string, readonly string[]>> = { prod: ["c1", "c2"], eu: ["c2", "c3"] };
    await read(
      (request) => {
        if (request.path !== "/v1/checks") return page([entry("x", FROM)]);
        const ids = carriers[request.query.get("tag") ?? ""] ?? [];
        return { status: 200, body: ids.map((id) => ({ id, name: id, frequency: 10 })) };
      },
      "uptime",
      ["prod", "eu"],
    );
    const asked = checkly?.seen.filter((request) => request.path.startsWith("/v2/")).map((request) => request.path);
    expect(asked).toEqual(["/v2/check-results/c2"]);
    expect(checkly?.seen[0]?.query.get("applyGroupSettings")).toBe("true");
  });

  it.each([true, false])("are read page by page (content-range: %s)", async (withRange) => {
    const sizes = [100, 100, 7];
    const reading = await read((request) => {
      if (request.path !== "/v1/checks") return page([entry("r", FROM + 9 * MINUTE)]);
      const number = Number(request.query.get("page"));
      const checks = Array.from({ length: sizes[number - 1] ?? 0 }, (_, index) => ({
        id: `c${number}-${index}`,
        name: "n",
      }));
      return { status: 200, body: checks, ...(withRange ? { headers: { "content-range": "1-100/207" } } : {}) };
    });
    expect(reading.sampleCount).toBe(207);
  });

  it("none is a hold, not an uptime", async () => {
    const error = await providerError(read(() => ({ status: 200, body: [] }), "uptime", ["prod", "eu"]));
    expect(error).toMatchObject({ reasonCode: "no_matching_checks", message: expect.stringContaining("prod, eu") });
  });
});

describe("a silent check", () => {
  it.each([
    ["misses two runs", { frequency: 4 }, FROM + MINUTE, false],
    ["is within its rhythm", { frequency: 5 }, FROM + MINUTE, true],
    ["runs several times a minute", { frequency: 0 }, TO - 3 * MINUTE, false],
    ["is switched off", { frequency: 1, activated: false }, FROM + MINUTE, true],
    ["has no rhythm", { frequency: null }, FROM + MINUTE, true],
  ])("that %s: whether the data is complete", async (_, check, at, complete) => {
    expect(await read(withResults(page([entry("r", at)]), oneCheck(check)))).toMatchObject({ complete });
  });

  it("makes the whole reading incomplete, though another one talks", async () => {
    const reading = await read((request) => {
      if (request.path === "/v1/checks") {
        return { status: 200, body: ["c1", "c2"].map((id) => ({ id, name: id, frequency: 1 })) };
      }
      return page(request.path.endsWith("c1") ? [entry("r", TO - 1)] : []);
    });
    expect(reading).toMatchObject({ value: 1, sampleCount: 1, complete: false });
  });
});

it("names the credential where Checkly rejects it", async () => {
  const error = await providerError(
    read(() => ({ status: 401, body: { statusCode: 401, error: "Unauthorized", message: "Bad Token" } })),
  );
  expect(error).toMatchObject({
    reasonCode: "credential_rejected",
    remedy: expect.stringContaining("CHECKLY_API_KEY"),
  });
});

describe("buckets", () => {
  const at = (minute: number) => FROM + minute * MINUTE;
  const often = oneCheck({ frequency: 1 });

  it("count runs as conditions do, and rounds as evidence needs them", async () => {
    const runs = ["eu", "us", "ap"].map((runLocation, index) =>
      entry(runLocation, at(0.2), { runLocation, sequenceId: "s1", hasFailures: index === 0 }),
    );
    const [bucket] = await readBuckets(withResults(page(runs), often), { from: at(0), to: at(1) });
    // One place of three that fails is no failed round.
    expect(bucket).toMatchObject({ sampleCount: 3, badCount: 1, trials: { sampleCount: 1, badCount: 0 } });
  });

  it("leave out runs from before the release", async () => {
    const runs = [entry("a", at(0.1), { hasFailures: true }), entry("b", at(0.6))];
    const answer = withResults(page(runs), often);
    expect(await readBuckets(answer, { from: at(0), to: at(1) })).toMatchObject([{ sampleCount: 2, badCount: 1 }]);
    await checkly?.close();
    expect(await readBuckets(answer, { from: at(0), to: at(1), since: at(0.5) })).toMatchObject([
      { sampleCount: 1, badCount: 0 },
    ]);
  });

  it("are silent from the second run on that is missed, whichever part of the time is asked for", async () => {
    const runs = [0.1, 1.1, 2.1].map((minute) => entry(`r${minute}`, at(minute)));
    const answer = withResults(page(runs), often);
    const whole = await readBuckets(answer, { from: at(0), to: at(8) });
    expect(whole.map(({ complete }) => complete)).toEqual([true, true, true, true, false, false, false, false]);
    await checkly?.close();
    expect(await readBuckets(answer, { from: at(3), to: at(8) })).toEqual(whole.slice(3));
  });
});
