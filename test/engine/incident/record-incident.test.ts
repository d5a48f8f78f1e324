import { expect, it } from "vitest";
import { recordIncident } from "../../../src/engine/incident/record-incident.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { Forge, ForgeIssue } from "../../../src/providers/contract.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";

it("leaves the older issue where another run opened one at the same moment", async () => {
  const issues: ForgeIssue[] = [];
  const open = (title: string, body: string): ForgeIssue => {
    const number = issues.length + 1;
    const issue = { number, title, body, state: "open", author: DEFAULT_AUTHOR, url: `https://x/${number}` } as const;
    issues.push(issue);
    return issue;
  };
  const forge: Partial<Forge> = {
    listIssues: async () => issues.toReversed(),
    createIssue: async ({ title, body }) => {
      open("the other run's", body);
      return open(title, body);
    },
    updateIssue: async (number, change) => (issues[number - 1] = { ...(issues[number - 1] as ForgeIssue), ...change }),
  };
  const reported: (string | null)[] = [];
  const context = {
    plan: { project: { host: { project: "web" } }, rollback: { incident: { labels: [] }, by: [] } },
    options: { authors: [DEFAULT_AUTHOR] },
    release: { id: "r2", commit: "c" },
    clock: { now: () => 0, sleep: async () => undefined },
    runUrl: null,
    emit: () => undefined,
    role: async () => ({ report: async ({ url }: { url: string | null }) => reported.push(url) > 0 }),
  } as Partial<Record<keyof CommandContext, unknown>> as CommandContext;
  await recordIncident(
    context,
    createJournal("watch", context),
    { forge: async () => forge as Forge, spend: async (act) => act(forge as Forge) },
    {
      end: { decision: "rolled-back", reasonCode: "rolled_back", summary: "why" },
      by: "watch",
      to: { id: "dpl_old", commit: null },
      payload: { release: "r2", commit: "c", migrations: "none" } as ProductionPayload,
      recordedAt: 0,
    },
  );
  expect(issues.map(({ title, state }) => [title, state])).toEqual([
    ["the other run's", "open"],
    ["Duplicate of #1", "closed"],
  ]);
  expect(reported).toEqual(["https://x/1"]);
});
