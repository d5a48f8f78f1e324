/** Vercel for whoever only reads: no other request can be written with it. Throws ProviderError. */
export type Get = (path: string, query?: Readonly<Record<string, string | number>>) => Promise<unknown>;
