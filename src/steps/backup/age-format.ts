/**
 * The age format (age-encryption.org/v1), as streams. Keys, recipients and the header are the library's; the payload is
 * ChaCha20-Poly1305 in chunks of 64 KiB by OpenSSL, which takes a tenth of the library's time: 0.2 s instead of 2.3 for 100 MB.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { BackupDamage } from "./backup-damage.ts";
import { freeMemory } from "./give-back-memory.ts";

const CHUNK = 64 * 1024;
const TAG = 16;
const NONCE = 16;
const MOST_HEADER = 1024 * 1024;
const ALGORITHM = "chacha20-poly1305";

/** A key of this process alone: what was written can be read again until it ends, without anybody's own key. */
export interface PassingKey {
  readonly identity: string;
  readonly recipient: string;
}

export async function createPassingKey(): Promise<PassingKey> {
  const { generateX25519Identity, identityToRecipient } = await import("age-encryption");
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Null where every one is a recipient of the format; else the first that is none. */
export async function findWrongRecipient(recipients: readonly string[]): Promise<string | null> {
  const { Encrypter } = await import("age-encryption");
  for (const recipient of recipients) {
    try {
      new Encrypter().addRecipient(recipient);
    } catch {
      return recipient;
    }
  }
  return null;
}

export async function* encryptAge(
  source: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncIterable<Uint8Array> {
  const { header, key } = await createHeader(recipients);
  yield header;
  const chunk = Buffer.alloc(CHUNK);
  let filled = 0;
  let counter = 0;
  for await (const bytes of source) {
    for (let taken = 0; taken < bytes.length;) {
      // A full chunk waits for the next byte: only then it is known not to be the last.
      if (filled === CHUNK) {
        yield seal(key, counter, false, chunk);
        counter += 1;
        filled = 0;
      }
      const part = bytes.subarray(taken, taken + CHUNK - filled);
      chunk.set(part, filled);
      filled += part.length;
      taken += part.length;
    }
  }
  yield seal(key, counter, true, chunk.subarray(0, filled));
}

/** Throws BackupDamage where it is cut or changed, or not for this identity. */
export async function* decryptAge(source: AsyncIterable<Uint8Array>, identity: string): AsyncIterable<Uint8Array> {
  const reader = source[Symbol.asyncIterator]();
  try {
    const { header, rest } = await readHeader(reader);
    const key = streamKey(await readFileKey(header.text, identity), header.nonce);
    const chunk = Buffer.alloc(CHUNK + TAG);
    let filled = 0;
    let counter = 0;
    for (let bytes: Uint8Array | null = rest; bytes !== null; bytes = await nextOf(reader)) {
      for (let taken = 0; taken < bytes.length;) {
        if (filled === chunk.length) {
          yield unseal(key, counter, false, chunk);
          counter += 1;
          filled = 0;
        }
        const part = bytes.subarray(taken, taken + chunk.length - filled);
        chunk.set(part, filled);
        filled += part.length;
        taken += part.length;
      }
    }
    yield unseal(key, counter, true, chunk.subarray(0, filled));
  } finally {
    await reader.return?.();
  }
}

/** The library encrypts nothing for us, and tells the key of that; its one empty chunk is thrown away. */
async function createHeader(recipients: readonly string[]): Promise<{ header: Uint8Array; key: Uint8Array }> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  let fileKey: Uint8Array | null = null;
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  if (fileKey === null) throw new Error("the library asked no recipient of ours");
  const header = empty.subarray(0, empty.length - TAG);
  return { header, key: streamKey(fileKey, header.subarray(header.length - NONCE)) };
}

async function readHeader(reader: AsyncIterator<Uint8Array>) {
  let read = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf("\n--- ");
    const lineEnd = end < 0 ? -1 : read.indexOf("\n", end + 1);
    const from = lineEnd + 1;
    if (lineEnd >= 0 && read.length >= from + NONCE) {
      const nonce = read.subarray(from, from + NONCE);
      return { header: { text: read.subarray(0, from), nonce }, rest: read.subarray(from + NONCE) };
    }
    const more = read.length > MOST_HEADER ? null : await nextOf(reader);
    if (more === null) throw new BackupDamage("it does not begin as a file of the age format does");
    read = Buffer.concat([read, more]);
  }
}

async function readFileKey(header: Uint8Array, identity: string): Promise<Uint8Array> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decryptHeader(header);
  } catch {
    throw new BackupDamage("it is not encrypted for the identity that was given, or its first lines were changed");
  }
}

async function nextOf(reader: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const next = await reader.next();
  return next.done === true ? null : next.value;
}

function streamKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", fileKey, nonce, "payload", 32));
}

/** Eleven bytes of counter, the largest first, and one that marks the last chunk. */
function nonceOf(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(counter, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function seal(key: Uint8Array, counter: number, last: boolean, chunk: Uint8Array): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonceOf(counter, last), { authTagLength: TAG });
  const body = cipher.update(chunk);
  cipher.final();
  const sealed = Buffer.allocUnsafeSlow(body.length + TAG);
  sealed.set(body);
  sealed.set(cipher.getAuthTag(), body.length);
  freeMemory(body);
  return sealed;
}

function unseal(key: Uint8Array, counter: number, last: boolean, sealed: Uint8Array): Buffer {
  const end = sealed.length - TAG;
  // Only an empty file has an empty chunk.
  if (end < 0 || (end === 0 && counter > 0)) throw new BackupDamage("it is cut before its end");
  const decipher = createDecipheriv(ALGORITHM, key, nonceOf(counter, last), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(end));
  const body = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    throw new BackupDamage("it is cut or a byte of it was changed: what is encrypted does not fit its seal");
  }
  return body;
}
