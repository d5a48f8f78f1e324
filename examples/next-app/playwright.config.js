import { defineConfig, devices } from "@playwright/test";

// Holdpoint says which build is asked, and passes the variables that the plan names.
const bypass = process.env.VERCEL_AUTOMATION_BYPASS_SECRET;

export default defineConfig({
  testDir: "tests",
  reporter: "line",
  use: {
    baseURL: process.env.DEPLOYMENT_URL ?? "http://localhost:3000",
    extraHTTPHeaders: bypass ? { "x-vercel-protection-bypass": bypass } : {},
  },
  projects: [
    { name: "desktop", use: devices["Desktop Chrome"] },
    { name: "phone", use: devices["Pixel 7"] },
  ],
});
