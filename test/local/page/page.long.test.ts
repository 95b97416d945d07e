import { visiting } from './visiting.ts';
import { testAccess, testLargeSheet } from './wholePage.ts';

const visit = visiting();

describe('a large sheet', () => {
  testLargeSheet(visit, 100_000);
});

describe.each(['en', 'fa'] as const)('the whole page (%s)', (language) => {
  testAccess(visit, { language, window: { width: 1000, height: 480 }, aroundEvery: true });
});
