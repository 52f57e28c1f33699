package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.flow.ChainPicture;
import gammadesk.analytics.forecast.flow.ChainSeries;
import gammadesk.analytics.forecast.flow.FlowGap;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.forecast.flow.FlowSeries;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The hours of a flow, for a store: each number is known when its hour is over, and good for two hours. An hour of
 * which less than nine tenths were seen is a gap and not a number. What is kept of the steps is short, so the hours are
 * added to those that were drawn earlier.
 */
public final class FlowHours {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final double LEAST_SEEN = 0.9;

    private static final Pattern NAME = Pattern.compile(".+-(perpetual|options)-.+");

    private final Map<String, TreeMap<Long, Observation>> hours = new LinkedHashMap<>();

    /** Whether a series of this name is one of a flow, which exists only for hours in which a desk watched it. */
    public static boolean isFlow(String name) {
        return NAME.matcher(name).matches();
    }

    /** Hours that were drawn earlier, to be added to. */
    public static FlowHours of(List<FeatureSeries> earlier) {
        FlowHours all = new FlowHours();
        for (FeatureSeries series : earlier) {
            TreeMap<Long, Observation> own = new TreeMap<>();
            series.observations().forEach(one -> own.putIfAbsent(one.referenceMillis(), one));
            all.hours.put(series.name(), own);
        }
        return all;
    }

    /** Forgets hours that began before a moment. */
    public void forget(long beforeMillis) {
        hours.values().forEach(own -> own.headMap(beforeMillis).clear());
    }

    /** When the last hour began that was drawn; empty before the first. */
    public OptionalLong last() {
        return hours.values().stream()
                .filter(own -> !own.isEmpty())
                .mapToLong(TreeMap::lastKey)
                .max();
    }

    /** Adds the whole hours of an instrument's picture; an hour that was there before stays as it was. */
    public void add(FlowPicture picture) {
        String prefix = picture.instrument().toLowerCase(Locale.ROOT) + "-";
        Hours of = new Hours(picture.firstMillis(), picture.stepMillis(), picture.gaps());
        BiFunction<Integer, Integer, Double> depth = (from, to) ->
                mean(picture.of(FlowSeries.BID_DEPTH), from, to) + mean(picture.of(FlowSeries.ASK_DEPTH), from, to);
        of.each(prefix + "ofi", (from, to) -> sum(picture.of(FlowSeries.OFI), from, to) / depth.apply(from, to));
        of.each(
                prefix + "ofi-levels",
                (from, to) -> sum(picture.of(FlowSeries.OFI_LEVELS), from, to) / depth.apply(from, to));
        of.each(prefix + "imbalance", (from, to) -> mean(picture.of(FlowSeries.IMBALANCE_5), from, to));
        of.each(prefix + "spread", (from, to) -> mean(picture.of(FlowSeries.SPREAD_BPS), from, to));
        of.each(prefix + "depth", (from, to) -> Math.log(depth.apply(from, to)));
        of.each(prefix + "trade-imbalance", (from, to) -> {
            double bought = sum(picture.of(FlowSeries.BUY_VOLUME), from, to);
            double sold = sum(picture.of(FlowSeries.SELL_VOLUME), from, to);
            return bought + sold > 0 ? (bought - sold) / (bought + sold) : 0;
        });
        of.each(
                prefix + "liquidation",
                (from, to) -> sum(picture.of(FlowSeries.LIQUIDATION), from, to) / depth.apply(from, to));
    }

    /** Adds the whole hours of an option chain's picture. */
    public void add(ChainPicture picture) {
        String prefix = picture.currency().code().toLowerCase(Locale.ROOT) + "-options-";
        Hours of = new Hours(picture.firstMillis(), picture.stepMillis(), picture.gaps());
        of.each(prefix + "vega-imbalance", (from, to) -> {
            double traded = sum(picture.of(ChainSeries.VEGA_TRADED), from, to);
            return traded > 0 ? sum(picture.of(ChainSeries.VEGA_FLOW), from, to) / traded : 0;
        });
        of.each(prefix + "spread", (from, to) -> mean(picture.of(ChainSeries.SPREAD_VOL_POINTS), from, to));
        of.each(prefix + "imbalance", (from, to) -> mean(picture.of(ChainSeries.QUOTE_IMBALANCE), from, to));
        of.each(prefix + "one-sided", (from, to) -> mean(picture.of(ChainSeries.ONE_SIDED_SHARE), from, to));
    }

    /** All hours so far, a series for each number. */
    public List<FeatureSeries> series() {
        List<FeatureSeries> series = new ArrayList<>();
        hours.forEach((name, values) -> series.add(series(name, values.values())));
        return series;
    }

    /** A series of hours as a store takes it: each is good for two hours. */
    public static FeatureSeries series(String name, Collection<Observation> values) {
        return new FeatureSeries(name, List.copyOf(values), 2 * HOUR_MILLIS);
    }

    /** Steps are stamped with their ends: those of an hour end after its beginning and not after its end. */
    private final class Hours {
        private final long firstMillis;
        private final long stepMillis;
        private final List<FlowGap> gaps;

        Hours(long firstMillis, long stepMillis, List<FlowGap> gaps) {
            this.firstMillis = firstMillis;
            this.stepMillis = stepMillis;
            this.gaps = gaps;
        }

        void each(String name, BiFunction<Integer, Integer, Double> number) {
            long begin = Math.ceilDiv(firstMillis - stepMillis, HOUR_MILLIS) * HOUR_MILLIS;
            long last = firstMillis + (gaps.size() - 1) * stepMillis;
            for (long start = begin; start + HOUR_MILLIS <= last; start += HOUR_MILLIS) {
                int from = (int) ((start + stepMillis - firstMillis) / stepMillis);
                int to = from + (int) (HOUR_MILLIS / stepMillis);
                long seen = gaps.subList(from, to).stream()
                        .filter(gap -> gap == FlowGap.NONE)
                        .count();
                double value = seen >= LEAST_SEEN * (to - from) ? number.apply(from, to) : Double.NaN;
                hours.computeIfAbsent(name, _ -> new TreeMap<>())
                        .putIfAbsent(start, new Observation(start, start + HOUR_MILLIS, finite(value)));
            }
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double sum(Column values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Double.isNaN(values.get(i)) ? 0 : values.get(i);
        }
        return sum;
    }

    private static double mean(Column values, int from, int to) {
        int known = 0;
        for (int i = from; i < to; i++) {
            known += Double.isNaN(values.get(i)) ? 0 : 1;
        }
        return sum(values, from, to) / known;
    }
}
