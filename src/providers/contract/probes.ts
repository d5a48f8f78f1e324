/** Probes of an address, and commands of the repository. */
import type { CommandEnd } from "../../lib/command-line.ts";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from sending to the last byte. */
  readonly durationMs: number;
  /** Where redirects ended. */
  readonly url: string;
  /** Another site, where the answer is a redirect that leads there: it was not asked. */
  readonly leadsTo?: string;
  /** True where the body was longer than `maximumBytes`. */
  readonly truncated?: boolean;
}

export type ProbeHeard = "connected" | "answering";

export interface HttpProbe {
  /** Follows redirects within the site; a header is sent only to the origin that it was meant for. Throws ProviderError when there is no answer. */
  request(request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly timeoutMs: number;
    /** Bytes kept of the body; the rest is dropped. */
    readonly maximumBytes: number;
    /** Redirects that are followed, default 5; the answer after the last one is returned as it is. */
    readonly maximumRedirects?: number;
    /** Called when a connection stands, and when the first of an answer has come: long before all of it, if it is slow. */
    readonly onHeard?: (heard: ProbeHeard) => void;
  }): Promise<HttpAnswer>;
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** Null where the chain and the name are valid; otherwise OpenSSL's reason. */
  readonly authorizationError: string | null;
}

export interface TlsProbe {
  readCertificate(host: string, port: number, timeoutMs: number): Promise<Certificate>;
}

export interface Shell {
  run(request: {
    /** One command line for `sh -c`. */
    readonly command: string;
    readonly directory: string;
    /** The whole environment of the command; nothing else is inherited. */
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    /** Names of variables in `env` whose values are masked besides those that are known, or give themselves away. */
    readonly mask?: readonly string[];
    readonly onLine?: (line: string) => void;
  }): Promise<CommandEnd>;
}
