/** What a store says no with. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import type { EmulatedResponse } from "../contract.ts";

export function refusal(status: number, code: string, message: string): EmulatedResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body };
}

export function document(xml: string): EmulatedResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
