import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSecretLines } from "../../src/lib/secret-lines.ts";

const read = (...lines: string[]) => {
  const { secrets, problems } = parseSecretLines(lines.join("\n"));
  return {
    secrets: Object.fromEntries(secrets.map(({ name, value }) => [name, value])),
    problems: problems.map(({ line, message }) => `${line} ${message}`),
  };
};

describe("parseSecretLines", () => {
  it("takes a value verbatim, with characters that a shell or an .env file would interpret", () => {
    const url = "postgres://app:p#a$s=s@db.example.com:5432/web?sslmode=require";
    expect(read(`STAGING_DATABASE_URL=${url}`, "TEST_TOKEN=abc==", 'JSON={"a":"b"}')).toEqual({
      secrets: { STAGING_DATABASE_URL: url, TEST_TOKEN: "abc==", JSON: '{"a":"b"}' },
      problems: [],
    });
  });

  it("skips empty lines and remarks, and spaces and line ends of another system", () => {
    expect(read("# test account", "", "  TEST_USER=alice  \r", "\r", "# TEST_TOKEN=old").secrets).toEqual({
      TEST_USER: "alice",
    });
  });

  it("reads a value of several lines between a mark and its end", () => {
    const key = "-----BEGIN KEY-----\nab=cd\n# no remark\n-----END KEY-----";
    expect(read("SIGNING_KEY<<END", ...key.split("\n"), "END", "TEST_TOKEN=abcd")).toEqual({
      secrets: { SIGNING_KEY: key, TEST_TOKEN: "abcd" },
      problems: [],
    });
  });

  it("tells each mistake by its line", () => {
    const wrong = [
      "TEST_TOKEN",
      "1ST=abcd",
      "EMPTY=",
      "SHORT=abc",
      'QUOTED="abcd"',
      "A=abcd",
      "A=efgh",
      "FLAG=true",
      "B<<END",
      "x",
    ];
    expect(read(...wrong).problems).toEqual([
      "1 is not NAME=value",
      "2 is not NAME=value",
      "3 has no value",
      "4 has a value of fewer than 4 characters, too short to be masked in a log",
      "5 has its value in quotes, which would be part of it",
      "7 has the name of line 6 again",
      "8 has an ordinary word or number as its value, which cannot be masked: use a variable, not a secret",
      "9 begins a value of several lines, but its end mark is missing",
    ]);
  });

  it("never repeats what stands in a line", () => {
    const word = fc.stringMatching(/^[a-z0-9]{12}$/);
    const shape = fc.constantFrom(
      (secret: string) => secret,
      (secret: string) => `${secret}==`,
      (secret: string) => `${secret}=`,
      (secret: string) => `A="${secret}"`,
      (secret: string) => `A=${secret}\nA=${secret}`,
      (secret: string) => `A<<${secret}\nabcd`,
    );
    fc.assert(
      fc.property(word, shape, (secret, write) => {
        const { problems } = parseSecretLines(write(secret));
        expect(problems.length).toBeGreaterThan(0);
        expect(JSON.stringify(problems)).not.toContain(secret);
      }),
    );
  });
});
