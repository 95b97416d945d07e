import { garbageLaws } from './garbage.ts';

garbageLaws(10_000);
