import { testScreens } from './everyScreen.ts';

testScreens({ contrastOn: 'every screen', accessIn: ['en', 'fa'] });
