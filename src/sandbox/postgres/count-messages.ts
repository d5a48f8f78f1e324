/**
 * Follows one connection of PostgreSQL's protocol, far enough to know whether the server still owes an answer: every
 * request that is answered by ReadyForQuery is counted until that has come. Nothing of its content is looked at.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** Requests of a client that the server answers with ReadyForQuery: a simple query, the end of an extended one, a call. */
const ANSWERED = new Set(["Q", "S", "F"]);
const READY_FOR_QUERY = "Z";
/** Before it begins, a client may ask for TLS or GSSAPI: answered by one letter, without a header. */
const ASKS_FOR_ENCRYPTION = new Set([80_877_103, 80_877_104]);

export interface MessageCount {
  fromClient(chunk: Uint8Array): void;
  fromServer(chunk: Uint8Array): void;
}

/** `onChange` hears whenever it begins or ceases to wait for the server. */
export function countMessages(onChange: (waiting: boolean) => void): MessageCount {
  // The start of a session is answered, too.
  let owed = 1;
  let letters = 0;
  let begun = false;
  const owe = (change: number) => {
    const before = owed > 0;
    owed = Math.max(0, owed + change);
    if (before !== owed > 0) onChange(owed > 0);
  };
  const client = createFrameReader((type, code) => {
    if (begun) {
      if (ANSWERED.has(type)) owe(1);
    } else if (ASKS_FOR_ENCRYPTION.has(code)) letters += 1;
    else begun = true;
    return begun;
  });
  const server = createFrameReader((type) => {
    if (type === READY_FOR_QUERY) owe(-1);
    return true;
  }, true);
  return {
    fromClient: client,
    fromServer(chunk) {
      const alone = Math.min(letters, chunk.length);
      letters -= alone;
      server(chunk.subarray(alone));
    },
  };
}

const TYPED = 5;
const UNTYPED = 8;

/**
 * Calls `onFrame` at the header of each message, with its type, or before a session has begun its code; its answer says
 * whether the next one has a type. The rest of a message is passed over without being kept.
 */
function createFrameReader(
  onFrame: (type: string, code: number) => boolean,
  typedFromTheStart = false,
): (chunk: Uint8Array) => void {
  const header = Buffer.alloc(UNTYPED);
  let filled = 0;
  let rest = 0;
  let typed = typedFromTheStart;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (rest > 0) {
        const passed = Math.min(rest, chunk.length - at);
        rest -= passed;
        at += passed;
        continue;
      }
      header[filled] = chunk[at] ?? 0;
      filled += 1;
      at += 1;
      if (filled < (typed ? TYPED : UNTYPED)) continue;
      filled = 0;
      // The length counts itself, and not the type before it.
      rest = typed ? header.readUInt32BE(1) - 4 : header.readUInt32BE(0) - 8;
      typed = onFrame(typed ? String.fromCharCode(header[0] ?? 0) : "", typed ? 0 : header.readUInt32BE(4));
    }
  };
}
