/** The one bundle's two ways in; each loads only its own edge. */
export async function runAction(): Promise<void> {
  const { main } = await import("./main.ts");
  await main();
}

export async function runCli(): Promise<void> {
  const { cli } = await import("./cli.ts");
  await cli();
}
