import { testScreens } from './everyScreen.ts';

// One language is enough for axe here: the markup is the same, and the long tests look at all of it.
testScreens({ contrastOn: 'first screens', accessIn: ['fa'] });
