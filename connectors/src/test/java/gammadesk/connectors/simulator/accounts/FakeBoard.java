package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.pricing.Black76;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A market of marks that a test sets. */
final class FakeBoard implements MarketView {
    private final Map<String, Ticker> tickers = new HashMap<>();
    private final Map<Currency, Double> indices = new HashMap<>();
    long now;

    FakeBoard(long now) {
        this.now = now;
    }

    FakeBoard index(Currency coin, double price) {
        indices.put(coin, price);
        return this;
    }

    FakeBoard future(String name, double mark) {
        return future(name, mark, 0);
    }

    FakeBoard future(String name, double mark, double funding) {
        tickers.put(name, ticker(name, mark, Double.NaN, Double.NaN, Greeks.UNKNOWN, funding));
        return this;
    }

    /** An option at a mark that need not fit its volatility. */
    FakeBoard option(String name, double mark, double underlying, double ivPercent) {
        Contract contract = Contract.of(name).orElseThrow();
        double years = contract.expiry().orElseThrow().yearsFrom(now);
        Greeks greeks = Black76.greeks(
                underlying,
                contract.option().orElseThrow().strike().doubleValue(),
                years,
                ivPercent / 100,
                contract.option().orElseThrow().type());
        tickers.put(name, ticker(name, mark, underlying, ivPercent, greeks, Double.NaN));
        return this;
    }

    /** An option at its model price. */
    FakeBoard option(String name, double underlying, double ivPercent) {
        Contract contract = Contract.of(name).orElseThrow();
        OptionType type = contract.option().orElseThrow().type();
        double strike = contract.option().orElseThrow().strike().doubleValue();
        double years = contract.expiry().orElseThrow().yearsFrom(now);
        double usd = Black76.priceUsd(underlying, strike, years, ivPercent / 100, type);
        double mark = contract.settlement() == Settlement.INVERSE ? usd / underlying : usd;
        return option(name, mark, underlying, ivPercent);
    }

    void delist(String name) {
        tickers.remove(name);
    }

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public Optional<Ticker> ticker(String instrument) {
        return Optional.ofNullable(tickers.get(instrument));
    }

    @Override
    public double index(Currency coin) {
        return indices.getOrDefault(coin, Double.NaN);
    }

    private Ticker ticker(String name, double mark, double underlying, double iv, Greeks greeks, double funding) {
        double nan = Double.NaN;
        return new Ticker(
                name,
                InstrumentState.OPEN,
                new Quote(nan, nan, nan, nan),
                nan,
                mark,
                nan,
                underlying,
                "",
                iv,
                nan,
                nan,
                greeks,
                0,
                0,
                0,
                0,
                0,
                nan,
                nan,
                nan,
                nan,
                funding,
                funding,
                new Stamp(now, 0));
    }
}
