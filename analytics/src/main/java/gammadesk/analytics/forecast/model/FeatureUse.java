package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which features beside the price a learned model uses in a window. Order flow exists only for the hours in which a
 * desk watched it: it is used from {@value #FLOW_DAYS} known days in the window on, as many as the first window of a
 * walk has; with less of it, "unknown" would only say that it was long ago. All other features are always used. What
 * the rule sees is the window's own past, so nothing that comes later changes it.
 */
public final class FeatureUse {
    /** Known days that order flow needs in a window. */
    public static final int FLOW_DAYS = 180;

    private FeatureUse() {}

    /** The features that are used in a window that ends where a history does, by name. */
    static List<String> names(VarianceHistory past, int from) {
        return past.features().stream()
                .filter(name -> !FlowHours.isFlow(name) || knownDays(past, from, name) >= FLOW_DAYS)
                .sorted()
                .toList();
    }

    private static double knownDays(VarianceHistory past, int from, String name) {
        long known = IntStream.rangeClosed(from + 1, past.size())
                .filter(steps -> Double.isFinite(past.feature(name, steps)))
                .count();
        return (double) known / past.perDay();
    }

    /** What learned models use in a window, and what they leave out and why; empty without any feature. */
    public static String sentence(VarianceHistory past, int from) {
        List<String> used = names(past, from);
        String others = used.stream().filter(name -> !FlowHours.isFlow(name)).collect(Collectors.joining(", "));
        String all = flow(past, from)
                .map(words -> others.isEmpty() ? words : others + "; " + words)
                .orElse(others);
        return all.isEmpty() ? "" : "Learned models know beside the price: " + all + ".";
    }

    /** The state of order flow in a window; empty where there is none. */
    public static Optional<String> flow(VarianceHistory past, int from) {
        OptionalInt days = flowDays(past, from);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                days.getAsInt() >= FLOW_DAYS
                        ? "order flow (" + days.getAsInt() + " days)"
                        : "not yet order flow: " + days.getAsInt() + " of " + FLOW_DAYS + " days");
    }

    /** Known days of order flow in a window, of its shortest series; empty where there is none. */
    public static OptionalInt flowDays(VarianceHistory past, int from) {
        return past.features().stream()
                .filter(FlowHours::isFlow)
                .mapToInt(name -> (int) knownDays(past, from, name))
                .min();
    }
}
