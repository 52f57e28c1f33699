package gammadesk.analytics.learning.path;

/** What every model refuses to draw. */
final class Shape {
    private Shape() {}

    static void check(int paths, int steps, double stepYears) {
        if (paths < 1 || steps < 1 || !(stepYears > 0) || !Double.isFinite(stepYears)) {
            throw new IllegalArgumentException(paths + " paths of " + steps + " moves of " + stepYears + " years");
        }
    }
}
