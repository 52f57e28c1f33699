package gammadesk.analytics.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fitted surfaces of one currency at past moments, without their quotes, the oldest forgotten first. One may write
 * while others read.
 */
public final class SurfaceHistory {
    private final int capacity;
    private final long spacingMillis;
    private final TreeMap<Long, FittedSurface> byTime = new TreeMap<>();

    /**
     * An empty store.
     *
     * @param capacity how many surfaces at most, positive
     * @param spacingMillis a surface that comes sooner after the last kept one than this is not kept
     */
    public SurfaceHistory(int capacity, long spacingMillis) {
        if (capacity < 1 || spacingMillis < 0) {
            throw new IllegalArgumentException("capacity must be positive and spacing not negative");
        }
        this.capacity = capacity;
        this.spacingMillis = spacingMillis;
    }

    /** Keeps a surface; false when it came too soon after the last, or has nothing fitted. */
    public synchronized boolean add(FittedSurface surface) {
        Map.Entry<Long, FittedSurface> before = byTime.floorEntry(surface.venueMillis());
        if (surface.smiles().isEmpty() || (before != null && surface.venueMillis() - before.getKey() < spacingMillis)) {
            return false;
        }
        byTime.put(surface.venueMillis(), surface.withoutQuotes());
        if (byTime.size() > capacity) {
            byTime.pollFirstEntry();
        }
        return true;
    }

    /** What was known at a moment: the newest surface that is not later. */
    public synchronized Optional<FittedSurface> at(long venueMillis) {
        return Optional.ofNullable(byTime.floorEntry(venueMillis)).map(Map.Entry::getValue);
    }

    /** All kept surfaces, oldest first. */
    public synchronized List<FittedSurface> all() {
        return new ArrayList<>(byTime.values());
    }

    /** How many are kept. */
    public synchronized int size() {
        return byTime.size();
    }

    /** What changed between what was known at two moments; empty when nothing was known at one of them. */
    public Optional<SurfaceChange> change(long fromMillis, long toMillis) {
        return at(fromMillis).flatMap(from -> at(toMillis).map(to -> SurfaceChange.between(from, to)));
    }
}
