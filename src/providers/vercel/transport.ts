/**
 * Plain keep-alive HTTP to the API's origin, for what the JSON client cannot do: bodies that are streamed from disk,
 * a hundred connections at once, answers that never end. The token goes to this origin only; redirects are answers.
 */
import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as httpRequest,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Connection } from "./connection.ts";

export interface Transport {
  /** Opens a request below the base URL; the caller writes the body and ends it. */
  open(options: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: OutgoingHttpHeaders;
  }): ClientRequest;
  /** Closes idle and used connections. */
  close(): void;
}

export function createTransport(connection: Connection, maximumConnections: number): Transport {
  const { baseUrl, context, token, teamQuery } = connection;
  const secure = baseUrl.protocol === "https:";
  const options = {
    keepAlive: true,
    maxSockets: maximumConnections,
    maxFreeSockets: maximumConnections,
    // The same switch that makes Node's own fetch use a proxy.
    ...(context.env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: context.env } : {}),
  };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const send = secure ? httpsRequest : httpRequest;
  const prefix = baseUrl.pathname.replace(/\/$/, "");
  return {
    open({ method, path, query, headers }) {
      const search = new URLSearchParams({ ...query, ...teamQuery }).toString();
      return send({
        agent,
        method,
        protocol: baseUrl.protocol,
        // URL keeps an IPv6 address in brackets, which the socket does not understand.
        hostname: baseUrl.hostname.replace(/^\[|\]$/g, ""),
        port: baseUrl.port,
        path: `${prefix}${path}${search === "" ? "" : `?${search}`}`,
        headers: {
          accept: "application/json",
          "user-agent": "holdpoint",
          ...headers,
          authorization: `Bearer ${token.reveal()}`,
        },
      });
    },
    close: () => agent.destroy(),
  };
}

/** The whole body as text; rejects where the answer was cut before its end. */
export function readToEnd(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      text += chunk;
    });
    response.once("error", reject);
    response.once("close", () => {
      if (response.complete) resolve(text);
      else reject(new Error("the answer was cut before its end"));
    });
  });
}
