package gammadesk.connectors.simulator.floor;

/** Ids are numbers, outside BTC with the currency in front: {@code ETH-15}. */
public final class Numbers {
    private static final int MOST_DIGITS = 18;

    private Numbers() {}

    /** The number at the end of an id; 0 for what has none. */
    public static long of(String id) {
        String digits = id.substring(id.lastIndexOf('-') + 1);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(Character::isDigit);
        return isNumber ? Long.parseLong(digits) : 0;
    }
}
