import { testEveryCrash } from './everyCrash.ts';
import { gatewaySettings } from './hostedKills.ts';

// The other half has a file of its own: files run side by side, tests of one do not.
describe('the built bundle, killed at every service call in turn', () => {
  testEveryCrash(['', ...Object.keys(gatewaySettings).slice(0, 3)]);
});
