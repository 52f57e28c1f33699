package gammadesk.app.backtest;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeScenarios;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.market.RecordedChain;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded moment as a market to hedge in. How much stood at a price was not recorded, so amounts are unknown;
 * futures were recorded by their mark alone, so a tick on either side of it is assumed.
 *
 * @param market for valuing
 * @param instruments for trading, futures first, then options near the money first
 */
public record HedgeMarket(RiskMarket market, List<HedgeInstrument> instruments) {
    private static final double TICKS = 1;

    /** Reads one; throws {@link IOException} where it holds no option of the coin or is none. */
    public static HedgeMarket read(Path file, Currency coin) throws IOException {
        ReplayMarket recorded = ReplayMarket.open(List.of(file));
        ChainSnapshot chain = RecordedChain.of(recorded, coin)
                .orElseThrow(() -> new IOException(file + " holds no option of " + coin));
        List<HedgeInstrument> instruments = new ArrayList<>();
        Map<String, RiskMarket.Mark> futures = new HashMap<>();
        for (Instrument spec : recorded.instruments()) {
            if (spec.base().equals(coin)) {
                tradable(spec, recorded.ticker(spec.name()), chain.index()).ifPresent(instruments::add);
            }
        }
        instruments.stream()
                .filter(HedgeInstrument::isDeltaOne)
                .forEach(one -> futures.put(one.name(), RiskMarket.Mark.ofFuture(one.mark(), 0)));
        instruments.sort(Comparator.comparingDouble(HedgeMarket::distance));
        return new HedgeMarket(RiskMarket.of(chain.venueMillis(), List.of(chain), futures), instruments);
    }

    /** Chance for the optimiser; refused where the chain has no volatility. */
    public static FactorScenarios scenarios(RiskMarket market, Currency coin, int paths, double days) {
        return HedgeScenarios.of(market, coin, paths, days).orElseThrow(() -> unknownVol(coin));
    }

    /** The same without a direction. */
    public static FactorScenarios balanced(RiskMarket market, Currency coin, int paths, double days) {
        return HedgeScenarios.balanced(market, coin, paths, days).orElseThrow(() -> unknownVol(coin));
    }

    private static Refusal unknownVol(Currency coin) {
        return new Refusal(Refusal.Subject.CHAINS, "the chain holds no volatility of " + coin);
    }

    private static double distance(HedgeInstrument one) {
        return one.spec()
                .option()
                .map(option -> Math.abs(Math.log(option.strike().doubleValue() / one.usdPerPrice())))
                .orElse(-1.0);
    }

    private static Optional<HedgeInstrument> tradable(Instrument spec, Ticker ticker, double index) {
        boolean isOption = spec.kind() == InstrumentKind.OPTION;
        double perPrice = isOption && spec.settlement() == Settlement.INVERSE ? ticker.underlying() : 1;
        Quote quote = isOption ? unsized(ticker.quote()) : quote(spec, ticker);
        return quote.isTwoSided() && ticker.mark() > 0
                ? Optional.of(new HedgeInstrument(
                        spec, ticker.mark(), perPrice, index, quote, Optional.empty(), ticker.funding8h(), 0))
                : Optional.empty();
    }

    private static Quote quote(Instrument spec, Ticker ticker) {
        double tick = spec.ticks().base().doubleValue() * TICKS;
        return ticker.quote().isTwoSided()
                ? unsized(ticker.quote())
                : new Quote(ticker.mark() - tick, Double.NaN, ticker.mark() + tick, Double.NaN);
    }

    private static Quote unsized(Quote quote) {
        return new Quote(quote.bid(), Double.NaN, quote.ask(), Double.NaN);
    }
}
