package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A market made for tests: a sloping smile, a basis, coin-settled and linear contracts on two coins. */
final class RiskMarkets {
    static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    static final double SPOT = 60_000;
    static final List<String> OPTIONS = List.of(
            "BTC-3APR26-58000-P",
            "BTC-3APR26-61000-C",
            "BTC-24APR26-55000-P",
            "BTC-24APR26-60000-C",
            "BTC-24APR26-60000-P",
            "BTC-24APR26-70000-C",
            "BTC-26JUN26-60000-C",
            "BTC_USDC-24APR26-60000-C",
            "BTC_USDC-24APR26-55000-P");
    static final RiskBook MIXED = new RiskBook(
            List.of(
                    new RiskBook.Entry("BTC-3APR26-58000-P", -3),
                    new RiskBook.Entry("BTC-24APR26-60000-C", 2.5),
                    new RiskBook.Entry("BTC-24APR26-70000-C", -4),
                    new RiskBook.Entry("BTC-26JUN26-60000-C", 1),
                    new RiskBook.Entry("BTC_USDC-24APR26-55000-P", -2),
                    new RiskBook.Entry("BTC-PERPETUAL", -30_000),
                    new RiskBook.Entry("BTC-26JUN26", 50_000),
                    new RiskBook.Entry("BTC_USDC-PERPETUAL", 0.7),
                    new RiskBook.Entry("BTC_USDC", 0.2)),
            List.of(new RiskBook.Balance(Currency.BTC, 3), new RiskBook.Balance(Currency.USDC, 10_000)));

    private RiskMarkets() {}

    static RiskMarket now() {
        return at(SPOT, 0, 0);
    }

    /** Strikes keep their volatility when spot moves; a shift of volatility is added to each. */
    static RiskMarket at(double spot, double volShift, double days) {
        long millis = NOW + Math.round(days * 86_400_000);
        Map<String, RiskMarket.Mark> marks = new HashMap<>();
        Map<RiskMarket.FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (String text : OPTIONS) {
            OptionName name = (OptionName) InstrumentName.parse(text).orElseThrow();
            double years = name.expiry().yearsFrom(millis);
            double vol = vol(name) + volShift;
            double forward = forward(spot, name.expiry());
            double usd = Black76.priceUsd(forward, name.strike().doubleValue(), years, vol, name.type());
            double price = name.family().settlement() == Settlement.INVERSE ? usd / forward : usd;
            marks.put(text, new RiskMarket.Mark(price, forward, vol, 1, Greeks.UNKNOWN));
            smiles.put(new RiskMarket.FamilyExpiry(name.family(), name.expiry()), smile(forward, volShift));
        }
        marks.put("BTC-PERPETUAL", RiskMarket.Mark.ofFuture(spot * 1.0005, 1));
        marks.put("BTC_USDC-PERPETUAL", RiskMarket.Mark.ofFuture(spot * 1.0004, 1));
        marks.put("BTC_USDC", RiskMarket.Mark.ofFuture(spot, 1));
        marks.put("BTC-26JUN26", RiskMarket.Mark.ofFuture(spot * 1.02, 1));
        return new RiskMarket(millis, Map.of(Currency.BTC, spot), marks, smiles);
    }

    private static SmileCurve smile(double forward, double volShift) {
        return k -> vol(forward * Math.exp(k)) + volShift;
    }

    private static double vol(OptionName name) {
        return vol(name.strike().doubleValue());
    }

    private static double vol(double strike) {
        double x = Math.log(strike / SPOT);
        return 0.5 - 0.2 * x + 0.6 * x * x;
    }

    private static double forward(double spot, Expiry expiry) {
        return spot * (1 + 0.08 * expiry.yearsFrom(NOW));
    }

    static Family bitcoin() {
        return new Family(Currency.BTC, Optional.empty());
    }
}
