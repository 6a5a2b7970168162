/** The password of every login in the fixtures. */

/** Made like a code of GitHub, and never to come out of a reader. */
export const CANARY_PASSWORD = 'ca9a2-7bad0';
