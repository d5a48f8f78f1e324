import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  failedRounds,
  judgeOutage,
  judgeRounds,
  nextRoundAt,
  type OutageWitnesses,
  type ProbeAnswer,
  type QuickRound,
  silenceLimitMs,
} from "../../src/judge/judge-outage.ts";
import { expectTold } from "../expect-told.ts";

const round = (second: number, answer: ProbeAnswer | null): QuickRound => ({ at: second * 1_000, answer });
const down = (...seconds: readonly number[]) => seconds.map((second) => round(second, "down"));

describe("quick rounds", () => {
  it("are made at once after a failure, and every two seconds then", () => {
    expect(nextRoundAt(down(0))).toBe(0);
    expect(nextRoundAt(down(0, 0))).toBe(2_000);
    expect(nextRoundAt(down(0, 0, 2))).toBe(4_000);
  });

  it("do not wait for one that is not answered, and are few", () => {
    expect(nextRoundAt([round(0, null)])).toBe(2_000);
    expect(nextRoundAt([round(0, null), round(2, null)])).toBe(4_000);
    expect(nextRoundAt(down(0, 0, 2, 4, 6, 8))).toBeNull();
  });

  it("show that a site is down after three failures that are four seconds apart", () => {
    expect(judgeRounds(down(0, 0, 2))).toBe("open");
    expect(judgeRounds(down(0, 4))).toBe("open");
    expect(judgeRounds(down(0, 0, 2, 4))).toBe("down");
  });

  it("are four seconds apart by their distance, and not by the time of day", () => {
    const noon = Date.UTC(2026, 10, 20, 12);
    const atNoon = (...milliseconds: readonly number[]) =>
      judgeRounds(milliseconds.map((one) => ({ at: noon + one, answer: "down" })));
    expect([atNoon(0, 2_000, 3_999), atNoon(0, 2_000, 4_000), atNoon(0, 4_000)]).toEqual(["open", "down", "open"]);
  });

  it("show nothing with one answer among them, or while an earlier one is only slow", () => {
    expect(judgeRounds([...down(0, 0, 2), round(4, "answered")])).toBe("answered");
    expect(judgeRounds([round(0, "answered"), ...down(2, 4, 6)])).toBe("answered");
    expect(judgeRounds([round(0, null), ...down(2, 4, 6, 8)])).toBe("open");
  });

  it("take silence for a failure once it has lasted for the limit, and never where something came", () => {
    const silent = (second: number, silentS: number): QuickRound => ({
      ...round(second, null),
      silentMs: silentS * 1_000,
    });
    const limit = 9_300;
    expect(judgeRounds([silent(0, 9.2), silent(2, 7.2), silent(4, 5.2)], limit)).toBe("open");
    expect(judgeRounds([silent(0, 9.3), silent(2, 7.3), silent(4, 5.3)], limit)).toBe("down");
    expect(judgeRounds([silent(0, 9.3), round(2, null), silent(4, 5.3)], limit)).toBe("open");
    expect(judgeRounds([silent(0, 9.3), silent(2, 3.9), silent(4, 3.9)], limit)).toBe("open");
    expect(judgeRounds([silent(0, 9.3), silent(2, 7.3), silent(4, 5.3), round(6, "answered")], limit)).toBe("answered");
    expect(silenceLimitMs(15_000, 0)).toBe(limit);
    expect([silenceLimitMs(15_000, 6_000), silenceLimitMs(15_000, 12_000), silenceLimitMs(60_000, 100)]).toEqual([
      12_000, 15_000, 37_200,
    ]);
  });

  it("end at once where the first does not get there, and after six where too many do not", () => {
    expect(judgeRounds([round(0, "unknown")])).toBe("unknown");
    const blocked = [0, 2, 4, 6].map((second) => round(second, "unknown"));
    expect(judgeRounds([...down(0), ...blocked, round(8, "down")])).toBe("unknown");
  });

  it("are none before the first, and never more than six", () => {
    expect(nextRoundAt([])).toBeNull();
    expect(nextRoundAt(down(0, 0, 2, 4, 6))).toBe(8_000);
    expect(judgeRounds(down(0, 0, 0, 0, 0))).toBe("open");
    expect(judgeRounds(down(0, 0, 0, 0, 0, 0))).toBe("unknown");
    expect(judgeRounds([])).toBe("open");
  });

  it("count a failure before one that is only slow, and none behind it", () => {
    expect(judgeRounds([...down(0, 2, 4), round(6, null)])).toBe("down");
    expect(judgeRounds([...down(0, 2), round(3, null), ...down(4, 6)])).toBe("open");
    expect(judgeRounds([...down(0, 1), round(2, "unknown"), ...down(3)])).toBe("open");
  });

  it("fail by silence only after one that was silent to the limit, and for four seconds each", () => {
    const silent = (silentMs?: number): QuickRound => ({
      at: 0,
      answer: null,
      ...(silentMs === undefined ? {} : { silentMs }),
    });
    const failed = (...rounds: readonly QuickRound[]) => failedRounds(rounds, 9_000).length;
    expect(failed(silent(9_000), silent(4_000), silent(3_999), silent())).toBe(2);
    expect(failed(silent(8_999), silent(9_000))).toBe(0);
    expect(failed(silent(), silent(9_000))).toBe(0);
    expect(failed(round(0, "down"), silent(9_000), round(0, "unknown"), round(0, "answered"))).toBe(2);
    expect(failedRounds(down(0), 0)).toEqual(down(0));
    // Without a limit silence is never a failure.
    expect(judgeRounds([silent(1e9), { ...silent(1e9), at: 9_000 }, { ...silent(1e9), at: 18_000 }])).toBe("open");
  });

  it("always come to an end, and never show an outage of a site that answered", () => {
    const answers = fc.array(fc.constantFrom<ProbeAnswer>("down", "answered", "unknown"), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(answers, (given) => {
        const rounds: QuickRound[] = [];
        for (const answer of given) {
          const last = rounds.length === 0 ? 0 : nextRoundAt(rounds);
          if (last === null || judgeRounds(rounds) !== "open") break;
          rounds.push({ at: last, answer });
        }
        const found = judgeRounds(rounds);
        expect(found).not.toBe("open");
        expect(found === "answered" || rounds.every(({ answer }) => answer !== "answered")).toBe(true);
      }),
    );
  });
});

