import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { fixtureDoor } from "./fixtures/door.ts";
import { wholeOnly } from "./whole.ts";

export default defineConfig({
  base: "/",
  plugins: [react(), fixtureDoor(), wholeOnly()],
  server: {
    port: 5173,
    proxy: { "/api": "http://127.0.0.1:8765" },
    // The words on screen are those of the glossary beside this folder.
    fs: { allow: [".."] },
  },
  build: {
    outDir: "../src/desireline/web/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: "values", environment: "node", include: ["src/**/*.test.ts"] },
      },
      {
        extends: true,
        test: { name: "views", environment: "jsdom", include: ["src/**/*.test.tsx"] },
      },
    ],
  },
});
