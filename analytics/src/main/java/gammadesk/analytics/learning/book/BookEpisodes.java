package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;

/**
 * Invented books along simulated paths, before any hedge. Arrays are by step and, within it, by episode; they are not
 * copied, and nobody writes into them.
 *
 * @param stepYears between two decisions
 * @param spots price at each decision, and one more at the end
 * @param states what a band may depend on
 * @param deltas of the book, coin; one more at the end
 * @param profits of the book from a decision to the next one, in the money of the price
 */
@SuppressWarnings("ArrayRecordComponent")
record BookEpisodes(double stepYears, double[][] spots, BandState[][] states, double[][] deltas, double[][] profits) {
    int steps() {
        return states.length;
    }

    int count() {
        return states[0].length;
    }
}
