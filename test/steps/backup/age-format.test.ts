import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, it } from "vitest";
import { createPassingKey, decryptAge, encryptAge, findWrongRecipient } from "../../../src/steps/backup/age-format.ts";
import { collect } from "../../../src/steps/backup/measured-stream.ts";

let identity: string;
let recipient: string;
beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const KIB = 1024;
/** Around the chunks of the format. */
const SIZES = [0, 1, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1, 128 * KIB, 200_000];

describe("a file of the age format", () => {
  it.each(SIZES)("of %i bytes is opened by the library of age's author, and by us", async (size) => {
    const clear = Buffer.alloc(size, "some text ");
    const sealed = await collect(encryptAge(inChunks(clear, 50_000), [recipient]));
    const library = new Decrypter();
    library.addIdentity(identity);
    expect(Buffer.compare(await library.decrypt(sealed), clear)).toBe(0);
    for (const chunk of [7_001, 1_000_000]) {
      expect(Buffer.compare(await collect(decryptAge(inChunks(sealed, chunk), identity)), clear)).toBe(0);
    }
  });

  it("that the library wrote is opened, too", async () => {
    const library = new Encrypter();
    library.addRecipient(recipient);
    const sealed = await library.encrypt(new Uint8Array(130_000));
    expect(await collect(decryptAge(inChunks(sealed, 9_999), identity))).toHaveLength(130_000);
  });

  it("is opened by each of its keys and by no other", async () => {
    const passing = await createPassingKey();
    const sealed = await collect(encryptAge(inChunks(Buffer.from("text"), 1), [recipient, passing.recipient]));
    for (const key of [identity, passing.identity]) {
      expect((await collect(decryptAge(inChunks(sealed, 100), key))).toString()).toBe("text");
    }
    const other = await createPassingKey();
    await expect(collect(decryptAge(inChunks(sealed, 100), other.identity))).rejects.toMatchObject({
      reasonCode: "backup_damaged",
    });
  });

  it("is never opened where it was cut, changed, or its chunks swapped", async () => {
    const sealed = await collect(encryptAge(inChunks(Buffer.alloc(200_000, 1), 65_536), [recipient]));
    const start = sealed.length - 200_000 - 4 * 16;
    const chunk = 64 * KIB + 16;
    const swapped = Buffer.concat([
      sealed.subarray(0, start),
      sealed.subarray(start + chunk, start + 2 * chunk),
      sealed.subarray(start, start + chunk),
      sealed.subarray(start + 2 * chunk),
    ]);
    const turned = Buffer.from(sealed);
    turned[150_000] = (turned[150_000] ?? 0) ^ 1;
    const damaged = [
      sealed.subarray(0, -1),
      sealed.subarray(0, start + chunk),
      sealed.subarray(0, start),
      sealed.subarray(0, 20),
      Buffer.concat([sealed, Buffer.from("x")]),
      swapped,
      turned,
    ];
    for (const bytes of damaged) {
      await expect(collect(decryptAge(inChunks(bytes, 40_000), identity))).rejects.toMatchObject({
        reasonCode: "backup_damaged",
      });
    }
  });

  it("is not written for a recipient with a slip in it", async () => {
    expect(await findWrongRecipient([recipient])).toBeNull();
    const slip = `${recipient.slice(0, -1)}${recipient.endsWith("q") ? "p" : "q"}`;
    expect(await findWrongRecipient([recipient, slip])).toBe(slip);
  });
});
