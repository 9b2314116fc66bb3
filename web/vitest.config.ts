import { defineConfig } from "vitest/config";
import { texts } from "./build/texts.ts";

/** Tests without a browser: the catalogue is loaded as the pages load it. */
export default defineConfig({ plugins: [texts()], test: { exclude: ["node_modules", "tests/browser"] } });
