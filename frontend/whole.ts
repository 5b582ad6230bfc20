// A build is whole or none: what cannot be resolved would be asked for on the reader's screen.
import type { Plugin } from "vite";

const MISSING = /didn't resolve at build time/;
const STOOD_IN = "__vite-optional-peer-dep";

export function wholeOnly(): Plugin {
  return {
    name: "whole-only",
    apply: "build",
    configResolved({ logger }) {
      for (const say of ["warn", "warnOnce"] as const) {
        const told = logger[say].bind(logger);
        logger[say] = (message, options) => {
          if (MISSING.test(message)) throw new Error(`${message}\nType: npm ci`);
          told(message, options);
        };
      }
    },
    moduleParsed({ id }) {
      if (id.includes(STOOD_IN)) throw new Error(`A package is missing: ${id}\nType: npm ci`);
    },
  };
}
