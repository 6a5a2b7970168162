/** When two words mean the same place. */

/** Equal for places that differ in letter case, blanks or the way of writing an accent: they count as one place. */
export function placeKey(place: string): string {
  return place.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
