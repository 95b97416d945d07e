/**
 * fast-check with one seed, so that a run says the same on every machine; the exhaustive runs draw a new one each time
 * through TEST_SEED.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.TEST_SEED) || 1404 });

export default fc;
