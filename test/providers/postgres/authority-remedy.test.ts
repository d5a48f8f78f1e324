import { expect, it } from "vitest";
import { authorityRemedy } from "../../../src/providers/postgres/authority-remedy.ts";

it.each([
  ["aws-0-eu-central-1.pooler.supabase.com", "Supabase signs with an authority of its own, also for its pooler"],
  ["db.abcdefghijklmnopqrst.supabase.co", "Supabase signs with an authority of its own"],
  ["web.c1x.eu-central-1.rds.amazonaws.com", "https://truststore.pki.rds.amazonaws.com/"],
  ["db.example.com", "If the database has a certificate authority of its own"],
  ["supabase.com.example.com", "If the database has a certificate authority of its own"],
])("of %s says where its authority's certificate is, and where to put it", (host, said) => {
  const remedy = authorityRemedy(host, "STAGING_DATABASE_URL");
  expect(remedy).toContain(said);
  expect(remedy).toMatch(/on the lines below the address \(.*\) in STAGING_DATABASE_URL\.$/);
  expect(remedy).not.toContain("sslmode=require");
});
