import { testEveryCrash } from './everyCrash.ts';
import { gatewaySettings } from './hostedKills.ts';

describe('the built bundle, killed at every service call in turn, by the other gateways', () => {
  testEveryCrash(Object.keys(gatewaySettings).slice(3));
});
