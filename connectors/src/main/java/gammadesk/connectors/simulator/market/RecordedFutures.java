package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * Futures of the recorded moments: from the tables that lie beside the chain files' folder where there are any, else,
 * for dated ones, from the forwards in the chains that are real futures.
 */
final class RecordedFutures {
    private static final String PERPETUALS = "perpetual_futures_prices.csv.gz";
    private static final String DATED = "term_futures_marks.csv.gz";

    /** Mark and last trade, USD. */
    private record Price(double mark, double last) {}

    private final Map<Long, Map<String, Price>> prices = new HashMap<>();

    /** Adds the tables of a folder, if it has them. */
    void readFolder(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(PERPETUALS))) {
            RecordingReader.readTable(
                    folder.resolve(PERPETUALS),
                    row -> add(row, "instrument_name", "perp_futures_mark_price", "candle_price_used"));
        }
        if (Files.isRegularFile(folder.resolve(DATED))) {
            RecordingReader.readTable(
                    folder.resolve(DATED),
                    row -> add(row, "futures_instrument_name", "snapshot_term_mark_price", "term_candle_close"));
        }
    }

    /** Perpetual and dated futures of a moment by name. */
    Map<String, RecordedFuture> at(long millis, Collection<RecordedOption> options, Map<Currency, Double> indices) {
        Map<String, Price> found = new TreeMap<>();
        for (RecordedOption option : options) {
            found.putIfAbsent(option.forwardName(), new Price(option.forward(), Double.NaN));
        }
        found.putAll(prices.getOrDefault(millis, Map.of()));
        Map<String, RecordedFuture> futures = new TreeMap<>();
        found.forEach((name, price) -> Contracts.ofName(name, 0)
                .filter(instrument -> isLiveFuture(instrument, millis) && indices.containsKey(instrument.base()))
                .ifPresent(instrument -> futures.put(
                        name,
                        new RecordedFuture(
                                instrument,
                                price.mark(),
                                price.last(),
                                indices.getOrDefault(instrument.base(), Double.NaN)))));
        return futures;
    }

    private static boolean isLiveFuture(Instrument instrument, long millis) {
        boolean future =
                List.of(InstrumentKind.FUTURE, InstrumentKind.PERPETUAL).contains(instrument.kind());
        return future && instrument.expiry().stream().allMatch(expiry -> expiry.epochMillis() > millis);
    }

    private void add(CSVRecord row, String nameColumn, String markColumn, String lastColumn) {
        double mark = RecordingReader.number(row, markColumn);
        double last = RecordingReader.number(row, lastColumn);
        double best = mark > 0 ? mark : last;
        double millis = RecordingReader.number(row, "snapshot_timestamp_ms");
        if (best > 0 && millis > 0) {
            prices.computeIfAbsent((long) millis, _ -> new HashMap<>()).put(row.get(nameColumn), new Price(best, last));
        }
    }
}
