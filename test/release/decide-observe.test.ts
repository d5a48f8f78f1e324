import { describe, expect, it } from "vitest";
import { decideObserve, type ObserveInput, servedUntil } from "../../src/release/decide-observe.ts";
import type { ObservationPayload } from "../../src/release/observation.ts";
import type { OwnRecord, ProductionPayload } from "../../src/release/record.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 100 * DAY;

function own<Payload>(payload: unknown, createdAt: number): OwnRecord<Payload> {
  const deployment = { id: 1, environment: "production", task: "", sha: "", payload, creator: "", createdAt };
  return { deployment, payload: payload as Payload };
}

const observed = (id: string, liveAt: number) => own<ObservationPayload>({ candidate: { id }, liveAt }, liveAt);
const released = (id: string, at: number) => own<ProductionPayload>({ candidate: { id } }, at);
const served = (id: string, servedAt: number) => ({ id, commit: null, servedAt });

function inputOf(
  current: string | null,
  parts: Partial<ObserveInput> = {},
  request: object | null = null,
): ObserveInput {
  const project = { id: "prj_1", name: "web", productionDeploymentId: current, autoAssignDomains: true };
  const production = { project: { ...project, aliasRequest: request }, aliases: [] } as ObserveInput["production"];
  return { production, served: [], releases: [], observations: [], now: NOW, ...parts };
}

const found = (input: ObserveInput) => decideObserve(input).times.map(({ id, from, previous }) => [id, from, previous]);

describe("what a look finds to observe", () => {
  it("is at the first look what went live lately, and not what was there for long", () => {
    const list = [served("b", NOW - MINUTE), served("a", NOW - DAY)];
    expect(found(inputOf("b", { served: list }))).toEqual([["b", NOW - MINUTE, "a"]]);
    expect(found(inputOf("a", { served: [served("a", NOW - 8 * DAY)] }))).toEqual([]);
    expect(found(inputOf(null))).toEqual([]);
  });

  it("is nothing while the host is bringing another one", () => {
    const request = {
      type: "promote",
      fromDeploymentId: "a",
      toDeploymentId: "b",
      status: "in-progress",
      requestedAt: NOW,
    };
    const input = inputOf("a", { served: [served("a", NOW - MINUTE)] }, request);
    expect(decideObserve(input)).toMatchObject({ times: [], waits: expect.stringContaining("bringing b") });
  });

  it("is everything that served since the last one that is known, the newest first, and no more than three", () => {
    const list = [
      served("e", NOW - 1),
      served("d", NOW - 5 * MINUTE),
      served("c", NOW - 9 * MINUTE),
      served("b", NOW - 20 * MINUTE),
    ];
    const observations = [observed("a", NOW - 60 * MINUTE)];
    const input = inputOf("e", { served: [...list, served("a", NOW - 60 * MINUTE)], observations });
    expect(found(input)).toEqual([
      ["e", NOW - 1, "d"],
      ["d", NOW - 5 * MINUTE, "c"],
      ["c", NOW - 9 * MINUTE, "b"],
    ]);
    expect(decideObserve(input).left).toBe(1);
  });

  it("is the same one again where it came back, by the host's word, or by ours where the host says nothing", () => {
    const observations = [observed("b", NOW - 10 * MINUTE), observed("a", NOW - 30 * MINUTE)];
    const list = [served("b", NOW - 10 * MINUTE), served("a", NOW - 30 * MINUTE)];
    const request = {
      type: "rollback",
      fromDeploymentId: "b",
      toDeploymentId: "a",
      status: "succeeded",
      requestedAt: NOW - MINUTE,
    };
    expect(found(inputOf("a", { served: list, observations }, request))).toEqual([["a", NOW - MINUTE, "b"]]);
    expect(decideObserve(inputOf("a", { served: list, observations })).times).toEqual([
      { id: "a", from: NOW, fromIsFound: true, previous: "b" },
    ]);
    // Two of the host's words for one moment are one time.
    expect(found(inputOf("b", { served: [served("b", NOW - 9 * MINUTE)], observations }))).toEqual([]);
    expect(found(inputOf("b", { served: [served("b", NOW - 7 * MINUTE)], observations }))).toHaveLength(1);
  });

  it("is never what a release of ours brought, nor what serves while a release is on its way", () => {
    const list = [served("a", NOW - DAY)];
    expect(found(inputOf("a", { served: list, releases: [released("a", NOW - DAY)] }))).toEqual([]);
    expect(found(inputOf("a", { served: list, releases: [released("r", NOW - MINUTE)] }))).toEqual([]);
    const foreign = { served: [served("f", NOW - MINUTE), ...list], releases: [released("r", NOW - 5 * MINUTE)] };
    expect(found(inputOf("f", foreign))).toEqual([["f", NOW - MINUTE, "r"]]);
  });
});

describe("what is observed served", () => {
  it("until the next one, whoever brought it, and still where there is none", () => {
    const first = observed("a", NOW - 60 * MINUTE);
    expect(servedUntil(first, inputOf("a", { observations: [first] }), [])).toBeNull();
    expect(servedUntil(first, inputOf("b", { observations: [first] }), [{ from: NOW - 5 * MINUTE }])).toBe(
      NOW - 5 * MINUTE,
    );
    const releases = [released("r", NOW - 30 * MINUTE)];
    expect(servedUntil(first, inputOf("r", { observations: [first], releases }), [])).toBe(NOW - 30 * MINUTE);
    // A release that never arrived ended nothing.
    expect(servedUntil(first, inputOf("a", { observations: [first], releases }), [])).toBeNull();
    expect(servedUntil(first, inputOf("x", { observations: [first] }), [])).toBe(NOW);
  });
});
