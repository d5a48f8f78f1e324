export const dynamic = "force-dynamic";

/** Stands for what only people who have signed in may see. TEST_TOKEN is the test account's. */
export function GET(request) {
  const token = process.env.TEST_TOKEN;
  if (!token || request.headers.get("authorization") !== `Bearer ${token}`) {
    return Response.json({ error: "Please sign in." }, { status: 401 });
  }
  return Response.json({ threads: [{ id: 1, title: "Hello" }] });
}
