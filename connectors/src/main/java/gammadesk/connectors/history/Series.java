package gammadesk.connectors.history;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One series that is kept.
 *
 * @param id tells it from all others of its venue; also the name of its file
 * @param stepMillis from row to row
 * @param time by which a row belongs to a stretch
 * @param known from when a row was known
 * @param values of a row, always equally many
 * @param row out of its time and values
 */
record Series<T>(
        String id,
        long stepMillis,
        ToLongFunction<T> time,
        ToLongFunction<T> known,
        Function<T, List<Double>> values,
        Reading<T> row) {
    /** Makes a row of what was kept. */
    @FunctionalInterface
    interface Reading<T> {
        T row(long millis, List<Double> values);
    }

    static Series<Candle> candles(String instrument, BarLength length) {
        return bars("candles", instrument, length);
    }

    static Series<Candle> volatilityIndex(Currency currency, BarLength length) {
        return bars("dvol", currency.code(), length);
    }

    static Series<FundingRate> funding(String perpetual) {
        return new Series<>(
                "funding_" + plain(perpetual),
                BarLength.HOUR.millis(),
                FundingRate::knownMillis,
                FundingRate::knownMillis,
                rate -> List.of(rate.index(), rate.rate1h(), rate.rate8h()),
                (millis, values) -> new FundingRate(millis, values.get(0), values.get(1), values.get(2)));
    }

    private static Series<Candle> bars(String kind, String of, BarLength length) {
        return new Series<>(
                kind + "_" + plain(of) + "_" + length.seconds(),
                length.millis(),
                Candle::startMillis,
                Candle::knownMillis,
                bar -> List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()),
                (millis, values) -> Candle.of(
                        millis, length, values.get(0), values.get(1), values.get(2), values.get(3), values.get(4)));
    }

    /** A name that every file system takes and that leads nowhere else. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
