import { garbageLaws } from './garbage.ts';

garbageLaws(300);
