import fc from '../fc.ts';
import { act, Desk } from './desk.ts';

test('a thousand random edits and rebuilds lose nothing that people wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 30 }), { minLength: 3, maxLength: 12 }), (weeks) => {
      const desk = new Desk();
      desk.build();
      for (const acts of weeks) {
        for (const what of acts) desk.do(what);
        desk.build();
        desk.expectKept();
      }
    }),
    { numRuns: 150 },
  );
}, 600_000);
