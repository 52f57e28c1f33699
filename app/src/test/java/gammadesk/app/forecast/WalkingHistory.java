package gammadesk.app.forecast;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A venue's past by a seeded walk whose volatility clusters; it can be told to fail. */
final class WalkingHistory implements MarketHistory {
    private static final long FIRST = 0;

    private final List<Candle> hours = new ArrayList<>();
    private final List<Long> askedFrom = new ArrayList<>();
    private Optional<RuntimeException> fault = Optional.empty();
    private Optional<String> unavailable = Optional.empty();

    WalkingHistory(int days) {
        SplittableRandom random = new SplittableRandom(3);
        double price = 50_000;
        double state = 0;
        for (int i = 0; i < days * 24; i++) {
            state = 0.98 * state + 0.12 * random.nextGaussian();
            double close = price * Math.exp(0.005 * Math.exp(state) * random.nextGaussian());
            double high = Math.max(price, close) * 1.001;
            double low = Math.min(price, close) * 0.999;
            hours.add(Candle.of(FIRST + i * BarLength.HOUR.millis(), BarLength.HOUR, price, high, low, close, 1));
            price = close;
        }
    }

    WalkingHistory failing(RuntimeException with) {
        fault = Optional.of(with);
        return this;
    }

    WalkingHistory unavailable(String reason) {
        unavailable = Optional.of(reason);
        return this;
    }

    /** Nine hours of every day are not there. */
    WalkingHistory holed() {
        hours.removeIf(bar -> (bar.startMillis() - FIRST) / BarLength.HOUR.millis() % 24 < 9);
        return this;
    }

    WalkingHistory healed() {
        fault = Optional.empty();
        unavailable = Optional.empty();
        return this;
    }

    /** From when bars were asked for, question by question. */
    List<Long> askedFrom() {
        return askedFrom;
    }

    @Override
    public Venue venue() {
        return new Venue("Walk", Venue.Environment.EMBEDDED, "nowhere");
    }

    @Override
    public HistoryAnswer<Candle> candles(String instrument, BarLength length, long fromMillis, long toMillis) {
        askedFrom.add(fromMillis);
        fault.ifPresent(e -> {
            throw e;
        });
        return unavailable
                .<HistoryAnswer<Candle>>map(HistoryAnswer.Unavailable::new)
                .orElseGet(() -> new HistoryAnswer.Whole<>(hours.stream()
                        .filter(bar -> bar.startMillis() >= fromMillis && bar.knownMillis() <= toMillis)
                        .toList()));
    }

    @Override
    public HistoryAnswer<FundingRate> funding(String perpetual, long fromMillis, long toMillis) {
        return new HistoryAnswer.Unavailable<>("the venue tells no funding");
    }

    @Override
    public HistoryAnswer<Candle> volatilityIndex(Currency currency, BarLength length, long fromMillis, long toMillis) {
        List<Candle> index = hours.stream()
                .filter(bar -> bar.startMillis() >= fromMillis && bar.knownMillis() <= toMillis)
                .map(bar -> Candle.of(bar.startMillis(), BarLength.HOUR, 60, 61, 59, 60, Double.NaN))
                .toList();
        return new HistoryAnswer.Whole<>(index);
    }

    @Override
    public HistoryAnswer<Trade> trades(String instrument, long fromMillis, long toMillis) {
        return new HistoryAnswer.Unavailable<>("nobody asks");
    }

    @Override
    public HistoryAnswer<Trade> trades(Currency currency, long fromMillis, long toMillis) {
        return new HistoryAnswer.Unavailable<>("nobody asks");
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
