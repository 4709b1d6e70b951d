import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.RELANCE_URL ?? "http://localhost:8080";

/** Addresses in the bundle are relative, since the console is served at /console/ under any prefix. */
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "react", test: /node_modules\/(react|react-dom|scheduler)\// }],
        },
      },
    },
  },
  server: {
    proxy: { "^/(health$|v1/|schemas/|objects/)": { target: server, changeOrigin: false } },
  },
});
