package gammadesk.connectors.deribit;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a ticker, an incremental ticker or a book summary said: which numbers it named and their values. A number that
 * was named but null is NaN; one that was not named keeps, when merged, what it was before.
 */
public final class TickerData {
    private static final int FIELDS = TickerField.values().length;

    private final String instrument;
    private final String state;
    private final String underlyingName;
    private final long timestampMillis;
    private final long named;
    private final double[] values;

    private TickerData(
            String instrument, String state, String underlyingName, long timestampMillis, long named, double[] values) {
        this.instrument = instrument;
        this.state = state;
        this.underlyingName = underlyingName;
        this.timestampMillis = timestampMillis;
        this.named = named;
        this.values = values;
    }

    /** The venue's name of the instrument. */
    public String instrument() {
        return instrument;
    }

    /** The venue's word for the state, empty when it said none. */
    public String state() {
        return state;
    }

    /** Where the forward comes from, empty when the venue said nothing. */
    public String underlyingName() {
        return underlyingName;
    }

    /** The venue's time, milliseconds since the epoch. */
    public long timestampMillis() {
        return timestampMillis;
    }

    /** Whether the message named the number, be it null. */
    boolean names(TickerField field) {
        return (named & bit(field)) != 0;
    }

    /** The number, NaN when it was null or not named. */
    double get(TickerField field) {
        return values[field.position()];
    }

    /** This with everything that a later message named. */
    TickerData merge(TickerData later) {
        double[] merged = values.clone();
        for (int i = 0; i < FIELDS; i++) {
            if ((later.named & (1L << i)) != 0) {
                merged[i] = later.values[i];
            }
        }
        return new TickerData(
                instrument,
                later.state.isEmpty() ? state : later.state,
                later.underlyingName.isEmpty() ? underlyingName : later.underlyingName,
                later.timestampMillis,
                named | later.named,
                merged);
    }

    private static long bit(TickerField field) {
        return 1L << field.position();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TickerData data
                && instrument.equals(data.instrument)
                && state.equals(data.state)
                && underlyingName.equals(data.underlyingName)
                && timestampMillis == data.timestampMillis
                && named == data.named
                && Arrays.equals(values, data.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instrument, timestampMillis, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "TickerData[" + instrument + " at " + timestampMillis + ", " + Long.bitCount(named) + " numbers]";
    }

    /** Collects the numbers of one message. */
    static final class Builder {
        private final double[] values = new double[FIELDS];
        private String instrument = "";
        private String state = "";
        private String underlyingName = "";
        private long timestampMillis;
        private long named;

        Builder() {
            Arrays.fill(values, Double.NaN);
        }

        Builder instrument(String name) {
            instrument = name;
            return this;
        }

        boolean hasInstrument() {
            return !instrument.isEmpty();
        }

        Builder state(String word) {
            state = word;
            return this;
        }

        Builder underlyingName(String name) {
            underlyingName = name;
            return this;
        }

        Builder timestampMillis(long millis) {
            timestampMillis = millis;
            return this;
        }

        Builder put(TickerField field, double value) {
            values[field.position()] = value;
            named |= bit(field);
            return this;
        }

        /** The builder must not be used after this. */
        TickerData build() {
            return new TickerData(instrument, state, underlyingName, timestampMillis, named, values);
        }
    }
}
