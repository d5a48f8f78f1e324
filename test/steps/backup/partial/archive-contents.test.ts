import { describe, expect, it } from "vitest";
import { isAttachmentOf, parseContents, withFollowers } from "../../../../src/steps/backup/partial/archive-contents.ts";

const LIST = `;
; Archive created at 2026-11-22 16:11:40 UTC
;     TOC Entries: 34
;
; Selected TOC Entries:
;
3538; 0 0 ENCODING - ENCODING 
6; 2615 2200 SCHEMA - public pg_database_owner
222; 1259 16552 TABLE public threads postgres
;	depends on: 6 6
230; 1259 16553 TABLE DATA threads postgres
224; 1259 16574 MATERIALIZED VIEW public seen postgres
;	depends on: 222 6
3366; 0 0 TABLE ATTACH public parts a postgres
3532; 0 16552 TABLE DATA public threads postgres
;	depends on: 222
3374; 1259 16580 INDEX public seen_id postgres
;	depends on: 224
3381; 0 0 INDEX ATTACH public seen_id postgres
;	depends on: 3374
3383; 2606 16562 FK CONSTRAINT public threads threads_owner_fkey postgres
;	depends on: 222
3533; 0 16574 MATERIALIZED VIEW DATA public seen postgres
;	depends on: 224 3537
3545; 0 0 COMMENT public INDEX seen_id postgres
;	depends on: 3374
`;

describe("the contents of an archive", () => {
  const entries = parseContents(LIST);
  const of = (id: number) => entries.find((one) => one.id === id);

  it("are its entries in their order, with their objects and what each of them follows", () => {
    expect(entries).toHaveLength(12);
    expect(of(222)).toEqual({
      id: 222,
      classId: 1259,
      objectId: 16_552,
      kind: "table",
      text: "TABLE public threads postgres",
      after: [6],
    });
    expect(of(3533)).toMatchObject({ kind: "materialized rows", after: [224, 3537] });
  });

  it.each([
    [3538, "other"],
    [6, "schema"],
    [224, "materialized view"],
    [3366, "table attachment"],
    [3532, "rows"],
    [3374, "index"],
    [3381, "index attachment"],
    [3383, "foreign key"],
    [3545, "other"],
  ])("have kinds, such as entry %i, which is of the kind %s", (id, kind) => {
    expect(of(id)?.kind).toBe(kind);
  });

  it("do not take the table of a schema called DATA for rows", () => {
    expect(of(230)?.kind).toBe("table");
  });

  it("tell whose attachment one is by the whole name", () => {
    const attachment = of(3366);
    if (attachment === undefined) throw new Error("no entry");
    expect(isAttachmentOf(attachment, "public", "parts a")).toBe(true);
    expect(isAttachmentOf(attachment, "public", "part")).toBe(false);
    expect(isAttachmentOf(attachment, "other", "parts a")).toBe(false);
  });

  it("tell all that follows one, and what follows that", () => {
    expect([...withFollowers(entries, [224])].toSorted((a, b) => a - b)).toEqual([224, 3374, 3381, 3533, 3545]);
    expect([...withFollowers(entries, [])]).toEqual([]);
  });

  it("are none where pg_restore listed nothing", () => {
    expect(() => parseContents("; nothing\n")).toThrow("listed nothing");
  });
});
