package gammadesk.views.book;

import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveColumn;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A number of the book before and after hypothetical trades.
 *
 * @param key what the line is about
 * @param label its words
 * @param unit of all three numbers; empty for a title
 * @param before NaN where it is not known
 * @param after NaN where it is not known or nothing is tried
 * @param difference after less before
 * @param text writes the first two
 * @param change writes the difference
 * @param reason why a number is missing
 */
record Compared(
        String key,
        String label,
        String unit,
        double before,
        double after,
        double difference,
        DoubleFunction<String> text,
        DoubleFunction<String> change,
        String reason) {
    /** A line that heads those under it. */
    static Compared title(String words) {
        return new Compared("title " + words, words, "", Double.NaN, Double.NaN, Double.NaN, _ -> "", _ -> "", "");
    }

    boolean isTitle() {
        return unit.isEmpty();
    }

    /** What, unit, before, after, difference. */
    static List<LiveColumn<Compared>> columns() {
        return List.of(
                LiveColumn.<Compared>words("what", "", 21, line -> (line.isTitle() ? "" : "   ") + line.label())
                        .exact(Compared::label),
                LiveColumn.<Compared>words("unit", "Unit", 6.5, Compared::unit).styled("dim"),
                number("before", "Before", Compared::before, Compared::text, "The book as it is"),
                number("after", "After", Compared::after, Compared::text, "With the hypothetical trades"),
                number("difference", "Difference", Compared::difference, Compared::change, "After less before"));
    }

    private static LiveColumn<Compared> number(
            String id,
            String title,
            ToDoubleFunction<Compared> value,
            Function<Compared, DoubleFunction<String>> text,
            String explained) {
        return LiveColumn.<Compared>figures(
                        id, title, 9, value, line -> write(line, value.applyAsDouble(line), text.apply(line)))
                .explained(explained)
                .hover(line -> line.isTitle() || Double.isFinite(value.applyAsDouble(line)) ? "" : line.missing(id));
    }

    private static String write(Compared line, double value, DoubleFunction<String> text) {
        return line.isTitle() ? "" : Double.isFinite(value) ? text.apply(value) : Numbers.MISSING;
    }

    private String missing(String column) {
        boolean nothingTried = !column.equals("before") && Double.isFinite(before);
        return nothingTried ? "no hypothetical trade: build one in the What-if panel" : reason;
    }
}
