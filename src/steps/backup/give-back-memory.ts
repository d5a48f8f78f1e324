/**
 * Frees each chunk when the next one is asked for, so that its reader must have done with it. Left to the garbage collector it
 * would be a walk through the whole heap for every 32 MB that pass: measured, 200 MB were read in half of the time, and with
 * 70 MB less at the peak.
 */
export async function* giveBackMemory(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of source) {
    yield chunk;
    freeMemory(chunk);
  }
}

/**
 * The memory of a chunk that ends where it ends: of all of it, or of the last piece that zlib cut from it. What lies behind a
 * chunk is not read yet; and Node cuts small buffers of anybody from one pool, which is no larger than `poolSize`.
 */
export function freeMemory(chunk: Uint8Array): void {
  const memory: Transferable = chunk.buffer as ArrayBuffer;
  const whole = chunk.byteLength === memory.byteLength;
  const last = chunk.byteOffset + chunk.byteLength === memory.byteLength && memory.byteLength > Buffer.poolSize;
  if (whole || last) memory.transfer?.(0);
}

/** Node 20 cannot, and only uses more memory. */
type Transferable = Pick<ArrayBuffer, "byteLength"> & { readonly transfer?: (length: number) => unknown };
