/** Ends a line before the password goes where nobody knows who listens. */
import type { EventEmitter } from "node:events";
import { authorityRemedy } from "./authority-remedy.ts";
import { placeOf, type Place, problem } from "./failure.ts";

/**
 * `pg` answers whatever the server asks for, in the clear too, and takes what it offers, so that somebody in between could
 * ask for the password, or leave the proof out of the offer. To be called before `pg` attaches its own handlers: these
 * are then called first, and what they cut is not written to any more.
 */
export function guardPassword(connection: EventEmitter, place: Place, cutWith: (reason: unknown) => void): void {
  const { tls, plainPassword, channelBinding } = place.address;
  if (!plainPassword) {
    connection.on("authenticationCleartextPassword", () => cutWith(askedFor("the password in the clear", place)));
    connection.on("authenticationMD5Password", () => cutWith(askedFor("the password's MD5 hash", place)));
  }
  if (!channelBinding) return;
  const refuse = () => cutWith(unbound(place));
  connection.on("authenticationCleartextPassword", refuse);
  connection.on("authenticationMD5Password", refuse);
  connection.on("authenticationSASL", ({ mechanisms }: { readonly mechanisms: readonly string[] }) => {
    if (tls === "off" || !mechanisms.includes("SCRAM-SHA-256-PLUS")) refuse();
  });
}

function askedFor(what: string, place: Place): Error {
  const { variable, address } = place;
  const line =
    address.tls === "off"
      ? "the line is not encrypted"
      : "its certificate was not looked at (sslmode=verify-full does)";
  return problem(
    "usage",
    `${placeOf(place)} asks for ${what}, and ${line}: anybody could stand there, so it was not given.`,
    `Take sslmode out of ${variable}, so that the server proves who it is. ${authorityRemedy(place.address.host, place.variable)} Or let the server use SCRAM, which does not reveal the password: set password_encryption to scram-sha-256 there, then set the user's password again.`,
  );
}

function unbound(place: Place): Error {
  return problem(
    "credential_rejected",
    `${placeOf(place)} does not offer the channel binding that ${place.variable} demands, so it was not given the password.`,
    `Check that nothing stands between here and the database, or remove channel_binding from ${place.variable}.`,
  );
}
