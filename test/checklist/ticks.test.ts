import { describe, expect, it } from "vitest";
import { isOneOf, type ItemBox, mayTick } from "../../src/checklist/boxes.ts";
import type { CommentEvent } from "../../src/checklist/event.ts";
import { type CommentText, decideTick, type EditFacts, parseEdit } from "../../src/checklist/ticks.ts";
import type { Approval, Box } from "../../src/gates/contract.ts";

const TEAMS = new Map([["acme/leads", ["alice", "carol"]]]);

function box(id: string, more: Partial<Box> = {}): ItemBox {
  const own: Box = {
    id,
    label: id,
    by: ["@acme/leads"],
    notAuthor: false,
    lasting: false,
    distinctPeople: false,
    ...more,
  };
  return { id: `0000000${id}`, item: "Approved", box: own };
}

const approval = (login: string, of = "1"): Approval => ({
  box: of,
  login,
  at: 0,
  commit: "a".repeat(40),
  lasting: false,
});

describe("who may tick", () => {
  it("is a person named, in any spelling of capitals, or a member of a team", () => {
    expect(mayTick(box("1", { by: ["@Dave"] }), "dave", "author", [], TEAMS).may).toBe("yes");
    expect(mayTick(box("1"), "Carol", "author", [], TEAMS).may).toBe("yes");
    expect(mayTick(box("1"), "mallory", "author", [], TEAMS)).toEqual({ may: "no", why: "is not in acme/leads" });
  });

  it("is not a login that only contains the one named", () => {
    expect(mayTick(box("1", { by: ["@dave"] }), "dave2", "author", [], TEAMS).may).toBe("no");
    expect(mayTick(box("1", { by: ["@acme/leads"] }), "acme", "author", [], TEAMS).may).toBe("no");
  });

  it("is not known where the token cannot see the team, and known where a person is named beside it", () => {
    const unseen = new Map([["acme/leads", null]]);
    expect(mayTick(box("1"), "alice", "author", [], unseen).may).toBe("unknown");
    expect(mayTick(box("1"), "alice", "author", [], new Map()).may).toBe("unknown");
    expect(mayTick(box("1", { by: ["@acme/leads", "@alice"] }), "alice", "author", [], unseen).may).toBe("yes");
  });

  it("is not the author, where the plan says so", () => {
    expect(mayTick(box("1", { notAuthor: true }), "alice", "Alice", [], TEAMS).may).toBe("no");
    expect(mayTick(box("1"), "alice", "alice", [], TEAMS).may).toBe("yes");
  });

  it("is not who has ticked another box of the item, where it needs different people", () => {
    const others = [approval("ALICE", "2")];
    expect(mayTick(box("1", { distinctPeople: true }), "alice", "author", others, TEAMS).may).toBe("no");
    expect(mayTick(box("1"), "alice", "author", others, TEAMS).may).toBe("yes");
  });

  it("is nobody where nobody is named", () => {
    expect(isOneOf("alice", [], TEAMS).may).toBe("no");
  });
});

const SHOWN = "shown";

function text(ticked: Record<string, boolean>, digest = SHOWN, lasting: readonly string[] = []): CommentText {
  return { digest, boxes: new Map(Object.entries(ticked)), lasting: new Set(lasting) };
}

function facts(more: Partial<Omit<EditFacts, "event">> & { event?: Partial<CommentEvent> } = {}): EditFacts {
  const { event, ...rest } = more;
  return {
    authors: ["bot"],
    marked: true,
    before: text({ "00000001": false }),
    after: text({ "00000001": true }),
    shown: new Set([SHOWN]),
    boxes: [box("1")],
    now: 5,
    ...rest,
    event: {
      kind: "comment",
      action: "edited",
      number: 1,
      commentId: 7,
      commentAuthor: "bot",
      body: "",
      bodyBefore: "",
      at: null,
      sender: "alice",
      senderIsBot: false,
      ...event,
    },
  };
}

