package gammadesk.analytics.port;

import java.util.OptionalLong;

/** What came of loading an older part of an account's past. */
public sealed interface PastAnswer {
    /**
     * It was loaded; the rows are part of the account's view.
     *
     * @param fresh how many rows were not known before
     * @param hasMore whether the venue has still older ones
     * @param sinceMillis venue time since which nothing is missing; empty when nothing older exists
     */
    record Loaded(int fresh, boolean hasMore, OptionalLong sinceMillis) implements PastAnswer {}

    /** It could not be loaded, or not all of it: one clause why. */
    record Unavailable(String reason) implements PastAnswer {}
}
