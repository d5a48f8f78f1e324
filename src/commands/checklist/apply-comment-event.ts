/** Takes what people said with this event (ticks, an override) into the record, or says politely why not. */
import { isOneOf, mayTick, type TeamMembers, teamsIn } from "../../checklist/boxes.ts";
import { parseCommentCommand } from "../../checklist/comment-command.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import { approvalOf } from "../../checklist/review-input.ts";
import { itemId, parseStatusRecord, renderOverride, type StatusRecord } from "../../checklist/status-record.ts";
import { type CommentText, decideTick, parseEdit } from "../../checklist/ticks.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../../providers/contract.ts";
import { checklistMarker, parseBoxes } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";
import type { PlannedItem } from "./items.ts";
import { type PullRequestView, writeSignOff } from "./pull-request-view.ts";

export interface Heard {
  readonly record: StatusRecord;
  /** Polite lines for the comment. */
  readonly notices: readonly string[];
}

interface Hearing {
  readonly forge: Forge;
  readonly view: PullRequestView;
  readonly items: readonly PlannedItem[];
  readonly event: CommentEvent;
  readonly now: number;
}

export async function applyCommentEvent(hearing: Hearing): Promise<Heard> {
  return hearing.event.action === "created" ? applyCommand(hearing) : applyEdit(hearing);
}

async function applyEdit(hearing: Hearing): Promise<Heard> {
  const { forge, view, items, event, now } = hearing;
  const { facts, record } = view;
  const boxes = items.flatMap((item) => item.boxes);
  const reading = parseEdit({
    event,
    authors: facts.authors,
    marked: [event.body, event.bodyBefore ?? ""].some((text) => text.startsWith(checklistMarker(facts.planFile))),
    before: event.bodyBefore === null ? null : readText(event.bodyBefore),
    after: readText(event.body),
    shown: record.digests,
    boxes,
    now,
  });
  if (reading.kind === "not-ours") return { record, notices: [] };
  if (reading.kind === "restored") return { record, notices: [reading.notice] };
  const standing = new Map(
    boxes.flatMap((box) => {
      // A sign-off that was carried here while its box was lasting counts no more where the plan has changed since.
      const approval = approvalOf(record, box, facts.commit);
      return approval === null ? [] : [[box.id, approval] as const];
    }),
  );
  const teams = await readTeams(
    forge,
    reading.attempts.flatMap(({ give, box }) => (give || !standing.has(box.id) ? box.box.by : [])),
  );
  const approvals = new Map(record.approvals);
  const notices: string[] = [];
  for (const attempt of reading.attempts) {
    const { box, login, give, at } = attempt;
    const others = boxes
      .filter(({ item, id }) => item === box.item && id !== box.id)
      .flatMap(({ id }) => standing.get(id) ?? []);
    const approval = standing.get(box.id) ?? null;
    const right = mayTick(box, login, facts.pullRequestAuthor, others, teams);
    const withdrawal = record.withdrawals.get(box.id) ?? null;
    const decision = decideTick(attempt, right, { approval, withdrawal }, event.senderIsBot);
    if (decision.kind === "set-back") notices.push(decision.notice);
    if (decision.kind !== "record") continue;
    const sign = { box: box.box.id, login, at, commit: facts.commit };
    await writeSignOff(forge, facts, box, sign, give);
    if (give) {
      standing.set(box.id, sign);
      approvals.set(box.id, sign);
    } else {
      standing.delete(box.id);
      approvals.delete(box.id);
    }
  }
  return { record: { ...record, approvals }, notices };
}

function readText(body: string): CommentText {
  return { digest: bodyDigest(body), boxes: parseBoxes(body) };
}

async function applyCommand({ forge, view, items, event, now }: Hearing): Promise<Heard> {
  const { facts, record } = view;
  const open = items.filter(({ overriders }) => overriders.length > 0);
  const command = parseCommentCommand(
    event.body,
    open.map(({ item }) => item.title),
  );
  if (command === null || command.kind === "check") return { record, notices: [] };
  if (command.kind === "unclear") return { record, notices: [command.notice] };
  const wanted = open.find(({ item }) => item.title === command.item);
  const names = wanted?.overriders ?? [];
  const right = event.senderIsBot
    ? ({ may: "no", why: "is an app, and only a person can override" } as const)
    : isOneOf(event.sender, names, await readTeams(forge, names));
  if (right.may !== "yes") {
    return {
      record,
      notices: [`${event.sender} asked to override “${command.item}”, but ${right.why}; nothing was changed.`],
    };
  }
  // A comment names no commit. One that was written before this commit was shown speaks of an older one.
  if (record.shownSince === null || event.at === null || event.at < record.shownSince) {
    return {
      record,
      notices: [
        `${event.sender} asked to override “${command.item}” before this commit was checked; please review it and write the comment again.`,
      ],
    };
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

/** Who is in the teams that these names hold; null for one that the token cannot see. */
async function readTeams(forge: Forge, names: readonly string[]): Promise<TeamMembers> {
  const entries = await Promise.all(
    teamsIn(names).map(async (team) => {
      const [organization = "", slug = ""] = team.split("/");
      const members = await forge.listTeamMembers(organization, slug).catch((error: unknown) => {
        if (error instanceof ProviderError) return null;
        throw error;
      });
      return [team, members] as const;
    }),
  );
  return new Map(entries);
}
