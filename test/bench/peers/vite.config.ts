import { defineConfig } from 'vite'

/** Builds the peers as a shop would ship them: one file, with the code for production. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  build: {
    lib: { entry: 'index.ts', formats: ['es'], fileName: () => 'peers.js' },
    outDir: '../../../dist/bench',
    emptyOutDir: true,
    target: 'es2023',
  },
})
