package gammadesk.analytics.market;

/** Call or put. */
public enum OptionType {
    CALL('C', 1),
    PUT('P', -1);

    private final char letter;
    private final int sign;

    OptionType(char letter, int sign) {
        this.letter = letter;
        this.sign = sign;
    }

    /** {@code C} or {@code P}. */
    public char letter() {
        return letter;
    }

    /** +1 for a call, -1 for a put: the sign of its intrinsic value's slope in the underlying. */
    public int sign() {
        return sign;
    }
}
