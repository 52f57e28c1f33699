package gammadesk.views.diagnostics;

import gammadesk.views.format.Numbers;

/**
 * A line of the feed's account.
 *
 * @param alarming whether it counts something that should not happen, and it has
 */
record Counter(String name, String value, boolean alarming) {
    static Counter of(String name, String value) {
        return new Counter(name, value, false);
    }

    /** Of mishaps: anything but zero stands out. */
    static Counter of(String name, long mishaps) {
        return new Counter(name, Numbers.count(mishaps), mishaps > 0);
    }
}
