package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.decision.ExecutionReport.LegLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says how an execution ended, with what is filled and what is open of every leg. */
public final class ExecutionWords {
    private ExecutionWords() {}

    /** Of a leg that was given up, counted from 0. */
    public static String missed(int leg, String why) {
        return "leg " + (leg + 1) + " missed: " + why;
    }

    /** Of an end before the whole was filled. */
    public static String ended(String why, List<LegLine> legs) {
        return why + "; " + state(legs);
    }

    /** What is filled and what is open, leg by leg. */
    public static String state(List<LegLine> legs) {
        return IntStream.range(0, legs.size())
                .mapToObj(leg -> "leg " + (leg + 1) + " " + words(legs.get(leg)))
                .collect(Collectors.joining(", "));
    }

    private static String words(LegLine leg) {
        String verb = leg.side().name().toLowerCase(Locale.ROOT);
        String open = leg.amount().subtract(leg.filled()).stripTrailingZeros().toPlainString();
        return verb + " " + leg.instrument() + " filled "
                + leg.filled().stripTrailingZeros().toPlainString() + " of "
                + leg.amount().stripTrailingZeros().toPlainString() + ", open " + open;
    }
}
