import fc from '../fc.ts';
import { act, Desk } from './desk.ts';

test('what people do in the tabs survives new orders and rebuilds, and stays with its customer', () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 12 }), { minLength: 2, maxLength: 5 }), (weeks) => {
      const desk = new Desk();
      desk.build();
      for (const acts of weeks) {
        for (const what of acts) desk.do(what);
        desk.build();
        desk.expectKept();
      }
    }),
    { numRuns: 15, seed: 1404 },
  );
});
