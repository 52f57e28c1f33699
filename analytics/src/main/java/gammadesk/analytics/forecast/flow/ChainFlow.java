package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches the options of one coin. Legs of combos and parts of blocks count with the side of their taker: whoever made
 * them has the other side on the book. One thread at a time.
 */
public final class ChainFlow {
    private final Currency currency;
    private final FlowSettings settings;
    private final FlowRing<ChainSeries> ring;
    private final Map<String, Ticker> tickers = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private double vegaFlow;
    private double vegaTraded;
    private long unpriced;

    /** Watches a coin's options from now on. */
    public ChainFlow(Currency currency, FlowSettings settings) {
        this.currency = currency;
        this.settings = settings;
        ring = new FlowRing<>(ChainSeries.class, settings.keepSteps());
    }

    /** The newest summary of an option. */
    public void on(Ticker ticker) {
        tickers.put(ticker.instrument(), ticker);
    }

    /** A trade of an option, in coin; a repeated one is not counted. */
    public void on(Trade trade) {
        if (trade.sequence() <= sequences.getOrDefault(trade.instrument(), Long.MIN_VALUE)) {
            return;
        }
        sequences.put(trade.instrument(), trade.sequence());
        Ticker ticker = tickers.get(trade.instrument());
        double vega = ticker == null ? Double.NaN : ticker.greeks().vega() * trade.amount();
        if (Double.isFinite(vega)) {
            vegaFlow += trade.direction().sign() * vega;
            vegaTraded += vega;
        } else {
            unpriced++;
        }
    }

    /** Forgets an option that is no more. */
    public void forget(String instrument) {
        tickers.remove(instrument);
        sequences.remove(instrument);
    }

    /** Ends a step, as {@link InstrumentFlow#step} does. A dead feed loses all quotes. */
    public void step(long step, boolean isHeard) {
        if (!ring.isNext(step)) {
            return;
        }
        FlowGap gap = isHeard ? tickers.isEmpty() ? FlowGap.NO_BOOK : FlowGap.NONE : FlowGap.SILENT_FEED;
        if (!isHeard) {
            tickers.clear();
        }
        Means means = new Means();
        tickers.values().forEach(means::add);
        ring.write(step, gap, series -> number(series, means));
        vegaFlow = 0;
        vegaTraded = 0;
    }

    private double number(ChainSeries series, Means means) {
        return switch (series) {
            case VEGA_FLOW -> vegaFlow;
            case VEGA_TRADED -> vegaTraded;
            case SPREAD_VOL_POINTS -> means.spread / means.spreadVega;
            case QUOTE_IMBALANCE -> means.imbalance / means.quotedVega;
            case ONE_SIDED_SHARE -> means.oneSided / means.quoted;
            case QUOTED -> means.quoted;
        };
    }

    /** Sums over options; a mean without any is NaN. */
    private static final class Means {
        private double spread;
        private double spreadVega;
        private double imbalance;
        private double quotedVega;
        private double oneSided;
        private double quoted;

        void add(Ticker ticker) {
            Quote quote = ticker.quote();
            boolean hasBid = quote.bid() > 0;
            boolean hasAsk = quote.ask() > 0;
            if (!hasBid && !hasAsk) {
                return;
            }
            quoted++;
            oneSided += hasBid && hasAsk ? 0 : 1;
            double vega = ticker.greeks().vega();
            if (vega > 0) {
                double sizes = quote.bidAmount() + quote.askAmount();
                imbalance += sizes > 0 ? vega * (quote.bidAmount() - quote.askAmount()) / sizes : 0;
                quotedVega += vega;
            }
            double width = ticker.askIv() - ticker.bidIv();
            // A venue writes 0 for a bid without a volatility.
            if (vega > 0 && hasBid && hasAsk && ticker.bidIv() > 0 && Double.isFinite(width)) {
                spread += vega * width;
                spreadVega += vega;
            }
        }
    }

    /** What is kept of the last steps, at most so many. */
    public ChainPicture picture(int steps) {
        int shown = Math.min(steps, ring.size());
        long first = ring.first(shown) * settings.stepMillis();
        return new ChainPicture(
                currency, first, settings.stepMillis(), ring.last(shown), ring.lastGaps(shown), unpriced);
    }
}
