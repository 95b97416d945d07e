// A zone far from UTC, so that a local getter used by mistake shows. It cannot be set inside a test.
process.env.TZ = process.env.TEST_TZ || 'Asia/Tehran';

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]sx?$': '<rootDir>/tools/jest-esbuild.cjs' },
  // Packages that come as ES modules only are compiled too.
  transformIgnorePatterns: [
    '/node_modules/(?!(jalaali-js|preact|fast-check|pure-rand|@sparticuz/chromium)/)',
    '/dist/',
    '/build/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.cache/'],
};
const project = (displayName, testMatch, testPathIgnorePatterns = []) => ({
  ...base,
  displayName,
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', ...testPathIgnorePatterns],
});

module.exports = {
  testTimeout: 60_000,
  // Half the tests wait for a browser; jest by itself leaves a core idle.
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/tools/plain-reporter.cjs'],
  projects: [
    project('fast', ['<rootDir>/test/**/*.test.{ts,tsx}'], ['/test/oracles/', '\\.long\\.test\\.']),
    project('long', ['<rootDir>/test/**/*.long.test.{ts,tsx}']),
    project('oracles', ['<rootDir>/test/oracles/*.test.ts']),
  ],
};
