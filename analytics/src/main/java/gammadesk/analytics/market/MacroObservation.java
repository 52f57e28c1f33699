package gammadesk.analytics.market;

import java.time.LocalDate;

/**
 * One published value of a macroeconomic series. A value that was revised is there several times, each with the moment
 * from which it was known; at a moment the one that counts is the latest known of the latest reference date.
 *
 * @param series the publisher's id, such as {@code DGS10}
 * @param referenceDate the date, or the first day of the period, that the value is about
 * @param value in the series' own unit; never NaN: a day without a value has no observation
 * @param knownMillis from when it was known, milliseconds since the epoch, never too early
 * @param timing how that moment was found
 */
public record MacroObservation(String series, LocalDate referenceDate, double value, long knownMillis, Timing timing) {
    /** How it is known when a value became known. */
    public enum Timing {
        /** The publisher says on which day this value was first published. */
        VINTAGE("by its vintage date"),
        /**
         * The source does not say; a rule that is rather too late stands in, and later revisions hide the first value.
         */
        RULE("by a rule, its release date is not stated");

        private final String sentence;

        Timing(String sentence) {
            this.sentence = sentence;
        }

        /** For the screen. */
        public String sentence() {
            return sentence;
        }
    }
}
