package gammadesk.analytics.backtest.court;

/** How far the court lets a policy go with a kind of book, the least first. */
public enum Ruling {
    /** No proposal of it reaches the desk. */
    MAY_NOT,
    /** Its proposals are shown and wait for a person. */
    MAY_ADVISE,
    /** It may also be executed inside a budget. */
    MAY_RUN;

    /** What it may do, after “the policy”. */
    public String words() {
        return switch (this) {
            case MAY_NOT -> "may not advise";
            case MAY_ADVISE -> "may advise";
            case MAY_RUN -> "may advise and run inside a budget";
        };
    }

    /** The lesser of two. */
    public Ruling atMost(Ruling other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
