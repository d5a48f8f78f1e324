/**
 * Rows of one dataset, kept in typed arrays: an instant, a number, how many were alike, and the index of an interned set
 * of dimensions. Two days of one request a second are 173,000 rows, 28 bytes each; objects would be twenty times that.
 */

/** What a row can be searched and grouped by: `release`, `span.op`, `is_transaction` … */
export type Dimensions = Readonly<Record<string, string>>;

export interface TimeWindow {
  /** Included. */
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

export interface EventTable {
  /** `value` is a duration in milliseconds for spans, 1 for errors; the row stands for `quantity` that are alike, default 1. */
  add(at: number, value: number, dimensions: Dimensions, quantity?: number): void;
  /** Calls `visit` for each row of the window whose dimensions match; `matches` is asked once per set of dimensions. */
  scan(
    window: TimeWindow,
    matches: (dimensions: Dimensions) => boolean,
    visit: (at: number, value: number, dimensions: Dimensions, quantity: number) => void,
  ): void;
  /** Drops rows older than `before`, whole chunks at a time. */
  prune(before: number): void;
  /** Rows kept. */
  size(): number;
}

const CHUNK_ROWS = 1_024;

interface Chunk {
  readonly at: Float64Array;
  readonly value: Float64Array;
  readonly quantity: Float64Array;
  readonly dimensions: Uint32Array;
  rows: number;
  firstAt: number;
  lastAt: number;
}

function createChunk(): Chunk {
  return {
    at: new Float64Array(CHUNK_ROWS),
    value: new Float64Array(CHUNK_ROWS),
    quantity: new Float64Array(CHUNK_ROWS),
    dimensions: new Uint32Array(CHUNK_ROWS),
    rows: 0,
    firstAt: Number.POSITIVE_INFINITY,
    lastAt: Number.NEGATIVE_INFINITY,
  };
}

export function createEventTable(): EventTable {
  let chunks: Chunk[] = [];
  const known: Dimensions[] = [];
  const indexes = new Map<string, number>();
  /** Many rows in a row come with one and the same object. */
  let last: { readonly dimensions: Dimensions; readonly index: number } | null = null;

  function intern(dimensions: Dimensions): number {
    if (dimensions === last?.dimensions) return last.index;
    const key = JSON.stringify(dimensions);
    let index = indexes.get(key);
    if (index === undefined) {
      index = known.push(dimensions) - 1;
      indexes.set(key, index);
    }
    last = { dimensions, index };
    return index;
  }

  return {
    add(at, value, dimensions, quantity = 1) {
      let chunk = chunks.at(-1);
      if (chunk === undefined || chunk.rows === CHUNK_ROWS) {
        chunk = createChunk();
        chunks.push(chunk);
      }
      chunk.at[chunk.rows] = at;
      chunk.value[chunk.rows] = value;
      chunk.quantity[chunk.rows] = quantity;
      chunk.dimensions[chunk.rows] = intern(dimensions);
      chunk.rows += 1;
      chunk.firstAt = Math.min(chunk.firstAt, at);
      chunk.lastAt = Math.max(chunk.lastAt, at);
    },
    scan(window, matches, visit) {
      const wanted = known.map(matches);
      for (const chunk of chunks) {
        if (chunk.lastAt < window.from || chunk.firstAt >= window.to) continue;
        for (let row = 0; row < chunk.rows; row += 1) {
          const at = chunk.at[row] ?? 0;
          const index = chunk.dimensions[row] ?? 0;
          const dimensions = known[index];
          if (at < window.from || at >= window.to || !wanted[index] || dimensions === undefined) continue;
          visit(at, chunk.value[row] ?? 0, dimensions, chunk.quantity[row] ?? 0);
        }
      }
    },
    prune(before) {
      chunks = chunks.filter((chunk) => chunk.rows < CHUNK_ROWS || chunk.lastAt >= before);
    },
    size: () => chunks.reduce((sum, chunk) => sum + chunk.rows, 0),
  };
}
