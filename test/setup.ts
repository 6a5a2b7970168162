/** The same cases at every run: properties draw from one seed. Other seeds are for `npm run torture` and for whoever hunts. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['COLDKEEP_SEED'] ?? 20_261_124) });
