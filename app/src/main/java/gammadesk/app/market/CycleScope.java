package gammadesk.app.market;

/**
 * How much a cycle does. Whatever is left out leaves the picture with less, never with other numbers.
 *
 * @param turnsPerFit a currency's surface is fitted in every so manyeth of its turns
 * @param dealers whether the dealers' maps, profiles, cascades and histories are computed; without, the picture has the
 *     naive map alone
 */
public record CycleScope(int turnsPerFit, boolean dealers) {
    /** All of it, as on the screen. */
    public static final CycleScope LIVE = new CycleScope(1, true);

    /** Throws {@link IllegalArgumentException} when nothing would ever be fitted. */
    public CycleScope {
        if (turnsPerFit < 1) {
            throw new IllegalArgumentException("a surface is fitted in every turn or less often, not " + turnsPerFit);
        }
    }

    boolean fits(long turn) {
        return turn % turnsPerFit == 0;
    }
}
