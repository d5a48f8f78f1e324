/** No answer that is read here comes near this; what is longer would only cost the memory that a rollback needs. */
export const MAXIMUM_ANSWER_BYTES = 32 * 1024 * 1024;

/** What reading gives up with. */
export function answerTooLong(): Error {
  return new Error(`the answer is longer than ${MAXIMUM_ANSWER_BYTES / 1024 / 1024} MiB`);
}

/** A response's text; a longer one is given up as soon as it is, unpacked as it comes. */
export async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream, which closes the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_ANSWER_BYTES) throw answerTooLong();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
