package gammadesk.analytics.mispricing;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.mispricing.Candidate.Following;
import gammadesk.analytics.mispricing.Candidate.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signals followed as they come, moment by moment, by the same rules as {@link SignalRecords} follows them through a
 * recording: every candidate with an edge after costs is entered, hedged at every moment and closed after a day. What
 * was not seen for more than {@value #LONGEST_PAUSE_HOURS} hours could not be hedged: trades that were open then have
 * no outcome. It does not change; {@link #with} makes another one.
 *
 * @param sinceMillis the first moment
 * @param moments that open trades still need, ascending
 * @param open trades without an outcome, in order of entry
 * @param outcomes of each kind in order of entry, at most {@value #MOST} the newest
 */
public record FollowedSignals(
        long sinceMillis, List<KeptMoment> moments, List<Trade> open, Map<Kind, List<TradeOutcome>> outcomes) {
    /** How long a trade is held; a tenth less is enough, so that a moment that comes a little late is no loss. */
    public static final double HOLD_DAYS = 1;

    /** After a longer pause open trades are given up. */
    public static final int LONGEST_PAUSE_HOURS = 20;

    /** Outcomes that are kept of a kind. */
    public static final int MOST = 1_000;

    private static final double SLACK = 0.9;
    private static final double DAY_MILLIS = 86_400_000.0;
    private static final double HOUR_MILLIS = 3_600_000.0;

    /** Nothing is followed yet. */
    public static final FollowedSignals NONE = new FollowedSignals(0, List.of(), List.of(), Map.of());

    /** Keeps copies. */
    public FollowedSignals {
        moments = List.copyOf(moments);
        open = List.copyOf(open);
        Map<Kind, List<TradeOutcome>> copies = new EnumMap<>(Kind.class);
        outcomes.forEach((kind, list) -> copies.put(kind, List.copyOf(list)));
        outcomes = Map.copyOf(copies);
    }

    /**
     * A trade that was entered.
     *
     * @param millis the moment
     * @param kind of the signal
     * @param sizes coin of each option, negative when sold
     * @param firstExpiryMillis when the first of them expires
     */
    public record Trade(long millis, Kind kind, Map<String, Double> sizes, long firstExpiryMillis) {
        /** Keeps a copy. */
        public Trade {
            sizes = Map.copyOf(sizes);
        }

        private static Trade of(Candidate one, long millis) {
            Map<String, Double> sizes = new HashMap<>();
            one.legs().forEach(leg -> sizes.put(leg.instrument(), leg.quantity()));
            return new Trade(millis, one.kind(), sizes, one.firstExpiryMillis());
        }

        /** A trade whose options end before its time is over is none. */
        private boolean isWhole() {
            return millis + HOLD_DAYS * SLACK * DAY_MILLIS < firstExpiryMillis;
        }

        private List<Leg> legs(KeptMoment entry) {
            return sizes.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(size -> entry.leg(size.getKey(), size.getValue()).stream())
                    .toList();
        }
    }

    /**
     * One moment later: trades whose time is over are closed, then the signals of the moment are entered. A moment that
     * is not later than the last one changes nothing.
     *
     * @param candidates of the moment; none where its forecast is too old to follow
     * @param costs of trading
     * @param funding share that longs of the perpetual pay in eight hours; where there is none it counts as 0
     */
    public FollowedSignals with(
            ReplayMoment now, List<Candidate> candidates, TradingCosts costs, Optional<Feature> funding) {
        if (!moments.isEmpty() && now.millis() <= moments.getLast().millis()) {
            return this;
        }
        boolean isBroken =
                !moments.isEmpty() && now.millis() - moments.getLast().millis() > LONGEST_PAUSE_HOURS * HOUR_MILLIS;
        List<Trade> trades = new ArrayList<>(isBroken ? List.of() : open);
        List<Trade> entered = candidates.stream()
                .filter(SignalRecords::isFollowed)
                .map(one -> Trade.of(one, now.millis()))
                .filter(Trade::isWhole)
                .toList();
        List<KeptMoment> all = new ArrayList<>(isBroken ? List.of() : moments);
        all.add(KeptMoment.of(now, instruments(trades, entered)));
        Map<Kind, List<TradeOutcome>> known = new EnumMap<>(Kind.class);
        outcomes.forEach((kind, list) -> known.put(kind, new ArrayList<>(list)));
        HedgedReplay<KeptMoment> replay = new HedgedReplay<>(all, costs, funding);
        trades.removeIf(trade -> isOver(trade, replay, known));
        trades.addAll(entered);
        return new FollowedSignals(
                moments.isEmpty() && outcomes.isEmpty() ? now.millis() : sinceMillis,
                needed(all, trades),
                trades,
                newest(known));
    }

    private static Set<String> instruments(List<Trade> trades, List<Trade> entered) {
        Set<String> names = new HashSet<>();
        trades.forEach(trade -> names.addAll(trade.sizes().keySet()));
        entered.forEach(trade -> names.addAll(trade.sizes().keySet()));
        return names;
    }

    /** Its outcome is noted; one that an option has left on the way has none. */
    private static boolean isOver(Trade trade, HedgedReplay<KeptMoment> replay, Map<Kind, List<TradeOutcome>> known) {
        int entry = 0;
        while (replay.moments().get(entry).millis() < trade.millis()) {
            entry++;
        }
        Optional<Integer> exit = replay.exit(entry, HOLD_DAYS * SLACK, trade.firstExpiryMillis());
        List<Leg> legs = trade.legs(replay.moments().get(entry));
        if (exit.isPresent() && legs.size() == trade.sizes().size()) {
            replay.outcome(legs, entry, exit.get())
                    .ifPresent(outcome -> known.computeIfAbsent(trade.kind(), _ -> new ArrayList<>())
                            .add(outcome));
        }
        return exit.isPresent() || replay.moments().getLast().millis() >= trade.firstExpiryMillis();
    }

    /** From the oldest open trade on; the last moment at any rate, for what comes next is measured from it. */
    private static List<KeptMoment> needed(List<KeptMoment> all, List<Trade> trades) {
        long first = trades.stream()
                .mapToLong(Trade::millis)
                .min()
                .orElse(all.getLast().millis());
        return all.stream().filter(moment -> moment.millis() >= first).toList();
    }

    private static Map<Kind, List<TradeOutcome>> newest(Map<Kind, List<TradeOutcome>> known) {
        known.replaceAll((_, list) -> list.subList(Math.max(0, list.size() - MOST), list.size()));
        return known;
    }

    /** What each kind of signal earned until the last moment; a kind without an outcome has no entry. */
    public Map<Kind, SignalRecord> records() {
        return moments.isEmpty()
                ? Map.of()
                : SignalRecords.asOf(outcomes, moments.getLast().millis());
    }

    /** How far following is, for every kind; nothing before the first moment. */
    public Map<Kind, Following> following() {
        Map<Kind, Following> all = new EnumMap<>(Kind.class);
        if (!moments.isEmpty()) {
            for (Kind kind : Kind.values()) {
                int count = (int)
                        open.stream().filter(trade -> trade.kind() == kind).count();
                all.put(kind, new Following(sinceMillis, count));
            }
        }
        return all;
    }
}
