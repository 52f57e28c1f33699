package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The strikes' net exposures of the last day, bounded, for looking back. It holds one basis: a map of another one
 * begins it anew, because their numbers cannot be compared. For one thread.
 */
public final class ExposureHistory {
    /** The looks back that the desk offers beside "since 08:00". */
    public static final List<Duration> LOOKS_BACK =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private static final LocalTime SETTLEMENT = LocalTime.of(8, 0);

    private final long spacingMillis;
    private final int most;
    private final Deque<Strikes> entries = new ArrayDeque<>();

    /**
     * A history that holds at most so many maps, no two nearer in time than the spacing: one minute and 1,500 hold a
     * day.
     */
    public ExposureHistory(Duration spacing, int most) {
        this.spacingMillis = spacing.toMillis();
        this.most = most;
    }

    /**
     * What is kept of a map.
     *
     * @param atMillis the venue's time
     * @param spot USD
     * @param basis what the numbers mean
     * @param strikes ascending
     */
    public record Strikes(long atMillis, double spot, ExposureBasis basis, List<StrikeExposure> strikes) {
        public Strikes {
            strikes = List.copyOf(strikes);
        }
    }

    /**
     * A strike's change.
     *
     * @param before net then
     * @param now net now
     */
    public record Change(double strike, double before, double now) {
        /** In the unit of the maps. */
        public double change() {
            return now - before;
        }
    }

    /** Keeps a map, unless one of the last moments is kept already or it is older than the last. */
    public void add(ExposureMap map) {
        Optional<Strikes> last = Optional.ofNullable(entries.peekLast());
        if (last.filter(entry -> !isComparable(entry.basis(), map.basis())).isPresent()) {
            entries.clear();
        }
        boolean due = entries.isEmpty() || map.venueMillis() - entries.getLast().atMillis() >= spacingMillis;
        if (due && map.spot() > 0) {
            entries.addLast(new Strikes(map.venueMillis(), map.spot(), map.basis(), map.strikes()));
            if (entries.size() > most) {
                entries.removeFirst();
            }
        }
    }

    /** A flow record grows from map to map and stays the same convention. */
    private static boolean isComparable(ExposureBasis one, ExposureBasis other) {
        return one.convention().key().equals(other.convention().key())
                && one.greek() == other.greek()
                && one.unit() == other.unit()
                && one.weighting().sentence().equals(other.weighting().sentence())
                && one.bucket() == other.bucket();
    }

    /** How many maps are kept. */
    public int size() {
        return entries.size();
    }

    /** All that is kept, oldest first. */
    public List<Strikes> all() {
        return List.copyOf(entries);
    }

    /** The last map at or before a moment; empty when the history does not reach back to it. */
    public Optional<Strikes> at(long millis) {
        Iterator<Strikes> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Strikes entry = newestFirst.next();
            if (entry.atMillis() <= millis) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The last 08:00 UTC, the daily settlement, at or before a moment. */
    public static long lastSettlement(long millis) {
        OffsetDateTime now = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
        OffsetDateTime today = now.with(SETTLEMENT);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant().toEpochMilli();
    }

    /**
     * The strikes that changed most since a moment, largest first.
     *
     * @return empty when the history does not reach back to it or is of another basis
     */
    public List<Change> largestChanges(ExposureMap now, long sinceMillis, int count) {
        return at(sinceMillis)
                .filter(then -> isComparable(then.basis(), now.basis()))
                .map(then -> largest(then, now, count))
                .orElse(List.of());
    }

    private static List<Change> largest(Strikes then, ExposureMap now, int count) {
        Map<Double, Change> changes = new TreeMap<>();
        then.strikes().forEach(s -> changes.put(s.strike(), new Change(s.strike(), s.net(), 0)));
        now.strikes()
                .forEach(s -> changes.merge(
                        s.strike(),
                        new Change(s.strike(), 0, s.net()),
                        (before, after) -> new Change(before.strike(), before.before(), after.now())));
        List<Change> sorted = new ArrayList<>(changes.values());
        sorted.sort(Comparator.comparingDouble((Change change) -> Math.abs(change.change()))
                .reversed());
        return List.copyOf(sorted.subList(0, Math.min(count, sorted.size())));
    }
}
