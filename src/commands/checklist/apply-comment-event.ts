/** Takes what people said with this event (ticks, an override) into the record, or says politely why not. */
import { mayTick } from "../../checklist/boxes.ts";
import { approvalOf } from "../../checklist/review-input.ts";
import type { StatusRecord } from "../../checklist/status-record.ts";
import { type CommentText, decideTick, parseEdit } from "../../checklist/ticks.ts";
import type { Forge } from "../../providers/contract.ts";
import { checklistMarker, parseBoxes, parseLastingBoxes } from "../../report/checklist/comment.ts";
import { applyOverride } from "./apply-override.ts";
import { bodyDigest } from "./body-digest.ts";
import type { Heard, Hearing } from "./hearing.ts";
import type { PullRequestFacts } from "./pull-request-view.ts";
import { readTeams } from "./read-teams.ts";
import { writeSignOff } from "./write-sign-off.ts";

export async function applyCommentEvent(hearing: Hearing): Promise<Heard> {
  return hearing.event.action === "created" ? applyOverride(hearing) : applyEdit(hearing);
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
  let current = record.current;
  for (const attempt of reading.attempts) {
    const { box, login, give, lasting, at } = attempt;
    const others = boxes
      .filter(({ item, id }) => item === box.item && id !== box.id)
      .flatMap(({ id }) => standing.get(id) ?? []);
    const approval = standing.get(box.id) ?? null;
    const right = mayTick(box, login, facts.pullRequestAuthor, others, teams);
    const withdrawals = [record.withdrawals.get(box.id) ?? [], record.takenBack.get(box.id) ?? []].flat();
    const decision = decideTick(attempt, right, { approval, withdrawals }, event.senderIsBot);
    if (decision.kind === "set-back") notices.push(decision.notice);
    if (decision.kind !== "record") continue;
    const sign = { box: box.box.id, login, at, commit: facts.commit, lasting };
    if (!give && approval !== null && approval.commit !== facts.commit) {
      // First where it was given, which every commit that carries it is asked by: a run that ends here has said enough.
      await writeSignOff(forge, { ...facts, commit: approval.commit }, box, sign, give);
    }
    await writeSignOff(forge, facts, box, sign, give);
    if (!give) current = await suspend(forge, facts, current);
    if (give) {
      standing.set(box.id, sign);
      approvals.set(box.id, sign);
    } else {
      standing.delete(box.id);
      approvals.delete(box.id);
    }
  }
  return { record: { ...record, current, approvals }, notices };
}

/** What was withdrawn must not pass for minutes more, or for good where this run is cancelled before it has a verdict. */
async function suspend(
  forge: Forge,
  facts: PullRequestFacts,
  current: StatusRecord["current"],
): Promise<StatusRecord["current"]> {
  if (current?.state !== "success") return current;
  const { context, targetUrl, commentId } = current;
  const open = {
    context,
    state: "pending",
    description: "A sign-off was withdrawn; the checklist is checked again.",
  } as const;
  const written = await forge.setCommitStatus(facts.commit, { ...open, ...(targetUrl === null ? {} : { targetUrl }) });
  return { ...written, commentId };
}

function readText(body: string): CommentText {
  return { digest: bodyDigest(body), boxes: parseBoxes(body), lasting: parseLastingBoxes(body) };
}
