package gammadesk.views.hedging;

import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.decision.PolicyVerdict;
import gammadesk.analytics.hedging.Belief;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the evidence about a learned policy and its standing are written. Pure. */
final class LearnedWords {
    private static final long DAY_MILLIS = 86_400_000;

    private LearnedWords() {}

    static String ruling(PolicyVerdict verdict) {
        return verdict.ruling().words() + " · " + verdict.bookKind() + " · " + verdict.passed() + " of "
                + verdict.measures() + " measures passed";
    }

    /** The first that keeps it back, and how many more do. */
    static String against(PolicyVerdict verdict) {
        int more = verdict.against().size() - 1;
        return verdict.against().getFirst().words() + (more > 0 ? "; and " + more + " more" : "");
    }

    static String evidence(PolicyVerdict verdict, long nowMillis) {
        String tried = Times.dateTime(verdict.triedMillis());
        return "tried " + tried.substring(0, tried.indexOf(' ')) + ", "
                + days(Math.max(0, nowMillis - verdict.triedMillis())) + " old · model "
                + HedgeWords.hash(verdict.modelHash());
    }

    private static String days(long millis) {
        long days = millis / DAY_MILLIS;
        return days == 1 ? "1 day" : days + " days";
    }

    /** How far it is in its limit, and on how many days that rests. */
    static String drift(LiveWatch watch) {
        String skipped = watch.skipped() == 0
                ? ""
                : ", " + watch.skipped() + " not counted (the last: " + watch.lastSkip() + ")";
        return watch.drift()
                        .withdrawal()
                        .map(reason -> "withdrawn: " + reason.words())
                        .orElseGet(() -> percent(watch.share()) + " of its limit · " + counted(watch))
                + skipped;
    }

    private static String counted(LiveWatch watch) {
        return watch.periods() == 1 ? "1 day counted" : watch.periods() + " days counted";
    }

    static String unwatched(PolicyVerdict verdict) {
        return verdict.isWatchable()
                ? "not watched: it does not advise on this book now"
                : "cannot be watched: its evidence has no days to compare with, so it may only advise";
    }

    /** How much of the learned correction there is, and why not more. */
    static String weight(Belief belief) {
        if (!belief.isInside()) {
            return "0 %: outside what it was trained on, the classical band stands";
        }
        String nets = "the nets differ by " + percent(belief.disagreement()) + ", at "
                + percent(belief.mostDisagreement()) + " nothing would be left of it";
        return percent(belief.weight()) + (belief.weight() > 0 ? " learned; " : ": the classical band stands; ") + nets;
    }

    static String distance(Belief belief) {
        if (Double.isNaN(belief.distance())) {
            return "not known: no " + belief.farthest() + " of this book";
        }
        String far = Double.isInfinite(belief.distance()) ? "beyond 1" : Numbers.fixed(belief.distance(), 2);
        return far + (belief.isInside() ? " of 1 at the edge" : ", outside (1 is the edge)") + "; farthest in "
                + belief.farthest();
    }

    static String clamps(Belief belief, List<String> constraints) {
        String words = Stream.concat(belief.clamps().stream().map(LearnedWords::clamp), constraints.stream())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "nothing" : words;
    }

    private static String clamp(Belief.Clamp clamp) {
        boolean isCoin = !Double.isNaN(clamp.wanted());
        return isCoin
                ? clamp.limit() + " " + HedgeWords.coin(clamp.wanted()) + " → " + HedgeWords.coin(clamp.kept()) + " "
                        + clamp.unit()
                : clamp.limit() + ", " + Numbers.fixed(clamp.kept(), 0) + " " + clamp.unit();
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + " %";
    }
}
