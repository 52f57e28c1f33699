package gammadesk.analytics.risk;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The market at one moment, as far as risk needs it.
 *
 * @param nowMillis the moment, milliseconds since the epoch, by the venue's clock
 * @param indexes USD per coin
 * @param marks by instrument name
 * @param smiles by expiry
 */
public record RiskMarket(
        long nowMillis, Map<Currency, Double> indexes, Map<String, Mark> marks, Map<FamilyExpiry, SmileCurve> smiles) {
    public RiskMarket {
        indexes = Map.copyOf(indexes);
        marks = Map.copyOf(marks);
        smiles = Map.copyOf(smiles);
    }

    /** The contracts of one family and expiry: {@code BTC} or {@code BTC_USDC} on a date. */
    public record FamilyExpiry(Family family, Expiry expiry) {}

    /**
     * What the market says of an instrument; NaN where it says nothing.
     *
     * @param price mark in its price unit
     * @param forward USD per coin: of an option's expiry, else the price itself
     * @param vol mark volatility of an option, a fraction
     * @param ageSeconds of the newest datum
     * @param venueGreeks as the venue publishes them, {@link Greeks#UNKNOWN} if it does not
     */
    public record Mark(double price, double forward, double vol, double ageSeconds, Greeks venueGreeks) {
        /** A future, perpetual or spot pair at a price in USD. */
        public static Mark ofFuture(double price, double ageSeconds) {
            return new Mark(price, price, Double.NaN, ageSeconds, Greeks.UNKNOWN);
        }
    }

    /**
     * The market of chains and futures. Venue greeks are not part of a chain; add them with {@link #withGreeks}.
     *
     * @param nowMillis the moment of the chains
     * @param chains one or more a coin
     * @param futures marks of futures, perpetuals and spot pairs by instrument
     */
    public static RiskMarket of(long nowMillis, Collection<ChainSnapshot> chains, Map<String, Mark> futures) {
        Map<Currency, Double> indexes = new HashMap<>();
        Map<String, Mark> marks = new HashMap<>();
        Map<FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (ChainSnapshot chain : chains) {
            indexes.put(chain.currency(), chain.index());
            chain.expiries().forEach(expiry -> add(expiry, marks, smiles));
        }
        marks.putAll(futures);
        return new RiskMarket(nowMillis, indexes, marks, smiles);
    }

    private static void add(ExpiryChain chain, Map<String, Mark> marks, Map<FamilyExpiry, SmileCurve> smiles) {
        for (int row = 0; row < chain.size(); row++) {
            marks.put(
                    chain.instruments().get(row),
                    new Mark(
                            chain.mark().get(row),
                            chain.rowForward().get(row),
                            chain.venueMarkIv().get(row) / 100,
                            chain.ageSeconds().get(row),
                            Greeks.UNKNOWN));
        }
        family(chain).ifPresent(family -> {
            smiles.put(new FamilyExpiry(family, chain.expiry()), MarkSmile.of(chain));
            String future = new InstrumentName.FutureName(family, chain.expiry()).text();
            if (chain.forwardName().equals(future)) {
                marks.put(future, Mark.ofFuture(chain.forward(), 0));
            }
        });
    }

    private static Optional<Family> family(ExpiryChain chain) {
        return chain.instruments().stream()
                .findFirst()
                .flatMap(InstrumentName::parse)
                .map(InstrumentName::family);
    }

    /** The same market with the venue's greeks of some instruments. */
    public RiskMarket withGreeks(Map<String, Greeks> greeks) {
        Map<String, Mark> next = new HashMap<>(marks);
        greeks.forEach((name, value) -> next.computeIfPresent(
                name, (_, old) -> new Mark(old.price(), old.forward(), old.vol(), old.ageSeconds(), value)));
        return new RiskMarket(nowMillis, indexes, next, smiles);
    }

    /** The same market with other smiles, such as fitted ones, where they are given. */
    public RiskMarket withSmiles(Map<FamilyExpiry, SmileCurve> fitted) {
        Map<FamilyExpiry, SmileCurve> next = new HashMap<>(smiles);
        next.putAll(fitted);
        return new RiskMarket(nowMillis, indexes, marks, next);
    }

    /**
     * The same market with the smiles of a fitted surface, for every family of contracts on its coin. An expiry whose
     * fit is refused keeps the smile of the marks, and so does a volatility that the fit does not know.
     */
    public RiskMarket withSurface(FittedSurface surface) {
        Map<FamilyExpiry, SmileCurve> fitted = new HashMap<>();
        smiles.forEach((key, marks) -> {
            if (key.family().base().equals(surface.currency())) {
                surface.slice(key.expiry())
                        .flatMap(slice -> slice.smile())
                        .ifPresent(smile -> fitted.put(key, new FittedCurve(smile, marks)));
            }
        });
        return withSmiles(fitted);
    }

    private record FittedCurve(Smile smile, SmileCurve marks) implements SmileCurve {
        @Override
        public double vol(double logMoneyness) {
            double vol = smile.ivPercent(logMoneyness) / 100;
            return vol > 0 && Double.isFinite(vol) ? vol : marks.vol(logMoneyness);
        }
    }

    /** The expiries of a coin whose smile is a fitted one, and not that of the marks. */
    public List<Expiry> fitted(Currency coin) {
        return smiles.entrySet().stream()
                .filter(smile -> smile.getKey().family().base().equals(coin))
                .filter(smile -> smile.getValue() instanceof FittedCurve)
                .map(smile -> smile.getKey().expiry())
                .distinct()
                .sorted()
                .toList();
    }

    /** USD per coin, NaN when unknown. */
    public double index(Currency coin) {
        return indexes.getOrDefault(coin, Double.NaN);
    }

    /** The smile of an expiry, {@link SmileCurve#UNKNOWN} when there is none. */
    public SmileCurve smile(Family family, Expiry expiry) {
        return smiles.getOrDefault(new FamilyExpiry(family, expiry), SmileCurve.UNKNOWN);
    }
}
