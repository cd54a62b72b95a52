import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/long/**', '**/node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    // Files of one worker share modules: a case's looked-ahead crises are worked out once, not once a file.
    isolate: false,
    setupFiles: ['tests/helpers/setup.ts'],
  },
});

export default config;
