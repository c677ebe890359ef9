import { playHundreds } from './hundreds.ts';

playHundreds(0);
