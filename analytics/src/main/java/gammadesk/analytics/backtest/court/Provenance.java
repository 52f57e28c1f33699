package gammadesk.analytics.backtest.court;

import java.util.List;

/**
 * What a trial rests on.
 *
 * @param triedMillis when it was held, epoch
 * @param data what was read and simulated
 * @param configurationHash SHA-256 of the configuration, lower-case hexadecimal
 * @param modelHash SHA-256 of the stored model, lower-case hexadecimal; empty for a rule without one
 * @param seed of everything that is drawn
 */
public record Provenance(
        long triedMillis, List<DataRange> data, String configurationHash, String modelHash, long seed) {
    public Provenance {
        data = List.copyOf(data);
    }

    /** Days of recorded time in all; overlapping recordings count twice. */
    public double recordedDays() {
        return data.stream().mapToDouble(DataRange::recordedDays).sum();
    }
}