describe("an outage", () => {
  const clear: OutageWitnesses = { host: true, candidate: "down", knownGood: "answered", domains: [] };
  const judged = (witnesses: Partial<OutageWitnesses>) =>
    judgeOutage({
      rounds: down(0, 0, 2, 4),
      witnesses: { ...clear, ...witnesses },
      found: [{ label: "Health", value: "503" }],
    });

  it("is the release's where what served before answers from here, or the host does", () => {
    for (const witnesses of [{}, { candidate: "unknown" }, { knownGood: "unknown" }, { host: false }] as const)
      expect(judged(witnesses)).toMatchObject({ outcome: "fail", reasonCode: "outage_shown" });
    expect(judged({}).summary).toBe(
      "Production has given no answer, or server errors, to every probe since 00:00:00 UTC (asked 4 times in 4s), and what served before answers from here.",
    );
    expect(judged({}).evidence[0]).toEqual({ label: "Health", value: "503" });
    const noon = 12 * 3_600;
    const { summary } = judgeOutage({ rounds: down(noon, noon + 2, noon + 5), witnesses: clear, found: [] });
    expect(summary).toContain("since 12:00:00 UTC (asked 3 times in 5s)");
  });

  it.each([
    [
      "another domain of production answers",
      { domains: [{ domain: "www.example.com", answer: "answered" }] },
      /www\.example\.com answers/,
    ],
    ["the same build answers at its own address", { candidate: "answered" }, /the trouble lies before it/],
    ["what served before is down as well", { knownGood: "down" }, /a rollback would not help/],
    ["nothing at all answers from here", { knownGood: "unknown", host: false }, /this runner's network/],
  ] as const)("rolls nothing back where %s", (_, witnesses, why) => {
    const verdict = judged(witnesses);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "outage_unconfirmed" });
    expect(verdict.summary).toMatch(why);
  });

  it("is told with what was asked, and with what each witness said", () => {
    const domains = [
      { domain: "www.example.com", answer: "answered" },
      { domain: "shop.example.com", answer: "answered" },
      { domain: "old.example.com", answer: "down" },
    ] as const;
    const verdict = judged({ domains, candidate: "unknown", host: false });
    expectTold(verdict, [/www.example.com, shop.example.com answer/, "4 times in 4s"]);
    expect(verdict.summary).not.toContain("old.example.com");
    const [found, ...said] = verdict.evidence;
    expect(found).toEqual({ label: "Health", value: "503" });
    const [candidate, before, host, www, shop, old] = said.map(({ value }) => value);
    expect([www, shop, old]).toEqual([before, before, judged({}).evidence[1]?.value]);
    expect(candidate).toBe(host);
    expect(new Set(said.map(({ label }) => label).filter(Boolean)).size).toBe(6);
    expect(said.every(({ value }) => value !== "")).toBe(true);
    expect(judged({}).evidence[3]?.value).toBe(judged({}).evidence[2]?.value);
    expectTold(judged({}), ["Health"]);
    expectTold(judged({ knownGood: "unknown" }), ["the host answers"]);
  });
});
