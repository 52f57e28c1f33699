package gammadesk.analytics.decision;

/** What the kill switch does. Each mode does all that the one before it does. */
public enum HaltMode {
    PAUSE("Pause", "No new order is sent, by anybody. Working orders stay."),
    CANCEL("Cancel", "No new order is sent, and every working order of the account is cancelled."),
    FLATTEN(
            "Flatten delta",
            "No other order is sent, every working order of the account is cancelled, and then the delta of each coin is "
                    + "brought to zero with its perpetual, inside the flatten limits. Options stay.");

    private final String word;
    private final String sentence;

    HaltMode(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** For a button. */
    public String word() {
        return word;
    }

    /** What it does and what it leaves. */
    public String sentence() {
        return sentence;
    }

    /** Whether working orders are cancelled. */
    public boolean cancels() {
        return this != PAUSE;
    }
}
