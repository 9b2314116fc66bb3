import { defineConfig } from "vitest/config";
import { texts } from "./build/texts.ts";

/** The unit tests read the catalogue as the pages do. */
export default defineConfig({ plugins: [texts()] });