describe("an edit of the comment", () => {
  it("is a tick by the one who made it", () => {
    expect(parseEdit(facts())).toMatchObject({ kind: "attempts", attempts: [{ give: true, login: "alice" }] });
  });

  it("is an untick where the box was ticked before", () => {
    const reading = parseEdit(facts({ before: text({ "00000001": true }), after: text({ "00000001": false }) }));
    expect(reading).toMatchObject({ kind: "attempts", attempts: [{ give: false }] });
  });

  it("is nobody's tick where the box was ticked already", () => {
    expect(parseEdit(facts({ before: text({ "00000001": true }) }))).toEqual({ kind: "attempts", attempts: [] });
  });

  it("means nothing in somebody else's comment, without our mark, or by ourselves", () => {
    expect(parseEdit(facts({ event: { commentAuthor: "mallory" } })).kind).toBe("not-ours");
    expect(parseEdit(facts({ marked: false })).kind).toBe("not-ours");
    expect(parseEdit(facts({ event: { sender: "Bot" } })).kind).toBe("not-ours");
  });

  it("counts no tick where the text was changed with it, before it, or is of another commit", () => {
    const after = text({ "00000001": true }, "changed");
    expect(parseEdit(facts({ after }))).toMatchObject({
      kind: "restored",
      notice: expect.stringContaining("alice changed"),
    });
    expect(parseEdit(facts({ before: text({ "00000001": false }, "changed") })).kind).toBe("restored");
    expect(parseEdit(facts({ shown: new Set() })).kind).toBe("restored");
  });

  it("is a tick of the kind that both texts showed, whatever the plan says now", () => {
    const kindOf = (before: readonly string[], after: readonly string[], planned: boolean) => {
      const reading = parseEdit(
        facts({
          before: text({ "00000001": false }, SHOWN, before),
          after: text({ "00000001": true }, SHOWN, after),
          boxes: [box("1", { lasting: planned })],
        }),
      );
      return reading.kind === "attempts" ? reading.attempts.map(({ lasting }) => lasting) : reading;
    };
    expect(kindOf([], [], true)).toEqual([false]);
    expect(kindOf(["00000001"], ["00000001"], false)).toEqual([true]);
    expect(kindOf([], ["00000001"], true)).toEqual([false]);
    expect(kindOf(["00000001"], [], true)).toEqual([false]);
  });

  it("knows no box that the plan does not have, and none that was not in both texts", () => {
    expect(parseEdit(facts({ before: text({}), after: text({ "00000001": true }) }))).toEqual({
      kind: "attempts",
      attempts: [],
    });
    expect(parseEdit(facts({ before: text({ ffffffff: false }), after: text({ ffffffff: true }) }))).toEqual({
      kind: "attempts",
      attempts: [],
    });
  });
});

describe("a tick", () => {
  const give = { box: box("1"), give: true, lasting: false, login: "alice", at: 5 };
  const take = { box: box("1"), give: false, lasting: false, login: "alice", at: 5 };
  const standing = (login: string | null, at = 0) => ({
    approval: login === null ? null : { ...approval(login), at },
    withdrawals: [],
  });

  it("is recorded where its giver may", () => {
    expect(decideTick(give, { may: "yes" }, standing(null), false)).toEqual({ kind: "record", attempt: give });
  });

  it("is set back where the giver may not, is not known, or is an app", () => {
    expect(decideTick(give, { may: "no", why: "is not in acme/leads" }, standing(null), false)).toMatchObject({
      kind: "set-back",
    });
    expect(decideTick(give, { may: "unknown", why: "may be" }, standing(null), false)).toMatchObject({
      kind: "set-back",
    });
    expect(decideTick(give, { may: "yes" }, standing(null), true)).toMatchObject({ kind: "set-back" });
  });

  it("is taken back by its giver alone", () => {
    expect(decideTick(take, { may: "yes" }, standing("Alice"), false).kind).toBe("record");
    expect(decideTick(take, { may: "yes" }, standing("carol"), false).kind).toBe("set-back");
  });

  it("is not heard where a later word of the same person was heard before", () => {
    const withdrawal = { login: "ALICE", at: 6 };
    expect(decideTick(give, { may: "yes" }, { approval: null, withdrawals: [withdrawal] }, false).kind).toBe("nothing");
    const earlier = { ...withdrawal, at: 4 };
    expect(decideTick(give, { may: "yes" }, { approval: null, withdrawals: [earlier] }, false).kind).toBe("record");
    const others = { ...withdrawal, login: "carol" };
    expect(decideTick(give, { may: "yes" }, { approval: null, withdrawals: [others] }, false).kind).toBe("record");
    const both = { approval: null, withdrawals: [others, withdrawal] };
    expect(decideTick(give, { may: "yes" }, both, false).kind).toBe("nothing");
    expect(decideTick(take, { may: "yes" }, standing("alice", 6), false).kind).toBe("nothing");
  });

  it("whose event has not arrived can be withdrawn by those who may give it", () => {
    expect(decideTick(take, { may: "yes" }, standing(null), false).kind).toBe("record");
    expect(decideTick(take, { may: "no", why: "is not bob" }, standing(null), false).kind).toBe("nothing");
  });

  it("changes nothing where somebody has signed already", () => {
    expect(decideTick(give, { may: "yes" }, standing("carol"), false).kind).toBe("nothing");
  });
});
