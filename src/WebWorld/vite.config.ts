import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env['SEOUL_SERVER'] ?? 'http://localhost:5080'

export default defineConfig({
  // Each page is an HTML file here; the desk and the world join this list.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { input: { chat: here('./index.html') } } },
  resolve: {
    alias: [
      // directlinejs carries polyfills for old browsers and a second transport; none of it runs in a browser that can read this page.
      ...['core-js/features/promise', 'url-search-params-polyfill', './directLineStreaming']
        .map(find => ({ find, replacement: here('./shared/nothing.ts') })),
    ],
  },
  server: { proxy: { '/api': server, '/v3': { target: server, ws: true } } },
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'] },
})
