package gammadesk.analytics.exposure;

/**
 * Even spots around the present one; the present one is among them.
 *
 * @param reach farthest move to either side, a fraction below 1
 * @param perSide points on either side, at least 1
 */
public record ProfileGrid(double reach, int perSide) {
    /** -30 % .. +30 % in steps of 0.25 %. */
    public static final ProfileGrid STANDARD = new ProfileGrid(0.30, 120);

    /** Throws {@link IllegalArgumentException} when there is no such grid. */
    public ProfileGrid {
        if (!(reach > 0 && reach < 1) || perSide < 1) {
            throw new IllegalArgumentException("a grid reaches a fraction below 1 and has points");
        }
    }

    /** How many points in all. */
    public int size() {
        return 2 * perSide + 1;
    }

    /** From one point to the next, a fraction of spot. */
    public double step() {
        return reach / perSide;
    }

    /** The move at a point, a fraction of spot; 0 at {@code perSide}. */
    public double move(int point) {
        return reach * (point - perSide) / perSide;
    }
}
