import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** What takes long and is no part of `npm test`: `npm run test:long`. Counts are printed. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/long/**/*.test.{ts,tsx}'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    setupFiles: ['tests/helpers/setup.ts'],
    disableConsoleIntercept: true,
  },
});

export default config;
