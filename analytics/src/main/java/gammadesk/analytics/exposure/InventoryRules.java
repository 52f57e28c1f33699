package gammadesk.analytics.exposure;

/**
 * How long a trade is believed to sit with the dealers.
 *
 * @param halfLifeDays after which half of it is taken to have gone elsewhere; infinite: it stays until expiry
 * @param rememberedTrades how many trade ids and combo legs are kept to recognise repeats
 */
public record InventoryRules(double halfLifeDays, int rememberedTrades) {
    /** Kept until expiry. */
    public static final InventoryRules UNTIL_EXPIRY = new InventoryRules(Double.POSITIVE_INFINITY, 20_000);

    private static final double MILLIS_PER_DAY = 86_400_000;

    /** Throws {@link IllegalArgumentException} when the half-life is not positive or nothing is remembered. */
    public InventoryRules {
        if (!(halfLifeDays > 0) || rememberedTrades < 1) {
            throw new IllegalArgumentException("a half-life and a memory are needed");
        }
    }

    /** What is left of a trade after so long, 0 .. 1. */
    double left(long elapsedMillis) {
        return Math.pow(2, -Math.max(0, elapsedMillis) / (halfLifeDays * MILLIS_PER_DAY));
    }
}
