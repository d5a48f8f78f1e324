/**
 * What a command prints, made fit to be read and kept: UTF-8, no terminal codes, no secrets, bounded memory.
 * Everything is done a chunk at a time, so that a command that prints a gigabyte costs time but no memory.
 */
import type { Mask } from "../lib/mask.ts";
import { withoutTerminalCodes } from "../lib/without-terminal-codes.ts";

const TAIL_BYTES = 64 * 1024;
/** A line longer than this is passed on in pieces. */
const LONGEST_LINE = 16 * 1024;
/** Live output beyond this many characters is not passed on: a log of that size helps nobody and slows the runner. */
const LIVE_CHARACTERS = 8 * 1024 * 1024;
/** Longest terminal code that is put together again where a chunk's end cut it (a hyperlink carries its address). */
const LONGEST_CODE = 2_048;
const ESCAPE = "\u001b";
/** A terminal code (a CSI or an OSC sequence) whose end has not come yet. */
const CUT_CODE = new RegExp(String.raw`^\u001b(?:\[[0-?]*[ -/]*|\][^\u0007\u001b]*)?$`);
// C0 without tab, newline and carriage return, and DEL; from a string, since escapes in a pattern are hard to read.
const CONTROL = new RegExp(String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+`, "g");

export interface OutputStream {
  write(chunk: Uint8Array): void;
  end(): void;
}

export interface ShellOutput {
  /** One of the command's streams; lines of several streams are kept in the order in which they were completed. */
  open(): OutputStream;
  /** The last lines, at most 64 KiB of UTF-8. */
  tail(): string;
}

export function createShellOutput(mask: Mask, onLine?: (line: string) => void): ShellOutput {
  const tail = createTail();
  const live = createLive(onLine);
  const keep = (text: string) => {
    tail.push(text);
    live(text);
  };
  return {
    open() {
      const decoder = new TextDecoder("utf-8");
      // `unread` waits for the rest of a terminal code or of CR LF; `line` is readable and waits for its end.
      let unread = "";
      let line = "";
      const take = (text: string, held: number) => {
        const whole = mask.apply(line + text);
        const cut = held === 0 ? whole.length : cutAt(whole, held);
        line = whole.slice(cut);
        if (cut > 0) keep(whole.slice(0, cut));
      };
      return {
        write(chunk) {
          const text = unread + decoder.decode(chunk, { stream: true });
          const complete = completeLength(text);
          unread = text.slice(complete);
          take(readable(text.slice(0, complete)), mask.longest + 1);
        },
        end() {
          take(readable(unread + decoder.decode()), 0);
          unread = "";
        },
      };
    },
    tail: tail.read,
  };
}

/** Up to where a text may be passed on: its complete lines; of an overlong line all that cannot be half a secret. */
function cutAt(text: string, held: number): number {
  const lines = text.lastIndexOf("\n") + 1;
  return text.length - lines > LONGEST_LINE + held ? text.length - held : lines;
}

/**
 * Terminal codes and control characters are removed before masking: a colour code in the middle of a secret would
 * hide it from the mask. A lone carriage return (progress bars) starts a new line.
 */
function readable(text: string): string {
  const plain = text.includes(ESCAPE) ? withoutTerminalCodes(text) : text;
  return plain.replace(/\r+\n?/g, "\n").replace(CONTROL, "");
}

/** How much of a text can be read now: all but a terminal code or a carriage return that the chunk's end cut. */
function completeLength(text: string): number {
  const end = text.endsWith("\r") ? text.length - 1 : text.length;
  const code = text.lastIndexOf(ESCAPE);
  const cutCode = code >= Math.max(0, text.length - LONGEST_CODE) && CUT_CODE.test(text.slice(code));
  return cutCode ? code : end;
}

function createLive(onLine: ((line: string) => void) | undefined): (text: string) => void {
  let left = LIVE_CHARACTERS;
  return (text) => {
    if (onLine === undefined || left <= 0) return;
    for (const line of text.replace(/\n$/, "").split("\n")) {
      left -= line.length + 1;
      for (let at = 0; at === 0 || at < line.length; at += LONGEST_LINE) onLine(line.slice(at, at + LONGEST_LINE));
      if (left > 0) continue;
      onLine(`(more than ${LIVE_CHARACTERS / 1024 / 1024} MiB of output: the rest is not shown as it comes)`);
      return;
    }
  };
}

function createTail(): { push(text: string): void; read(): string } {
  let chunks: { readonly text: string; readonly bytes: number }[] = [];
  // From here on; what stands before is taken away together, once it is half of them.
  let first = 0;
  let total = 0;
  let dropped = false;
  return {
    push(text) {
      const bytes = Buffer.byteLength(text);
      chunks.push({ text, bytes });
      total += bytes;
      for (; total - (chunks[first]?.bytes ?? total) >= TAIL_BYTES; first += 1) {
        total -= chunks[first]?.bytes ?? 0;
        dropped = true;
      }
      if (first <= chunks.length / 2) return;
      chunks = chunks.slice(first);
      first = 0;
    },
    read() {
      const kept = chunks.slice(first);
      const text = kept.map((chunk) => chunk.text).join("");
      const bytes = Buffer.from(text);
      if (bytes.length <= TAIL_BYTES && !dropped) return text;
      const last = new TextDecoder().decode(bytes.subarray(-TAIL_BYTES)).replace(/^\uFFFD+/, "");
      const line = last.indexOf("\n") + 1;
      return line > 0 && line < last.length ? last.slice(line) : last;
    },
  };
}
