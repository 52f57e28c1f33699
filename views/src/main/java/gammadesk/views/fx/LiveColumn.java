package gammadesk.views.fx;

import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.css.PseudoClass;

/**
 * A column of a {@link LiveTable}: how to read, write, explain and dress one value of a row.
 *
 * @param <R> what a row shows
 */
public final class LiveColumn<R> {
    private final String id;
    private final String title;
    private final double widthEm;
    private final ToDoubleFunction<R> value;
    private final Function<R, String> text;
    private final List<String> styles = new ArrayList<>();
    private final Map<PseudoClass, Predicate<R>> states = new LinkedHashMap<>();
    private Function<R, String> hover = _ -> "";
    private Function<R, String> exact = this::plainValue;
    private String explanation = "";
    private String group = "";
    private boolean flashing;

    private LiveColumn(String id, String title, double widthEm, ToDoubleFunction<R> value, Function<R, String> text) {
        this.id = id;
        this.title = title;
        this.widthEm = widthEm;
        this.value = value;
        this.text = text;
    }

    /** Figures, right-aligned. The text is asked for only when the value has changed. */
    public static <R> LiveColumn<R> figures(
            String id, String title, double widthEm, ToDoubleFunction<R> value, Function<R, String> text) {
        LiveColumn<R> column = new LiveColumn<>(id, title, widthEm, value, text);
        column.styles.add("figures");
        return column;
    }

    /** Words, left-aligned. */
    public static <R> LiveColumn<R> words(String id, String title, double widthEm, Function<R, String> text) {
        return new LiveColumn<>(id, title, widthEm, _ -> Double.NaN, text);
    }

    /** Adds style classes to the cells. */
    public LiveColumn<R> styled(String... classes) {
        styles.addAll(List.of(classes));
        return this;
    }

    /** Sets a pseudo-class on the cells of the rows for which the test holds. */
    public LiveColumn<R> marked(String pseudoClass, Predicate<R> test) {
        states.put(PseudoClass.getPseudoClass(pseudoClass), test);
        return this;
    }

    /** What the mouse reads out over a cell, empty for nothing. */
    public LiveColumn<R> hover(Function<R, String> words) {
        this.hover = words;
        return this;
    }

    /** What the mouse reads out over the header: the unit and the convention. */
    public LiveColumn<R> explained(String words) {
        this.explanation = words;
        return this;
    }

    /** Puts the column under a common header with its neighbours of the same group. */
    public LiveColumn<R> in(String groupTitle) {
        this.group = groupTitle;
        return this;
    }

    /** Lets cells light up for a moment when their value changes. */
    public LiveColumn<R> flashing() {
        this.flashing = true;
        return this;
    }

    /** What copying and exporting take where a number has more digits than a double keeps. */
    public LiveColumn<R> exact(Function<R, String> words) {
        this.exact = words;
        return this;
    }

    private String plainValue(R row) {
        double number = value(row);
        String words = Double.isNaN(number) ? text(row) : Numbers.exact(number);
        return words.equals(Numbers.MISSING) ? "" : words;
    }

    String exact(R row) {
        return exact.apply(row);
    }

    boolean isFigures() {
        return styles.contains("figures");
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    double widthEm() {
        return widthEm;
    }

    String explanation() {
        return explanation;
    }

    String group() {
        return group;
    }

    boolean isFlashing() {
        return flashing;
    }

    List<String> styles() {
        return styles;
    }

    Map<PseudoClass, Predicate<R>> states() {
        return states;
    }

    double value(R row) {
        return value.applyAsDouble(row);
    }

    String text(R row) {
        return text.apply(row);
    }

    String hover(R row) {
        return hover.apply(row);
    }
}
