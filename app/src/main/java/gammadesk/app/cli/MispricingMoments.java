package gammadesk.app.cli;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.PriceTrail;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import gammadesk.connectors.simulator.market.ReplayMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Recorded moments in order of time, each with the forecast and the premium as they were known then.
 *
 * @param moments chains with their surfaces
 * @param terms forecast at each; empty where the prices known by then were too few
 * @param premiums trailing premium at each; empty where none was known
 */
record MispricingMoments(
        List<ReplayMoment> moments, List<Optional<ForecastTerm>> terms, List<OptionalDouble> premiums) {
    private static final double HOUR_MILLIS = 3_600_000.0;
    private static final double LONGEST_PAUSE_HOURS = 20;
    private static final int FEWEST = 10;

    /**
     * What forecasts are made from.
     *
     * @param trail prices, bars and those seen later
     * @param index volatility index, empty where there is none
     * @param model that forecasts
     * @param seed of chance
     */
    record Source(PriceTrail trail, Optional<Feature> index, VolatilityModel model, long seed) {
        /** The prices known at a moment, with the index beside them. */
        VarianceHistory history(long millis) {
            return trail.asOf(millis).with(index.map(List::of).orElse(List.of()));
        }

        Optional<ForecastTerm> term(long millis) {
            VarianceHistory history = history(millis);
            return model.unfit(history).isPresent()
                    ? Optional.empty()
                    : ForecastTerm.of(history, model, ForecastTerm.HORIZONS, seed);
        }

        PremiumHistory premiums(long millis) {
            return index.map(feature -> PremiumHistory.of(trail.asOf(millis), feature))
                    .orElse(PremiumHistory.EMPTY);
        }

        /** With the index price of each chain as a price seen at its moment. */
        Source with(List<ReplayMoment> seen) {
            Map<Long, Double> prices = new TreeMap<>();
            seen.forEach(one -> prices.put(one.millis(), one.chain().index()));
            return new Source(trail.with(prices), index, model, seed);
        }

        /** With a chain's index price, unless the chain is later than what may be known. */
        Source seen(ChainSnapshot chain, long knownMillis) {
            return chain.venueMillis() > knownMillis || !(chain.index() > 0)
                    ? this
                    : new Source(trail.with(Map.of(chain.venueMillis(), chain.index())), index, model, seed);
        }
    }

    /** Reads and fits recorded chains; one without an option of the currency is left out. */
    static List<ReplayMoment> read(List<Path> files, Currency coin, LongSupplier nanos) throws IOException {
        List<ReplayMoment> moments = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new UsageException("no such file: " + file);
            }
            ReplayMarket market = ReplayMarket.open(List.of(file));
            Optional<ChainSnapshot> chain = RecordedChain.of(market, coin);
            chain.ifPresent(one -> moments.add(moment(one, market, coin, nanos)));
        }
        moments.sort(Comparator.comparingLong(ReplayMoment::millis));
        return moments;
    }

    private static ReplayMoment moment(ChainSnapshot chain, ReplayMarket market, Currency coin, LongSupplier nanos) {
        String name = coin.code() + "-PERPETUAL";
        double mark = market.instruments().stream().anyMatch(one -> one.name().equals(name))
                ? market.ticker(name).mark()
                : chain.index();
        return new ReplayMoment(chain, fit(chain, nanos), mark);
    }

    static FittedSurface fit(ChainSnapshot chain, LongSupplier nanos) {
        return new SurfaceFitter(FitSettings.STANDARD, nanos).fit(ChainPricer.value(chain));
    }

    /** Walks through the moments: each sees prices and chains up to itself. */
    static MispricingMoments walk(List<ReplayMoment> moments, Source source) {
        Source whole = source.with(moments);
        List<Optional<ForecastTerm>> terms = new ArrayList<>();
        List<OptionalDouble> premiums = new ArrayList<>();
        for (ReplayMoment one : moments) {
            terms.add(whole.term(one.millis()));
            premiums.add(whole.premiums(one.millis()).trailing(one.millis(), MispricingPicture.PREMIUM_DAYS));
        }
        return new MispricingMoments(moments, terms, premiums);
    }

    /** Stretches of at least ten moments without a pause of more than 20 hours: there trades can be hedged. */
    List<MispricingMoments> runs() {
        List<MispricingMoments> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= moments.size(); i++) {
            boolean isEnd = i == moments.size()
                    || moments.get(i).millis() - moments.get(i - 1).millis() > LONGEST_PAUSE_HOURS * HOUR_MILLIS;
            if (isEnd && i - from >= FEWEST) {
                runs.add(new MispricingMoments(
                        moments.subList(from, i), terms.subList(from, i), premiums.subList(from, i)));
            }
            from = isEnd ? i : from;
        }
        return runs;
    }
}
