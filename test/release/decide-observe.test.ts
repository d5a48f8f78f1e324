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

  it("is what went live a week ago, and nothing that nobody says went live", () => {
    const week = 7 * DAY;
    expect(found(inputOf("a", { served: [served("a", NOW - week)] }))).toHaveLength(1);
    expect(found(inputOf("a", { served: [served("a", NOW - week - 1)] }))).toEqual([]);
    expect(found(inputOf("a", { served: [served("b", NOW)] }))).toEqual([]);
    expect(decideObserve(inputOf("a"))).toEqual({ times: [], left: 0, waits: null });
    expect(decideObserve(inputOf(null))).toMatchObject({
      times: [],
      waits: expect.stringMatching(/nothing/) as string,
    });
  });

  it("goes by the host's last request where that was for what serves, and was carried out", () => {
    const request = (changes: object) => ({
      type: "promote",
      fromDeploymentId: "b",
      toDeploymentId: "a",
      status: "succeeded",
      requestedAt: NOW - MINUTE,
      ...changes,
    });
    const since = (changes: object, servedAt = NOW - DAY) =>
      decideObserve(inputOf("a", { served: [served("a", servedAt)] }, request(changes))).times[0]?.from;
    expect(since({})).toBe(NOW - MINUTE);
    expect(since({}, NOW - 1)).toBe(NOW - 1);
    expect(since({ toDeploymentId: "b" })).toBe(NOW - DAY);
    expect(since({ status: "failed" })).toBe(NOW - DAY);
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

  it("is of those between two looks only what nobody brought that we know of, and what served at another time", () => {
    const last = NOW - 60 * MINUTE;
    const observations = [observed("a", last)];
    const list = (...between: readonly (readonly [string, number])[]) => [
      served("e", NOW - MINUTE),
      ...between.map(([id, at]) => served(id, at)),
    ];
    const ids = (served_: ReturnType<typeof list>, releases: ObserveInput["releases"] = []) =>
      decideObserve(inputOf("e", { served: served_, observations, releases })).times.map(({ id }) => id);
    expect(ids(list(["b", last + 3 * MINUTE]))).toEqual(["e", "b"]);
    // Two of the host's words for one moment are one time.
    expect(ids(list(["b", last + 2 * MINUTE]))).toEqual(["e"]);
    expect(ids(list(["b", NOW]))).toEqual(["e"]);
    expect(ids(list(["b", NOW - MINUTE]))).toEqual(["e"]);
    expect(ids(list(["e", NOW - 9 * MINUTE]))).toEqual(["e"]);
    expect(ids(list(["a", NOW - 9 * MINUTE]))).toEqual(["e"]);
    expect(ids(list(["r", NOW - 9 * MINUTE]), [released("r", last - 1)])).toEqual(["e"]);
    expect(decideObserve(inputOf("e", { served: list(["b", NOW - 9 * MINUTE]), observations }))).toEqual({
      times: [
        { id: "e", from: NOW - MINUTE, fromIsFound: false, previous: "b" },
        { id: "b", from: NOW - 9 * MINUTE, fromIsFound: false, previous: "a" },
      ],
      left: 0,
      waits: null,
    });
  });

  it("names what served before by the record, else by the host's list, and nothing where neither has it", () => {
    const before = (served_: ObserveInput["served"], parts: Partial<ObserveInput> = {}) =>
      decideObserve(inputOf("b", { served: served_, ...parts })).times[0]?.previous;
    expect(before([served("b", NOW - 5)])).toBeNull();
    expect(before([served("c", NOW - 1), served("b", NOW - 5), served("b", NOW - 9), served("a", NOW - 10)])).toBe("a");
    expect(before([served("b", NOW - 5), served("a", NOW - 5)])).toBeNull();
    // It came back: what our records know last is itself.
    const observations = [observed("b", NOW - DAY)];
    expect(before([served("b", NOW - 5), served("x", NOW - 7)], { observations })).toBe("x");
  });

  it("goes by the later of a release and an observation", () => {
    const list = [served("b", NOW - 5 * MINUTE)];
    const at = (release: number, observation: number) =>
      found(
        inputOf("b", { served: list, releases: [released("r", release)], observations: [observed("b", observation)] }),
      );
    expect(at(NOW - 20 * MINUTE, NOW - 5 * MINUTE)).toEqual([]);
    expect(at(NOW - 10 * MINUTE, NOW - 20 * MINUTE)).toEqual([["b", NOW - 5 * MINUTE, "r"]]);
    // Of the same moment the observation is the one that saw it in production.
    expect(at(NOW - 5 * MINUTE, NOW - 5 * MINUTE)).toEqual([]);
    expect(found(inputOf("r", { served: [served("r", NOW)], releases: [released("r", NOW - DAY)] }))).toEqual([]);
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
    const brought = { observations: [first], releases, served: [served("r", NOW - 30 * MINUTE)] };
    expect(servedUntil(first, inputOf("a", brought), [])).toBe(NOW - 30 * MINUTE);
    // What came earlier, or at the same moment, did not end it.
    const earlier = [observed("z", NOW - 61 * MINUTE), observed("y", NOW - 60 * MINUTE), first];
    expect(servedUntil(first, inputOf("a", { observations: earlier }), [])).toBeNull();
    const later = [observed("c", NOW - 10 * MINUTE), observed("b", NOW - 20 * MINUTE), first];
    expect(servedUntil(first, inputOf("c", { observations: later }), [])).toBe(NOW - 20 * MINUTE);
  });
});
