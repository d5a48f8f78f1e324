import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  chooseNearest,
  createProgramFinder,
  FITS,
  type FoundProgram,
  listPrograms,
  parseVersion,
} from "../../../../src/providers/postgres/work/find-program.ts";
import { toolMissing } from "../../../../src/providers/postgres/work/tool-missing.ts";

const of = (version: string) => ({ path: `/bin/${version}`, version, major: Number.parseInt(version, 10) });

describe("the version that a program says", () => {
  it.each([
    ["pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18", 15],
    ["pg_restore (PostgreSQL) 18.4", "18.4", 18],
    ["psql (PostgreSQL) 19beta1", "19beta1", 19],
    ["initdb (PostgreSQL) 17rc1", "17rc1", 17],
  ])("of %j is read", (said, version, major) => {
    expect(parseVersion("/bin/x", said)).toEqual({ path: "/bin/x", version, major });
  });

  it.each(["", "pg_dump (EnterpriseDB) 15", "usage: pg_dump"])("of %j is none", (said) => {
    expect(parseVersion("/bin/x", said)).toBeNull();
  });
});

describe("the programs of a machine", () => {
  it("are asked for their versions once a file, and Debian's wrapper of them is not", async () => {
    const root = mkdtempSync(join(tmpdir(), "holdpoint-programs-"));
    try {
      const folders = ["first", "second", "wrapped"].map((name) => join(root, name));
      for (const folder of folders) mkdirSync(folder);
      const asked = join(root, "asked");
      const script = (version: string) =>
        `#!/bin/sh\necho ${version} >> ${asked}\necho "pg_some (PostgreSQL) ${version}"\n`;
      writeFileSync(join(root, "first/pg_some"), script("16.3"), { mode: 0o755 });
      symlinkSync(join(root, "first/pg_some"), join(root, "second/pg_some"));
      writeFileSync(join(root, "pg_wrapper"), script("15.1"), { mode: 0o755 });
      symlinkSync(join(root, "pg_wrapper"), join(root, "wrapped/pg_some"));
      const found = await listPrograms("pg_some", [...folders, join(root, "none")].join(delimiter));
      expect(found).toEqual([{ path: join(root, "first/pg_some"), version: "16.3", major: 16 }]);
      expect(readFileSync(asked, "utf8")).toBe("16.3\n");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe("which program fits a server", () => {
  it("is a dump's that is not older", () => {
    const fitting = [14, 15, 16, 18].filter((major) => FITS.pg_dump(major, 15));
    expect(fitting).toEqual([15, 16, 18]);
  });

  it("is a restore's of its own time: from 17 on it sends a setting that older servers do not know", () => {
    expect([14, 15, 16, 17, 18].filter((major) => FITS.pg_restore(major, 15))).toEqual([15, 16]);
    expect([16, 17, 18].filter((major) => FITS.pg_restore(major, 17))).toEqual([17, 18]);
  });

  it("is the nearest, and of these the newest", () => {
    const found = [of("18.4"), of("16.9"), of("16.10"), of("14.2")];
    expect(chooseNearest(found, 15)?.version).toBe("16.10");
    expect(chooseNearest([], 15)).toBeNull();
  });

  it("is asked for its version once, and again where none fitted: a step may have installed one", async () => {
    const asked: string[] = [];
    const there: FoundProgram[] = [of("15.18")];
    const find = createProgramFinder("/bin", async (program) => {
      asked.push(program);
      return [...there];
    });
    expect((await find("pg_dump", 15)).version).toBe("15.18");
    expect((await find("pg_dump", 14)).version).toBe("15.18");
    expect(asked).toEqual(["pg_dump"]);
    await expect(find("pg_dump", 17)).rejects.toMatchObject({ reasonCode: "tool_missing" });
    there.push(of("17.2"));
    expect((await find("pg_dump", 17)).version).toBe("17.2");
    expect((await find("pg_restore", 15)).version).toBe("15.18");
    expect(asked).toEqual(["pg_dump", "pg_dump", "pg_dump", "pg_restore"]);
  });

  it("is named with what there is and how it is installed, where there is none", () => {
    const error = toolMissing("pg_dump", 17, [of("16.10"), of("15.18")]);
    expect(error.reasonCode).toBe("tool_missing");
    expect(error.message).toContain("no pg_dump of PostgreSQL 17 that fits: it has 15.18, 16.10");
    expect(error.remedy).toContain("apt-get install -y postgresql-client-17");
    expect(error.remedy).toContain("apt.postgresql.org.sh");
  });
});
