/** A rung of the plan's ladder with all that it needs: its roles, its time, and of the environment what it may see. */
import { describe, expect, it } from "vitest";
import type { SessionSettings } from "../../src/engine/session.ts";
import { openFakes } from "./fake-members.ts";
import { NOW } from "./small-world.ts";

const RELEASE = { id: "r1", candidate: "dpl_new" } as never;
const LEVER = { key: "lever", moves: "behavior", kind: "world", roles: ["http", "flags"], provider: () => "flagd" };

async function opened(
  rung: object | null = {},
  settings: Partial<SessionSettings> = {},
  signal = new AbortController().signal,
) {
  const fakes = openFakes(
    { rungs: async () => (rung === null ? {} : { lever: { ...LEVER, ...rung } }) as never },
    settings,
  );
  const order = { release: RELEASE, until: NOW + 1_000, signal, begun: true, spec: { flag: "chat" } };
  return { ...fakes, open: await fakes.session.openRung("lever", order) };
}

describe("a rung", () => {
  it("is opened with its roles of the vendor that its spec names, its time, and what is told of the release", async () => {
    const { open, connected, events } = await opened();
    expect(open).toMatchObject({
      rung: { key: "lever" },
      spec: { flag: "chat" },
      context: {
        roles: { http: { playedBy: "probe" }, flags: { playedBy: "flagd" } },
        release: RELEASE,
        until: NOW + 1_000,
        begun: true,
        directory: "/repository",
      },
    });
    expect(open.context.clock.now()).toBe(NOW);
    expect(connected[0]?.settings).toEqual({ project: "web", team: null, repository: "acme/web" });
    open.context.output("a line");
    expect(events).toEqual([{ event: "output", at: NOW, title: "lever", line: "a line" }]);
  });

  it("ends with its own time, and with the command", async () => {
    const [own, command] = [new AbortController(), new AbortController()];
    const alone = await opened({}, {}, own.signal);
    expect(alone.open.context.signal).toBe(own.signal);
    const both = await opened({}, { signal: command.signal }, own.signal);
    expect(both.connected.map(({ context }) => context.signal)).toEqual([
      both.open.context.signal,
      both.open.context.signal,
    ]);
    const ofCommand = await opened({}, { signal: command.signal });
    own.abort();
    expect([both.open.context.signal.aborted, ofCommand.open.context.signal.aborted]).toEqual([true, false]);
    command.abort();
    expect(ofCommand.open.context.signal.aborted).toBe(true);
  });

  it("is not opened without the settings that it needs, which are named, and asks for no others", async () => {
    await expect(opened({}, { env: {} })).rejects.toMatchObject({
      reasonCode: "secret_missing",
      problems: [{ message: 'FLAGD_TOKEN is not set; rung "lever" needs it to act.' }],
    });
    await expect(opened({ roles: ["host"], provider: undefined }, { env: { HOST_TOKEN: "h" } })).resolves.toBeDefined();
    // Another vendor needs no token.
    await expect(opened({ provider: () => "unleash" }, { env: {} })).resolves.toBeDefined();
  });

  it("sees of the plan's secrets those that it names, and no credential", async () => {
    const settings = { env: { PLAIN: "p", FLAGD_TOKEN: "f" }, planSecrets: { A: "1", B: "2" } };
    expect((await opened({ secrets: () => ["A"] }, settings)).open.context.env).toEqual({ PLAIN: "p", A: "1" });
    expect((await opened({}, settings)).open.context.env).toEqual({ PLAIN: "p" });
    await expect(opened({ secrets: () => ["A", "FLAGD_TOKEN"] }, settings)).rejects.toMatchObject({
      reasonCode: "plan_invalid",
      problems: [
        {
          message: "FLAGD_TOKEN is a credential by which Holdpoint itself acts, and is handed to nobody else.",
          remedy: expect.stringMatching(/^Use a secret of its own/),
        },
      ],
    });
  });

  it.each<[string, object | null]>([
    ["is not registered", null],
    ["is the host's own", { moves: "deployment" }],
    ["is the database's", { moves: "data" }],
  ])("that %s is not opened like this", async (_, rung) => {
    await expect(opened(rung)).rejects.toThrow("no rung lever that can be opened");
  });
});
