export default function Page() {
  return (
    <main>
      <h1>Threads</h1>
      <p>Released through Holdpoint.</p>
    </main>
  );
}
