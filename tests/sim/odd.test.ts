import { playHundreds } from './hundreds.ts';

playHundreds(1);
