/** Takes an override into the record, or says what to write instead. */
import { isOneOf } from "../../checklist/boxes.ts";
import { mistakeInOverride, parseCommentCommand } from "../../checklist/comment-command.ts";
import { itemId, renderOverride } from "../../checklist/sign-off-status.ts";
import { parseStatusRecord } from "../../checklist/status-record.ts";
import type { Heard, Hearing } from "./hearing.ts";
import { readTeams } from "./read-teams.ts";

export async function applyOverride({ forge, view, items, event, now }: Hearing): Promise<Heard> {
  const { facts, record } = view;
  const refused = (notice: string): Heard => ({ record, notices: [notice] });
  const open = items.filter(({ overriders }) => overriders.length > 0);
  const command = parseCommentCommand(
    event.body,
    open.map(({ item }) => item.title),
  );
  if (command === null || command.kind === "check") return { record, notices: [] };
  if (command.kind === "unclear") return refused(command.notice);
  const wanted = open.find(({ item }) => item.title === command.item);
  const names = wanted?.overriders ?? [];
  const right = event.senderIsBot
    ? ({ may: "no", why: "is an app, and only a person can override" } as const)
    : isOneOf(event.sender, names, await readTeams(forge, names));
  const asked = `${event.sender} asked to override “${command.item}”`;
  if (right.may !== "yes") return refused(`${asked}, but ${right.why}; nothing was changed.`);
  const mistake = mistakeInOverride(command, facts.commit);
  if (mistake !== null) return refused(`${asked}, but ${mistake}.`);
  // Two commits may begin alike, and on purpose. What was written before this one was shown speaks of another one.
  if (record.shownSince === null || event.at === null || event.at < record.shownSince) {
    return refused(`${asked} before this commit was checked; please review it and write the comment again.`);
  }
  const { context, state, description } = renderOverride({
    item: command.item,
    itemId: itemId(facts.planFile, command.item, names),
    login: event.sender,
    at: now,
    reason: command.reason,
    pullRequest: facts.pullRequest,
  });
  const written = await forge.setCommitStatus(facts.commit, { context, state, description });
  // As it was kept, cut where GitHub keeps no more: every later run shows the same words.
  const { overrides } = parseStatusRecord([written], { ...facts, authors: [written.creator] });
  return { record: { ...record, overrides: new Map([...record.overrides, ...overrides]) }, notices: [] };
}
