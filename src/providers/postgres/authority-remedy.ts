/** What to do where a database's certificate is signed by an authority that Node does not know. */
import { BELOW_THE_ADDRESS } from "./address.ts";

/** Vendors that sign with an authority of their own, by what their hosts end with, and where its certificate is. */
const OWN_AUTHORITIES: readonly (readonly [RegExp, string])[] = [
  [
    /\.supabase\.(?:co|com)$/,
    "Supabase signs with an authority of its own, also for its pooler: download the certificate in the project's database settings (SSL Configuration) and put it",
  ],
  [
    /\.rds\.amazonaws\.com$/,
    "Amazon RDS signs with authorities of its own: put those of https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem that your region has",
  ],
];

export function authorityRemedy(host: string, variable: string): string {
  const known = OWN_AUTHORITIES.find(([ending]) => ending.test(host));
  const what = known?.[1] ?? "If the database has a certificate authority of its own, put the authority's certificate";
  return `${what} ${BELOW_THE_ADDRESS} in ${variable}.`;
}
