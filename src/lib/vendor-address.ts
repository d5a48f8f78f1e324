/** Where a vendor's token may be sent: the one place that decides it, for the environment and for the plan. Pure. */
import { isLoopback } from "./is-loopback.ts";
import { parseUrl } from "./parse-url.ts";
import { readSetting, type Setting } from "./setting.ts";

/** A setting that is an address, and what it is where nobody says otherwise: null where a plan must say it. */
export type AddressSetting = Setting & { readonly default: string | null };

/** An address that is not used, and what to do. It is never repeated: it may be a token in the wrong variable. */
export interface AddressTrouble {
  /** What the address does wrong, as the end of a sentence that begins with its name. */
  readonly trouble: string;
  readonly remedy: string;
}

/** Why no token is sent there, as the end of a sentence; null where it may be. */
export function troubleOfAddress(text: string): string | null {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return "is not an http or https address";
  if (url.username !== "" || url.password !== "") return "has a user name or password in it, which is never sent";
  if (url.search !== "" || url.hash !== "") return "has a ? or # in it, so that it is no address to build on";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return "begins with http://, so that everybody on the way could read the token";
  }
  return null;
}

/**
 * The address that a token is sent to. `planned` are those that the plan names, by key. The environment points at emulators
 * on this machine; whoever sets a variable decides nothing else, so that it may only repeat what the plan or the
 * default says. What the runner itself sets is its own word.
 */
export function resolveAddress(
  env: Readonly<Record<string, string | undefined>>,
  planned: Readonly<Record<string, string>>,
  setting: AddressSetting,
): URL | AddressTrouble {
  const inPlan = setting.inPlan === undefined ? undefined : planned[setting.inPlan];
  const ours = oursOf(inPlan ?? setting.default, setting);
  const written = readSetting(env, setting);
  if (written === null) return ours ?? nowhere(setting);
  if (ours !== null && !(ours instanceof URL)) return ours;
  const url = checked(written, setting);
  if (!(url instanceof URL) || setting.source === "runner" || isLoopback(url.hostname)) return url;
  if (ours === null) return nowhere(setting);
  return isSame(url, ours) ? url : { trouble: `names another address than ${ours.origin}`, remedy: remedyFor(setting) };
}

function oursOf(text: string | null, setting: AddressSetting): URL | AddressTrouble | null {
  return text === null ? null : checked(text, setting);
}

function nowhere({ inPlan = "" }: AddressSetting): AddressTrouble {
  return {
    trouble: "is not known: the plan does not name the address",
    remedy: `Name it in the plan: project: { addresses: { ${inPlan}: https://${inPlan}.example.com } }.`,
  };
}

function checked(text: string, setting: AddressSetting): URL | AddressTrouble {
  const trouble = troubleOfAddress(text);
  return trouble === null ? new URL(text) : { trouble, remedy: remedyFor(setting) };
}

function isSame(left: URL, right: URL): boolean {
  const [one, other] = [left, right].map(({ href }) => href.replace(/\/+$/, ""));
  return one === other;
}

function remedyFor({ name, source, inPlan, default: usual }: AddressSetting): string {
  if (source === "runner")
    return `Leave it to the runner, which sets it; in a terminal, set an address such as ${String(usual)}.`;
  const elsewhere =
    inPlan === undefined
      ? ""
      : ` One that you host yourself is named in the plan: project: { addresses: { ${inPlan}: https://${inPlan}.example.com } }.`;
  return `Leave ${name} out; it may only name an emulator on this machine (http://127.0.0.1:…).${elsewhere}`;
}
